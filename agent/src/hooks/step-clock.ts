/** Something that makes updates: one watched model or list of variables. */
export interface Stepping {
  /** `StepClock.count` when it made its last update, `null` before the first. */
  lastSeen: number | null;
}

/**
 * Decides whose updates count as steps of the run: those of the first watched optimizer; when it rests (a second phase
 * trains another model), those of the one that goes on. So two optimizers that take turns share their step numbers.
 */
export class StepClock {
  private count = 0;
  private owner: Stepping | null = null;

  /** Registers an update of `stepping`; true when it ends a step of the run. */
  advance(stepping: Stepping): boolean {
    if (this.owner === null || (this.owner !== stepping && stepping.lastSeen === this.count)) this.owner = stepping;
    const isStep = this.owner === stepping;
    if (isStep) this.count++;
    stepping.lastSeen = this.count;
    return isStep;
  }
}
