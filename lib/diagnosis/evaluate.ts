import type { Task } from '../protocol/agent-channel.ts';
import type { Severity } from '../protocol/cause.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { HistogramRecord } from '../protocol/packet.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { type Room, rooms as allRooms } from './catalogue.ts';
import { isGettingSomewhere } from './outcome.ts';
import { defaultsOf, type FactName, type Finding, type ParameterValues, type Parameters, type RunFacts } from './rule.ts';
import { newMemory, noteOutcome, type RuleMemory, samplesToNext } from './rule-memory.ts';
import { type HeldSignals, RunSignals } from './run-signals.ts';
import { Subscriptions } from './subscriptions.ts';

export type RuleSettings = Readonly<Record<string, { readonly isOff: boolean; readonly parameters: Readonly<Record<string, number>> }>>;

/** A rule began or went on to find something (`found`), or stopped (`cleared`). `pending` findings are not often enough yet. */
export interface RuleChange {
  readonly kind: 'found' | 'cleared' | 'pending';
  readonly rule: string;
  /** `null` when cleared. */
  readonly finding: Finding | null;
  /** After the outcome gate. */
  readonly severity: Severity;
}
export interface Moment {
  readonly step: number;
  readonly atMs: number;
}

export interface EvaluationOptions {
  readonly task: Task | null;
  readonly totalSteps: number | null;
  readonly settings?: RuleSettings;
  /** The whole catalogue, unless a test brings its own rooms. */
  readonly rooms?: readonly Room[];
  readonly held?: HeldEvaluation;
}

/** JSON form of an evaluation. */
export interface HeldEvaluation {
  readonly signals: HeldSignals;
  readonly facts: RunFacts;
  readonly memories: Readonly<Record<string, RuleMemory>>;
  readonly open: Moment | null;
  readonly touched: readonly string[];
  readonly informed: readonly string[];
}

/**
 * Calls the rules on the signals of one run as these grow. What belongs to one step is taken together: rules are called
 * when the next step begins (`close`), so the calls depend on the steps alone and not on how the run was cut into parts.
 */
export class Evaluation {
  private readonly rooms: readonly Room[];
  private readonly settings: RuleSettings;
  private readonly signals: RunSignals;
  private readonly memories: RuleMemory[];
  private readonly parameters: ParameterValues<Parameters>[];
  private readonly subscriptions: Subscriptions;
  /** Places of rules whose first signal has a sample in the open step, and of those that ask for a fact that is new. */
  private readonly touched: Set<number>;
  private readonly informed: Set<number>;
  private facts: RunFacts;
  private open: Moment | null;

  constructor({ task, totalSteps, settings = {}, rooms = allRooms, held }: EvaluationOptions) {
    this.rooms = rooms;
    this.subscriptions = new Subscriptions(rooms);
    this.settings = settings;
    this.signals = held === undefined ? new RunSignals() : RunSignals.restore(held.signals);
    this.facts = { ...(held?.facts ?? noFacts), ...(task === null ? {} : { task }), totalSteps: totalSteps ?? held?.facts.totalSteps ?? null };
    this.signals.setModel(this.facts.model);
    this.memories = rooms.map(({ rule }) => structuredClone(held?.memories[rule.id]) ?? newMemory());
    this.parameters = rooms.map(({ rule }) => ({ ...defaultsOf(rule.parameters), ...settings[rule.id]?.parameters }));
    const placesOf = (ids: readonly string[] = []): Set<number> => new Set(rooms.flatMap(({ rule }, index) => (ids.includes(rule.id) ? [index] : [])));
    this.touched = placesOf(held?.touched);
    this.informed = placesOf(held?.informed);
    this.open = held?.open ?? null;
  }

  /** False for series no rule looks at. */
  wants(name: string): boolean {
    return this.subscriptions.of(name) !== null;
  }

  /** True when `step` is another step than the one being gathered: `close` first. */
  isAnother(step: number): boolean {
    return this.open !== null && this.open.step !== step;
  }

  /** True when `step` lies beyond the one being gathered: what happens there belongs to the next. */
  isPassedBy(step: number): boolean {
    return this.open !== null && step > this.open.step;
  }

  addRow(moment: Moment, values: readonly (readonly [string, number])[]): void {
    this.open = moment;
    for (const [name, value] of values) {
      this.signals.append(name, moment.step, value);
      for (const index of this.subscriptions.of(name) ?? []) this.touched.add(index);
    }
  }

  addHistogram(histogram: HistogramRecord): void {
    if (histogram.kind !== 'category' || !this.wants(histogram.name)) return;
    this.signals.appendCategories(histogram.name, { step: histogram.step, counts: [...histogram.counts] });
    for (const index of this.subscriptions.of(histogram.name) ?? []) this.touched.add(index);
  }

  /** Takes the facts an event carries; rules that ask for them are called at the next `close`. */
  addEvent(event: RunEvent): void {
    if (event.kind === 'model-described') this.learn('model', event.model);
    else if (event.kind === 'training-described') {
      this.learn('training', event.training);
      if (this.facts.task === null) this.learn('task', event.training.task);
      this.facts = { ...this.facts, totalSteps: this.facts.totalSteps ?? event.training.totalSteps };
    } else if (event.kind === 'data-described') this.learn('data', event.data);
    else if (event.kind === 'start-probed') this.learn('start', event.start);
    else if (event.kind === 'non-finite-traced' && this.facts.nonFiniteTrace === null) this.learn('nonFiniteTrace', event.trace); // the first place is the one that explains
  }

