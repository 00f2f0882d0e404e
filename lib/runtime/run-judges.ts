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
  /** Rule settings each open judge was built with, as JSON. */
  private readonly builtWith = new Map<string, string>();
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
        this.letGo(runId);
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

  /**
   * Saves what is due, lets go of judges that are idle, and gives running ones the rule settings that were changed meanwhile;
   * `isRunning` tells which runs still need theirs.
   */
  tidy(isRunning: (runId: string) => boolean): void {
    this.judgeWaiting();
    this.renewSettings();
    const nowMs = this.options.clock.nowMs();
    for (const [runId, judge] of this.open) {
      const isIdle = !isRunning(runId) && nowMs - judge.usedAtMs >= idleReleaseMs;
      judge.saveWhenDue(isIdle);
      if (isIdle) this.letGo(runId);
    }
  }

  /** Judges what waits, saves every judge and lets go of all. */
  close(): void {
    this.judgeWaiting();
    for (const judge of this.open.values()) judge.saveWhenDue(true);
    this.open.clear();
    this.builtWith.clear();
  }

  /** Rebuilds the judges whose project's rule settings changed: each goes on from where it stood, with the new ones. */
  private renewSettings(): void {
    const known = new Map<string, string>();
    for (const [runId, judge] of [...this.open]) {
      const project = this.options.store.runs.find(runId)?.project;
      if (project === undefined) continue;
      const settings = known.get(project) ?? JSON.stringify(this.options.store.ruleSettings.ofProject(project));
      known.set(project, settings);
      if (settings === this.builtWith.get(runId) || judge.isStopped) continue;
      judge.save();
      this.letGo(runId);
      this.build(runId);
    }
  }

  private letGo(runId: string): void {
    this.open.delete(runId);
    this.builtWith.delete(runId);
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
    const settings = run ? store.ruleSettings.ofProject(run.project) : {};
    this.builtWith.set(runId, JSON.stringify(settings));
    const options: RunJudgeOptions = {
      runId,
      task: (run?.task ?? null) as RunJudgeOptions['task'],
      totalSteps: run?.totalSteps ?? null,
      settings,
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
