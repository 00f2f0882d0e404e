import type { Task } from '../protocol/agent-channel.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { HistogramRecord } from '../protocol/packet.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { type Room, rooms as allRooms } from './catalogue.ts';
import type { SeriesFeed } from './part-walk.ts';
import { factsFrom, noFacts } from './facts-from.ts';
import { isGettingSomewhere } from './outcome.ts';
import { defaultsOf, type FactName, type Finding, type ParameterValues, type Parameters, type RunFacts } from './rule.ts';
import type { Moment, RuleChange, RuleSettings } from './rule-change.ts';
import { newMemory, noteOutcome, type RuleMemory, samplesToNext } from './rule-memory.ts';
import type { GrowingWindow } from './growing-window.ts';
import { type HeldSignals, RunSignals, seriesLimit } from './run-signals.ts';
import type { Signals } from './signals.ts';
import { Subscriptions } from './subscriptions.ts';

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

/** Rules one series or family drives, and the close before which its newest sample came. */
interface Trigger {
  readonly rooms: readonly number[];
  pulledIn: number;
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
  /** By place of the rule: 1 when its first signal has a sample in the open step; 1 when a fact it asks for is new. */
  private readonly touched: Uint8Array;
  private readonly informed: Uint8Array;
  /** What each rule may see, and whether all it needs is there (which then stays so). */
  private readonly views: Signals[];
  private readonly isFed: Uint8Array;
  /** Grows with every series and fact that is new: a rule that could not be called is not asked again before. */
  private knowledge = 1;
  private readonly refusedAt: Float64Array;
  /** How often `close` was called; by its rooms, what a sample makes due once a step however many series there are. */
  private closes = 0;
  private readonly triggers = new Map<readonly number[], Trigger>();
  /** By series name; as many as there can be signals. */
  private readonly feeds = new Map<string, SeriesFeed>();
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
    const flagsOf = (ids: readonly string[] = []): Uint8Array => Uint8Array.from(rooms, ({ rule }) => Number(ids.includes(rule.id)));
    this.touched = flagsOf(held?.touched);
    this.informed = flagsOf(held?.informed);
    this.views = rooms.map(({ rule }) => this.signals.view([...rule.signals, ...(rule.optionalSignals ?? [])]));
    this.isFed = new Uint8Array(rooms.length);
    this.refusedAt = new Float64Array(rooms.length);
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

  /** A row of `moment` begins; what its series hold goes to their feeds. */
  beginRow(moment: Moment): void {
    this.open = moment;
  }

  /** Takes the values of that series, `null` when no rule looks at it. */
  feed(name: string): SeriesFeed | null {
    const known = this.feeds.get(name);
    if (known !== undefined) return known;
    const rooms = this.subscriptions.of(name);
    if (rooms === null) return null;
    const trigger = this.triggerOf(rooms);
    let window: GrowingWindow | null = null;
    const feed: SeriesFeed = {
      add: (step, value) => {
        window ??= this.windowOf(name);
        window?.append(step, value);
        if (trigger.pulledIn !== this.closes) this.pull(trigger);
      },
    };
    if (this.feeds.size < seriesLimit) this.feeds.set(name, feed);
    return feed;
  }

  addHistogram(histogram: HistogramRecord): void {
    if (histogram.kind !== 'category' || !this.wants(histogram.name)) return;
    this.signals.appendCategories(histogram.name, { step: histogram.step, counts: [...histogram.counts] });
    this.knowledge += 1;
    this.pull(this.triggerOf(this.subscriptions.of(histogram.name) ?? []));
  }

  /** Takes the facts an event carries; rules that ask for them are called at the next `close`. */
  addEvent(event: RunEvent): void {
    const changes = factsFrom(event, this.facts);
    this.facts = { ...this.facts, ...changes };
    this.signals.setModel(this.facts.model);
    this.knowledge += 1;
    for (const name of Object.keys(changes) as FactName[]) this.inform(name);
  }

