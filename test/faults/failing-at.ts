/** Counts calls and fails one of them. Tests run a scenario failing at the 1st, 2nd, 3rd … call until it passes untouched. */
export class FailingAt {
  private calls = 0;
  private isArmed = true;

  constructor(
    /** Which call fails, counted from 1. */
    private readonly failing: number,
    private readonly makeFault: () => Error,
    /** True when every call after the first failing one fails too, until `disarm`: a disk stays full. */
    private readonly lasts = false,
  ) {}

  /** Throws when this call is the one that fails. */
  pass(): void {
    if (!this.isArmed) return;
    this.calls++;
    if (this.calls === this.failing || (this.lasts && this.calls > this.failing)) throw this.makeFault();
  }

  /** True once a call has failed; false means the scenario had fewer calls, so there is nothing more to try. */
  get hasFailed(): boolean {
    return this.calls >= this.failing;
  }

  /** Lets everything pass from now on: the disk is back. */
  disarm(): void {
    this.isArmed = false;
  }
}

/** Runs `scenario` failing at call 1, 2, 3 … until one passes untouched; answers how many calls there were to fail. */
export async function failAtEveryCall(make: (failing: number) => FailingAt, scenario: (fault: FailingAt) => void | Promise<void>, most = 10_000): Promise<number> {
  for (let failing = 1; failing <= most; failing++) {
    const fault = make(failing);
    await scenario(fault);
    if (!fault.hasFailed) return failing - 1;
  }
  throw new Error(`The scenario still makes calls after ${most} of them.`);
}
