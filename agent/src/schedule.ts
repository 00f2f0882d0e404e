import { signalGroups, type SignalGroup } from './probe-sink.ts';

export interface ScheduleOptions {
  /** Fewest steps between two samples of a group. */
  readonly every: Readonly<Record<SignalGroup, number>>;
  /** Agent time over the rest of the training time, 0–1. */
  readonly budget: number;
}

/** The first steps are sampled densely: most faults show there. */
export const denseSteps = 50;
/** The dense start may use up the budget of this many steps; then it samples every `thinDenseEvery` steps only. */
const denseBudgetSteps = 2_000;
const thinDenseEvery = 5;
/** Most steps a server may ask to sample densely at once. */
const requestedStepsAllowed = 200;
/** Dense sampling on request goes on while the cost stays below this multiple of the budget. */
const requestedCostAllowed = 1.5;
/** Histograms are the largest records: also a dense phase takes only every tenth. */
const denseHistogramEvery = 10;
/** Steps within which a debt (from the dense start) is paid off. */
const repaySteps = 500;
/** While a debt is paid off, at least this share of the budget is left for sampling. */
const leastShare = 0.5;
/** Whatever every step costs besides: this share of the budget is the samples' own, so that layers never go dark. */
const sampleShare = 0.25;
const widestStretch = 50;
const smoothing = 0.1;

interface GroupState {
  readonly every: number;
  /** Smoothed milliseconds a sample takes; `null` before the first. */
  costMs: number | null;
  chargedMs: number;
  lastDueStep: number | null;
  asked: { readonly step: number; readonly isDue: boolean } | null;
}

/**
 * Decides which steps are sampled so that agent time / rest of the training time stays within the budget over the whole
 * run: intervals are stretched by what the samples were seen to cost. Has no clock: it is told times.
 */
export class Schedule {
  private readonly groups: Record<SignalGroup, GroupState>;
  private firstStep: number | null = null;
  private denseUntil = -1;
  private nextStep = 0;
  private baseChargedMs = 0;
  private baseCostMs = 0;
  private trainStepMs: number | null = null;
  private agentMs = 0;
  private trainMs = 0;
  private stretch = 1;
  private stepsDone = 0;
  totalSteps: number | null = null;

  constructor(private readonly options: ScheduleOptions) {
    const state = (group: SignalGroup): GroupState => ({ every: options.every[group], costMs: null, chargedMs: 0, lastDueStep: null, asked: null });
    this.groups = { norms: state('norms'), activations: state('activations'), input: state('input'), histograms: state('histograms') };
  }

  /** Agent time over the rest of the training time so far; 0 before the first step. */
  get costRatio(): number {
    return this.trainMs > 0 ? this.agentMs / this.trainMs : 0;
  }

  isDue(group: SignalGroup, step: number): boolean {
    const state = this.groups[group];
    if (state.asked?.step === step) return state.asked.isDue;
    this.firstStep ??= step;
    const isDue = this.decide(group, state, step);
    state.asked = { step, isDue };
    if (isDue) state.lastDueStep = step;
    return isDue;
  }

  /** Sample every step for the next `steps` steps, as far as the budget allows. */
  requestDense(steps: number): void {
    this.denseUntil = Math.max(this.denseUntil, this.nextStep + Math.min(steps, requestedStepsAllowed));
  }

  /** Work of the agent within the current step; without a group it is what every step costs. */
  charge(group: SignalGroup | null, ms: number): void {
    if (!(ms > 0)) return;
    this.agentMs += ms;
    if (group === null) this.baseChargedMs += ms;
    else this.groups[group].chargedMs += ms;
  }

  /** `stepMs`: wall time of the whole step, charged work included. */
  stepFinished(step: number, stepMs: number): void {
    this.firstStep ??= step;
    this.nextStep = step + 1;
    let chargedMs = this.baseChargedMs;
    for (const group of signalGroups) {
      const state = this.groups[group];
      chargedMs += state.chargedMs;
      if (state.asked?.step === step && state.asked.isDue) state.costMs = smoothed(state.costMs, state.chargedMs);
      state.chargedMs = 0;
    }
    const trainMs = Math.max(0, stepMs - chargedMs);
    this.trainMs += trainMs;
    this.stepsDone += 1;
    // The first step compiles and allocates: it says nothing about the next ones.
    if (this.stepsDone > 1 || this.trainStepMs === null) this.trainStepMs = this.stepsDone === 2 ? trainMs : smoothed(this.trainStepMs, trainMs);
    this.baseCostMs = smoothed(this.baseCostMs, this.baseChargedMs);
    this.baseChargedMs = 0;
    this.stretch = this.computeStretch();
  }

  private decide(group: SignalGroup, state: GroupState, step: number): boolean {
    const sinceLast = state.lastDueStep === null ? Number.POSITIVE_INFINITY : step - state.lastDueStep;
    if (sinceLast < 0) return true; // resumed at an earlier step
    if (this.isDense(step)) return sinceLast >= Math.min(state.every, this.denseInterval(group));
    return sinceLast >= Math.round(state.every * this.stretch);
  }

  private isDense(step: number): boolean {
    if (step - this.firstStep! < denseSteps) return true;
    return step < this.denseUntil && this.costRatio <= requestedCostAllowed * this.options.budget;
  }

  private denseInterval(group: SignalGroup): number {
    if (group === 'histograms') return denseHistogramEvery;
    const allowedMs = this.options.budget * Math.max(denseBudgetSteps, this.totalSteps ?? 0) * (this.trainStepMs ?? 0);
    return this.stepsDone > 1 && this.agentMs > allowedMs ? thinDenseEvery : 1;
  }

  private computeStretch(): number {
    const { budget } = this.options;
    const stepMs = this.trainStepMs ?? 0;
    let wantedMs = 0;
    for (const group of signalGroups) wantedMs += (this.groups[group].costMs ?? 0) / this.groups[group].every;
    if (wantedMs === 0) return 1;
    const horizonMs = this.horizonSteps() * stepMs;
    const share = horizonMs > 0 ? (budget * (this.trainMs + horizonMs) - this.agentMs) / horizonMs : budget;
    const affordableMs = Math.min(2 * budget, Math.max(leastShare * budget, share)) * stepMs - this.baseCostMs;
    const allowedMs = Math.max(sampleShare * budget * stepMs, affordableMs);
    if (allowedMs <= wantedMs / widestStretch) return widestStretch;
    return Math.max(1, wantedMs / allowedMs);
  }

  private horizonSteps(): number {
    const left = this.totalSteps === null ? repaySteps : this.totalSteps - this.nextStep;
    return Math.min(repaySteps, Math.max(denseSteps, left));
  }
}

function smoothed(before: number | null, value: number): number {
  return before === null ? value : before + smoothing * (value - before);
}
