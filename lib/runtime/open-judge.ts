import type { JudgeEffects, RunJudge, StoredPart } from '../incidents/judge.ts';
import type { Judgement } from '../live/live-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../storage/store.ts';
import { writeSavedJudge } from './saved-judge.ts';

/** Least time between two saves of a judge; what came after the last one is replayed after a crash. */
export const saveIntervalMs = 20_000;
/** A save that took long is not done again before this many times as long. */
const saveRestFactor = 100;

const noEffects: JudgeEffects = { incidents: [], denseSamplingSteps: null };

/** One run's judge with how much of the run it has seen. Its methods never throw: a judge that does is stopped and says so. */
export class OpenJudge {
  /** Packets of the run that the judge has seen; where a replay goes on. */
  packets: number;
  usedAtMs: number;
  private readonly judge: RunJudge;
  private isChanged = false;
  private saveNotBeforeMs: number;
  /** Why it judges no more in this process; `null` while it does. */
  private fault: string | null = null;

  constructor(
    private readonly runId: string,
    { judge, packets }: { readonly judge: RunJudge; readonly packets: number },
    private readonly options: { readonly store: Store; readonly clock: Clock; readonly logger: Logger },
  ) {
    this.judge = judge;
    this.packets = packets;
    this.usedAtMs = options.clock.nowMs();
    this.saveNotBeforeMs = this.usedAtMs + saveIntervalMs;
  }

  /** Judges the parts in order; of an incident that changes several times, the last form is in the effects. */
  observe(parts: Iterable<StoredPart>): JudgeEffects {
    const incidents = new Map<string, JudgeEffects['incidents'][number]>();
    let denseSamplingSteps: number | null = null;
    for (const part of parts) {
      const effects = this.guarded(() => this.judge.observe(part));
      if (this.fault !== null) break;
      this.packets += 1;
      for (const incident of effects.incidents) incidents.set(incident.id, incident);
      denseSamplingSteps = effects.denseSamplingSteps ?? denseSamplingSteps;
    }
    return { incidents: [...incidents.values()], denseSamplingSteps };
  }

  observeLiveness(liveness: Parameters<RunJudge['observeLiveness']>[0]): JudgeEffects {
    return this.guarded(() => this.judge.observeLiveness(liveness));
  }

  judgement(): Judgement {
    this.usedAtMs = this.options.clock.nowMs();
    const { judge, fault } = this;
    if (fault === null) return { coverage: judge.coverage(), verdict: judge.verdict(this.options.store.incidents.ofRun(this.runId)) };
    return {
      coverage: judge.coverage().map((rule) => ({ ...rule, state: 'failed', missing: [fault] })),
      verdict: {
        tone: 'warning',
        text: { en: `The diagnosis of this run stopped on a fault of its own (${fault}). Its curves are still recorded.`, zh: `本次运行的诊断因自身故障（${fault}）而停止，曲线仍在继续记录。` },
      },
    };
  }

  /** True once it broke: it judges no more. */
  get isStopped(): boolean {
    return this.fault !== null;
  }

  /** Saves what changed since the last save, if that is due or `isUrgent`. */
  saveWhenDue(isUrgent: boolean): void {
    if (this.isChanged && (isUrgent || this.options.clock.nowMs() >= this.saveNotBeforeMs)) this.save();
  }

  save(): void {
    // What a judge holds after a fault is not to be trusted: a restart goes on from the last good state.
    if (this.fault !== null) return;
    const { store, clock, logger } = this.options;
    const startedAtMs = clock.nowMs();
    try {
      store.incidents.saveDiagnosisState(this.runId, writeSavedJudge({ packets: this.packets, state: this.judge.state() }));
      this.isChanged = false;
    } catch (error) {
      logger.error({ runId: this.runId, error }, 'The diagnosis of a run could not be saved; it is tried again.');
    }
    const doneAtMs = clock.nowMs();
    this.saveNotBeforeMs = doneAtMs + Math.max(saveIntervalMs, saveRestFactor * (doneAtMs - startedAtMs));
  }

  private guarded(work: () => JudgeEffects): JudgeEffects {
    if (this.fault !== null) return noEffects;
    this.usedAtMs = this.options.clock.nowMs();
    this.isChanged = true;
    try {
      return work();
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
      this.options.logger.error({ runId: this.runId, error }, 'The diagnosis of a run stopped on a fault; its points are still stored and shown.');
      return noEffects;
    }
  }
}
