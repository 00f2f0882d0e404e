import type { JudgeEffects, RunJudge, RunJudgeOptions, StoredPart } from '../incidents/judge.ts';
import type { Judgement } from '../live/live-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../storage/store.ts';
import { readSavedJudge, writeSavedJudge } from './saved-judge.ts';

/** A judge nobody asked for this long, of a run that is over, is saved and let go. */
export const idleReleaseMs = 60_000;
/** Least time between two saves of a judge; what came after the last one is replayed after a crash. */
export const saveIntervalMs = 20_000;
/** A save that took long is not done again before this many times as long. */
const saveRestFactor = 100;

export const noEffects: JudgeEffects = { incidents: [], denseSamplingSteps: null };

interface OpenJudge {
  readonly judge: RunJudge;
  /** Packets of the run that the judge has seen; where a replay goes on. */
  packets: number;
  isChanged: boolean;
  usedAtMs: number;
  saveNotBeforeMs: number;
  /** Why it judges no more in this process; `null` while it does. */
  fault: string | null;
}

export interface RunJudgesOptions {
  readonly store: Store;
  readonly createJudge: (options: RunJudgeOptions) => RunJudge;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The judges of the runs that are in use, each rebuilt from its saved state and the packets stored since. A judge that throws
 * is stopped and reported; nothing else notices.
 */
export class RunJudges {
  private readonly open = new Map<string, OpenJudge>();

  constructor(private readonly options: RunJudgesOptions) {}

  get openCount(): number {
    return this.open.size;
  }

  /** Judges packets that were just stored, in order. */
  observe(runId: string, parts: readonly StoredPart[]): JudgeEffects {
    const known = this.open.get(runId);
    // A judge that is built now replays what is stored, these parts included.
    if (!known) return this.build(runId).effects;
    return this.guarded(runId, known, () => observeAll(known, parts));
  }

  /** Passes on what only the clock knows, and saves at once: a replay could not tell it again. */
  observeLiveness(runId: string, liveness: Parameters<RunJudge['observeLiveness']>[0]): JudgeEffects {
    const { entry, effects: earlier } = this.entryOf(runId);
    const effects = this.guarded(runId, entry, () => entry.judge.observeLiveness(liveness));
    if (effects.incidents.length > 0) this.save(runId, entry);
    return { incidents: [...earlier.incidents, ...effects.incidents], denseSamplingSteps: effects.denseSamplingSteps };
  }

  /** How far the run is judged, and the sentence that says it. */
  judgement(runId: string): Judgement {
    const { entry } = this.entryOf(runId);
    const { judge, fault } = entry;
    if (fault === null) return { coverage: judge.coverage(), verdict: judge.verdict() };
    return {
      coverage: judge.coverage().map((rule) => ({ ...rule, state: 'failed', missing: [fault] })),
      verdict: { tone: 'warning', text: { en: `Diagnosis of this run stopped on a fault of its own: ${fault}. The curves go on.`, zh: `本次运行的诊断因自身故障而停止：${fault}。曲线仍在继续记录。` } },
    };
  }

  /** Saves what is due, and lets go of judges that are idle; `isRunning` tells which runs still need theirs. */
  tidy(isRunning: (runId: string) => boolean): void {
    const nowMs = this.options.clock.nowMs();
    for (const [runId, entry] of this.open) {
      const isIdle = !isRunning(runId) && nowMs - entry.usedAtMs >= idleReleaseMs;
      if (entry.isChanged && (isIdle || nowMs >= entry.saveNotBeforeMs)) this.save(runId, entry);
      if (isIdle) this.open.delete(runId);
    }
  }

  /** Saves every judge and lets go of all. */
  close(): void {
    for (const [runId, entry] of this.open) if (entry.isChanged) this.save(runId, entry);
    this.open.clear();
  }