  /** What only a clock knows; rules that ask for it are called at the next `close`. */
  setLiveness(stepAgeMs: number | null): void {
    const steps = this.signals.window('step-ms');
    const times = steps === undefined ? [] : [...steps.recent.values.slice(-50)].filter(Number.isFinite).sort((one, other) => one - other);
    this.facts = { ...this.facts, liveness: { stepAgeMs, medianStepMs: times[Math.floor(times.length / 2)] ?? null } };
    this.knowledge += 1;
    this.inform('liveness');
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
    for (let index = 0; index < this.rooms.length; index++) {
      if (this.touched[index] === 0 && this.informed[index] === 0) continue;
      const { rule } = this.rooms[index]!;
      const memory = this.memories[index]!;
      memory.samples += this.touched[index]!;
      const isDue = this.informed[index] === 1 || memory.samples >= memory.dueAt;
      if (!isDue || !this.isCallable(index)) continue;
      memory.dueAt = memory.samples + samplesToNext(rule.everySamples, memory.samples);
      const change = this.call(index, step, () => (isGood ??= this.isOutcomeUnknown() || isGettingSomewhere(this.signals, this.facts.start?.loss ?? null)));
      if (change !== null) changes.push(change);
    }
    this.closes += 1;
    this.touched.fill(0);
    this.informed.fill(0);
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
    const idsOf = (flags: Uint8Array): string[] => this.rooms.filter((_, index) => flags[index] === 1).map(({ rule }) => rule.id);
    return {
      signals: this.signals.hold(),
      facts: this.facts,
      memories: Object.fromEntries(this.rooms.map(({ rule }, index) => [rule.id, this.memories[index]!])),
      open: this.open,
      touched: idsOf(this.touched),
      informed: idsOf(this.informed),
    };
  }

  /** Losses of networks against each other do not tell how good they get: there merely structural symptoms stay hints. */
  private isOutcomeUnknown(): boolean {
    return (this.facts.training?.task ?? this.facts.task) === 'adversarial';
  }

  private call(index: number, step: number, isGood: () => boolean): RuleChange | null {
    const { rule } = this.rooms[index]!;
    const memory = this.memories[index]!;
    let finding: Finding | null;
    try {
      finding = rule.evaluate({ step, signals: this.views[index]!, facts: this.facts }, this.parameters[index]!);
    } catch (fault: unknown) {
      memory.fault = fault instanceof Error ? fault.message : String(fault);
      return memory.phase === 'firing' ? { kind: 'cleared', rule: rule.id, finding: null, severity: memory.severity } : null;
    }
    const usual = finding?.severity ?? rule.severity;
    const severity = finding !== null && rule.isGatedByOutcome === true && usual !== 'critical' && isGood() ? 'info' : usual;
    const kind = noteOutcome(memory, finding, severity, rule.patience);
    return kind === 'nothing' ? null : { kind, rule: rule.id, finding, severity };
  }

  private windowOf(name: string): GrowingWindow | null {
    const window = this.signals.growing(name);
    if (window !== null) this.knowledge += 1;
    return window;
  }

  private triggerOf(rooms: readonly number[]): Trigger {
    const known = this.triggers.get(rooms) ?? { rooms, pulledIn: -1 };
    this.triggers.set(rooms, known);
    return known;
  }

  private pull(trigger: Trigger): void {
    trigger.pulledIn = this.closes;
    for (const index of trigger.rooms) this.touched[index] = 1;
  }

  private isCallable(index: number): boolean {
    if (this.refusedAt[index] === this.knowledge) return false;
    if (this.standing(index) === null) return true;
    this.refusedAt[index] = this.knowledge;
    return false;
  }

  /** Why the rule cannot be called, `null` when it can. */
  private standing(index: number): Pick<RuleCoverage, 'state' | 'missing'> | null {
    const { rule } = this.rooms[index]!;
    const { fault } = this.memories[index]!;
    if (this.settings[rule.id]?.isOff === true) return { state: 'off', missing: [] };
    if (fault !== null) return { state: 'failed', missing: [fault] };
    if (this.facts.task !== null && rule.silentForTasks?.includes(this.facts.task) === true) return { state: 'not-applicable', missing: [] };
    if (this.isFed[index] === 1) return null;
    const missing = [...rule.signals.filter((name) => !this.signals.has(name)), ...rule.facts.filter((name) => this.facts[name] === null)];
    if (missing.length > 0) return { state: 'not-evaluated', missing };
    this.isFed[index] = 1;
    return null;
  }

  /** Makes the rules due that ask for a fact which is new. Rules on series take facts as they come; only where NaN came from cannot wait. */
  private inform(name: FactName): void {
    this.rooms.forEach(({ rule }, index) => {
      const isAsked = rule.facts.includes(name) || (rule.optionalFacts ?? []).includes(name);
      if (isAsked && (rule.kind === 'preflight' || rule.signals.length === 0 || name === 'nonFiniteTrace')) this.informed[index] = 1;
    });
  }
}
