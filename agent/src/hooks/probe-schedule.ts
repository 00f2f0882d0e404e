/** Steps between two evaluations of the probe batch that are always granted. */
const spacing = 100;
/** Share of the elapsed time that more frequent ones may cost. */
const share = 0.01;
/** The first ones of a run are always granted: validation rules need a few points early. */
const always = 3;

/** Decides when the fixed probe batch is evaluated: at evaluations, and at most every 100 steps unless it costs next to nothing. */
export class ProbeSchedule {
  private count = 0;
  private lastStep = -Infinity;
  private spentMs = 0;
  private lastMs = 0;
  private readonly startedAt = performance.now();

  isDue(step: number, isEvaluation: boolean): boolean {
    if (step === this.lastStep) return false;
    if (step - this.lastStep >= spacing) return isEvaluation || this.count > 0 || step >= spacing;
    if (!isEvaluation) return false;
    return this.count < always || this.spentMs + this.lastMs <= share * (performance.now() - this.startedAt);
  }

  /** Runs an evaluation and books its cost. */
  run(step: number, evaluate: () => void): void {
    const before = performance.now();
    evaluate();
    this.lastMs = performance.now() - before;
    this.spentMs += this.lastMs;
    this.lastStep = step;
    this.count++;
  }
}