  private entryOf(runId: string): { readonly entry: OpenJudge; readonly effects: JudgeEffects } {
    const entry = this.open.get(runId);
    if (!entry) return this.build(runId);
    entry.usedAtMs = this.options.clock.nowMs();
    return { entry, effects: noEffects };
  }

  private build(runId: string): { readonly entry: OpenJudge; readonly effects: JudgeEffects } {
    const { store, clock } = this.options;
    const saved = readSavedJudge(store.incidents.loadDiagnosisState(runId));
    const nowMs = clock.nowMs();
    const entry: OpenJudge = { ...this.restore(runId, saved), isChanged: false, usedAtMs: nowMs, saveNotBeforeMs: nowMs + saveIntervalMs, fault: null };
    this.open.set(runId, entry);
    const incidents = new Map<string, JudgeEffects['incidents'][number]>();
    let denseSamplingSteps: number | null = null;
    for (const part of store.series.replay(runId, entry.packets)) {
      const effects = this.guarded(runId, entry, () => observeAll(entry, [part]));
      for (const incident of effects.incidents) incidents.set(incident.id, incident);
      denseSamplingSteps = effects.denseSamplingSteps;
      if (entry.fault !== null) break;
    }
    return { entry, effects: { incidents: [...incidents.values()], denseSamplingSteps } };
  }

  private restore(runId: string, saved: { readonly packets: number; readonly state: string } | null): Pick<OpenJudge, 'judge' | 'packets'> {
    const { store, createJudge, logger } = this.options;
    const run = store.runs.find(runId);
    const options: RunJudgeOptions = {
      runId,
      task: (run?.task ?? null) as RunJudgeOptions['task'],
      totalSteps: run?.totalSteps ?? null,
      settings: run ? store.ruleSettings.ofProject(run.project) : {},
    };
    if (saved) {
      try {
        return { judge: createJudge({ ...options, state: saved.state }), packets: saved.packets };
      } catch (error) {
        logger.warn({ runId, error }, 'The saved diagnosis of a run cannot be read; it is judged again from its first point.');
      }
    }
    return { judge: createJudge(options), packets: 0 };
  }

  private guarded(runId: string, entry: OpenJudge, judge: () => JudgeEffects): JudgeEffects {
    if (entry.fault !== null) return noEffects;
    try {
      entry.usedAtMs = this.options.clock.nowMs();
      entry.isChanged = true;
      return judge();
    } catch (error) {
      entry.fault = error instanceof Error ? error.message : String(error);
      this.options.logger.error({ runId, error }, 'Diagnosis of a run stopped on a fault; its points are still stored and shown.');
      return noEffects;
    }
  }

  private save(runId: string, entry: OpenJudge): void {
    // What a judge holds after a fault is not to be trusted: a restart goes on from the last good state.
    if (entry.fault !== null) return;
    const { store, clock, logger } = this.options;
    const startedAtMs = clock.nowMs();
    try {
      store.incidents.saveDiagnosisState(runId, writeSavedJudge({ packets: entry.packets, state: entry.judge.state() }));
      entry.isChanged = false;
    } catch (error) {
      logger.error({ runId, error }, 'The diagnosis of a run could not be saved; it is tried again.');
    }
    const doneAtMs = clock.nowMs();
    entry.saveNotBeforeMs = doneAtMs + Math.max(saveIntervalMs, saveRestFactor * (doneAtMs - startedAtMs));
  }
}

function observeAll(entry: OpenJudge, parts: readonly StoredPart[]): JudgeEffects {
  const incidents = new Map<string, JudgeEffects['incidents'][number]>();
  let denseSamplingSteps: number | null = null;
  for (const part of parts) {
    const effects = entry.judge.observe(part);
    entry.packets += 1;
    for (const incident of effects.incidents) incidents.set(incident.id, incident);
    denseSamplingSteps = effects.denseSamplingSteps ?? denseSamplingSteps;
  }
  return { incidents: [...incidents.values()], denseSamplingSteps };
}
