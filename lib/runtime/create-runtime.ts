import { hostname } from 'node:os';
import { graceDays } from '../commands/change-runs.ts';
import { createRunJudge } from '../incidents/create-run-judge.ts';
import type { RunJudge, RunJudgeOptions } from '../incidents/judge.ts';
import { createIngest, type Ingest } from '../ingest/create-ingest.ts';
import { createLive } from '../live/create-live.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Timer } from '../ports/timer.ts';
import type { Store } from '../storage/store.ts';
import { createAccess } from './access/create-access.ts';
import type { ServerEnvironment } from './env.ts';
import { RunFollower } from './follow-run.ts';
import { createSnapshots } from './read-snapshots.ts';
import { RunJudges } from './run-judges.ts';
import { runsToCatchUp } from './runs-to-catch-up.ts';
import { RunStatuses } from './run-statuses.ts';
import type { Runtime } from './runtime.ts';
import { serverVersion } from './version.ts';
import { livenessCheckMs, LivenessWatcher } from './watch-liveness.ts';

export interface RuntimeOptions {
  readonly environment: ServerEnvironment;
  readonly store: Store;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  /** Other judges than the real ones, for tests. */
  readonly createJudge?: (options: RunJudgeOptions) => RunJudge;
}

/** A runtime with the parts that only the server itself needs. */
export interface ServerRuntime extends Runtime {
  readonly ingest: Ingest;
  readonly judges: RunJudges;
  readonly follower: RunFollower;
  readonly liveness: LivenessWatcher;
  /** Stops what is planned, saves the judges and closes the store. Once is enough; more does nothing. */
  close(): void;
}

/** Wires the floors together over an open store and begins to watch liveness. */
export function createRuntime({ environment, store, clock, timer, logger, createJudge = createRunJudge }: RuntimeOptions): ServerRuntime {
  const judges = new RunJudges({ store, createJudge, clock, logger, defer: setImmediate, onEffects: (runId, effects) => follower.applyEffects(runId, effects) });
  const statuses = new RunStatuses(store.runs, clock, logger);
  const snapshots = createSnapshots(store, judges);
  const live = createLive({ source: snapshots, clock, timer, logger });
  const follower: RunFollower = new RunFollower({ store, judges, statuses, live, clock, logger });
  const liveness = new LivenessWatcher({ runs: store.runs, statuses, judges, follower, live, clock, logger });
  const access = createAccess({ ...environment, machineName: hostname(), tokens: store.tokens, clock });
  const ingest = createIngest({ store, clock, logger, onStored: (runId, packets) => follower.batchStored(runId, packets) });

  let cancelCheck: () => void;
  const check = () => {
    cancelCheck = timer.after(livenessCheckMs, check);
    try {
      liveness.check();
      judges.tidy((runId) => statuses.of(runId) === 'running');
      statuses.tidy();
      for (const runId of store.history.purge(clock.nowMs() - graceDays * 86_400_000, 1)) live.runChanged(runId);
    } catch (error) {
      logger.error({ error }, 'The regular check of the runs failed; it is done again.');
    }
  };
  cancelCheck = timer.after(livenessCheckMs, check);
  judges.catchUp(runsToCatchUp(store.runs));

  let isClosed = false;
  return {
    version: serverVersion, environment, clock, logger, store, snapshots, live, access, ingest, judges, follower, liveness,
    close() {
      if (isClosed) return;
      isClosed = true;
      cancelCheck();
      ingest.close();
      live.close();
      judges.close();
      store.close();
    },
  };
}
