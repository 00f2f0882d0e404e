/** Says each cause once: nothing that goes wrong in the agent may reach the training. */
export class Guard {
  private readonly counts = new Map<string, number>();

  /** `tell` writes for the person at the terminal, `record` puts the warning into the run. Neither is called twice for one code. */
  constructor(
    private readonly tell: (message: string) => void,
    private readonly record: (code: string, message: string) => void,
  ) {}

  warn(code: string, message: string): void {
    const seen = this.counts.get(code) ?? 0;
    this.counts.set(code, seen + 1);
    if (seen > 0) return;
    try {
      this.tell(message);
      this.record(code, message);
    } catch {
      // A closed stderr or a full buffer: there is nobody left to tell.
    }
  }

  /** Records a warning the person at the terminal has already seen. */
  note(code: string, message: string): void {
    const seen = this.counts.get(code) ?? 0;
    this.counts.set(code, seen + 1);
    if (seen === 0) this.record(code, message);
  }

  /** How often a cause came up. */
  count(code: string): number {
    return this.counts.get(code) ?? 0;
  }

  /** The result of `work`, or `undefined` after it threw; then a warning of this code tells what happened. */
  run<Result>(code: string, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.warn(code, `${describe(error)} (training goes on, this part is not recorded)`);
      return undefined;
    }
  }
}

/** The message of an error, or whatever was thrown in its place as text. */
export function describe(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'something that cannot be shown was thrown';
  }
}