  /** What only a clock knows; rules that ask for it are called at the next `close`. */
  setLiveness(stepAgeMs: number | null): void {
    const steps = this.signals.window('step-ms');
    const times = steps === undefined ? [] : [...steps.recent.values.slice(-50)].filter(Number.isFinite).sort((one, other) => one - other);
    this.learn('liveness', { stepAgeMs, medianStepMs: times[Math.floor(times.length / 2)] ?? null });
  }

  get isStalled(): boolean {
    return (this.facts.liveness?.stepAgeMs ?? 0) > 0;
  }

  get moment(): Moment | null {
    return this.open;
  }

  get runFacts(): RunFacts {
    return this.facts;
  }

  get runSignals(): Pick<RunSignals, 'window'> {
    return this.signals;
  }

  /** Calls the rules that are due after the step that was gathered, in the catalogue's order. */
  close(): RuleChange[] {
    const step = this.open?.step ?? 0;
    const changes: RuleChange[] = [];
    let isGood: boolean | null = null;
    for (const index of [...new Set([...this.touched, ...this.informed])].sort((one, other) => one - other)) {
      const { rule } = this.rooms[index]!;
      const memory = this.memories[index]!;
      if (this.touched.has(index)) memory.samples += 1;
      const isDue = this.informed.has(index) || memory.samples >= memory.dueAt;
      if (!isDue || this.standing(index) !== null) continue;
      memory.dueAt = memory.samples + samplesToNext(rule.everySamples, memory.samples);
      const change = this.call(index, step, () => (isGood ??= isGettingSomewhere(this.signals, this.facts.start?.loss ?? null)));
      if (change !== null) changes.push(change);
    }
    this.touched.clear();
    this.informed.clear();
    return changes;
  }

  coverage(): RuleCoverage[] {
    return this.rooms.map(({ rule }, index) => {
      const memory = this.memories[index]!;
      const standing = this.standing(index);
      const base = { rule: rule.id, kind: rule.kind };
      if (standing !== null) return { ...base, ...standing };
      if (memory.phase === 'firing') return { ...base, state: 'firing', missing: [] };
      const isWarm = memory.evaluations >= Math.min(rule.patience.outOf, rule.patience.fireAfter) && memory.samples >= (rule.warmUpSamples ?? 0);
      return { ...base, state: isWarm ? 'watching' : 'warming-up', missing: [] };
    });
  }

  hold(): HeldEvaluation {
    return {
      signals: this.signals.hold(),
      facts: this.facts,
      memories: Object.fromEntries(this.rooms.map(({ rule }, index) => [rule.id, this.memories[index]!])),
      open: this.open,
      touched: [...this.touched].map((index) => this.rooms[index]!.rule.id),
      informed: [...this.informed].map((index) => this.rooms[index]!.rule.id),
    };
  }

  private call(index: number, step: number, isGood: () => boolean): RuleChange | null {
    const { rule } = this.rooms[index]!;
    const memory = this.memories[index]!;
    const patterns = [...rule.signals, ...(rule.optionalSignals ?? [])];
    let finding: Finding | null;
    try {
      finding = rule.evaluate({ step, signals: this.signals.view(patterns), facts: this.facts }, this.parameters[index]!);
    } catch (fault: unknown) {
      memory.fault = fault instanceof Error ? fault.message : String(fault);
      return memory.phase === 'firing' ? { kind: 'cleared', rule: rule.id, finding: null, severity: memory.severity } : null;
    }
    const usual = finding?.severity ?? rule.severity;
    const severity = finding !== null && rule.isGatedByOutcome === true && usual !== 'critical' && isGood() ? 'info' : usual;
    const kind = noteOutcome(memory, finding, severity, rule.patience);
    return kind === 'nothing' ? null : { kind, rule: rule.id, finding, severity };
  }

  /** Why the rule cannot be called, `null` when it can. */
  private standing(index: number): Pick<RuleCoverage, 'state' | 'missing'> | null {
    const { rule } = this.rooms[index]!;
    const { fault } = this.memories[index]!;
    if (this.settings[rule.id]?.isOff === true) return { state: 'off', missing: [] };
    if (fault !== null) return { state: 'failed', missing: [fault] };
    if (this.facts.task !== null && rule.silentForTasks?.includes(this.facts.task) === true) return { state: 'not-applicable', missing: [] };
    const missing = [...rule.signals.filter((name) => !this.signals.has(name)), ...rule.facts.filter((name) => this.facts[name] === null)];
    return missing.length > 0 ? { state: 'not-evaluated', missing } : null;
  }

  private learn<Name extends FactName>(name: Name, value: RunFacts[Name]): void {
    this.facts = { ...this.facts, [name]: value };
    if (name === 'model') this.signals.setModel(this.facts.model);
    this.rooms.forEach(({ rule }, index) => {
      const isAsked = rule.facts.includes(name) || (rule.optionalFacts ?? []).includes(name);
      if (!isAsked || (rule.kind === 'rule' && rule.signals.length > 0 && name !== 'nonFiniteTrace')) return;
      this.informed.add(index);
    });
  }
}

const noFacts: RunFacts = { task: null, totalSteps: null, model: null, training: null, data: null, start: null, nonFiniteTrace: null, liveness: null };
