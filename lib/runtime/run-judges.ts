import type { JudgeEffects, RunJudge, RunJudgeOptions, StoredPart } from '../incidents/judge.ts';
import type { Judgement } from '../live/live-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../storage/store.ts';
import { OpenJudge } from './open-judge.ts';
import { readSavedJudge, type SavedJudge } from './saved-judge.ts';

/** A judge nobody asked for this long, of a run that is over, is saved and let go. */
export const idleReleaseMs = 60_000;

export interface RunJudgesOptions {
  readonly store: Store;
  readonly createJudge: (options: RunJudgeOptions) => RunJudge;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Runs a task soon, after what is under way now. */
  readonly defer: (task: () => void) => void;
  /** Takes what a judge found, whoever asked it. */
  readonly onEffects: (runId: string, effects: JudgeEffects) => void;
}

/**
 * The judges of the runs that are in use, each rebuilt from its saved state and the packets stored since. A judge that throws
 * is stopped and reported; nothing else notices.
 */
export class RunJudges {
  private readonly open = new Map<string, OpenJudge>();
  /** Stored, not judged yet. A judge that is built takes its run out: it reads from the store what stands here. */
  private readonly waiting = new Map<string, StoredPart[]>();

  constructor(private readonly options: RunJudgesOptions) {}

  get openCount(): number {
    return this.open.size;
  }

  /** Takes packets that were just stored, in order; they are judged soon, after their acknowledgement has left. */
  stored(runId: string, parts: readonly StoredPart[]): void {
    if (this.waiting.size === 0) this.options.defer(() => this.judgeWaiting());
    const waiting = this.waiting.get(runId);
    if (waiting) waiting.push(...parts);
    else this.waiting.set(runId, [...parts]);
  }

  /** Judges what is stored of these runs and was not judged yet. */
  catchUp(runIds: readonly string[]): void {
    for (const runId of runIds) if (!this.open.has(runId)) this.stored(runId, []);
  }

  /** Judges all that waits, now. A run that cannot be (its store cannot be read) is judged later, from what is stored. */
  judgeWaiting(): void {
    for (const runId of [...this.waiting.keys()]) {
      try {
        this.judgeWaitingOf(runId);
      } catch (error) {
        this.waiting.delete(runId);
        this.open.delete(runId);
        this.options.logger.error({ runId, error }, 'A run could not be judged now.');
      }
    }
  }

  /** Passes on what only the clock knows, and saves at once what follows: a replay could not tell it again. */
  observeLiveness(runId: string, liveness: Parameters<RunJudge['observeLiveness']>[0]): void {
    this.judgeWaitingOf(runId);
    const judge = this.judgeOf(runId);
    const effects = judge.observeLiveness(liveness);
    if (effects.incidents.length > 0) judge.save();
    this.options.onEffects(runId, effects);
  }

  /** How far the run is judged, and the sentence that says it. */
  judgement(runId: string): Judgement {
    return this.judgeOf(runId).judgement();
  }

  /** Saves what is due, and lets go of judges that are idle; `isRunning` tells which runs still need theirs. */
  tidy(isRunning: (runId: string) => boolean): void {
    this.judgeWaiting();
    const nowMs = this.options.clock.nowMs();
    for (const [runId, judge] of this.open) {
      const isIdle = !isRunning(runId) && nowMs - judge.usedAtMs >= idleReleaseMs;
      judge.saveWhenDue(isIdle);
      if (isIdle) this.open.delete(runId);
    }
  }

  /** Judges what waits, saves every judge and lets go of all. */
  close(): void {
    this.judgeWaiting();
    for (const judge of this.open.values()) judge.saveWhenDue(true);
    this.open.clear();
  }

  private judgeWaitingOf(runId: string): void {
    const parts = this.waiting.get(runId);
    if (!parts) return;
    const judge = this.open.get(runId);
    if (!judge) this.build(runId);
    else {
      this.waiting.delete(runId);
      this.options.onEffects(runId, judge.observe(parts));
    }
  }

  private judgeOf(runId: string): OpenJudge {
    return this.open.get(runId) ?? this.build(runId);
  }

  private build(runId: string): OpenJudge {
    const { store, clock, logger, onEffects } = this.options;
    const judge = new OpenJudge(runId, this.restore(runId, readSavedJudge(store.incidents.loadDiagnosisState(runId))), { store, clock, logger });
    this.open.set(runId, judge);
    this.waiting.delete(runId);
    onEffects(runId, judge.observe(store.series.replay(runId, judge.packets)));
    return judge;
  }

  private restore(runId: string, saved: SavedJudge | null): { readonly judge: RunJudge; readonly packets: number } {
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
}
