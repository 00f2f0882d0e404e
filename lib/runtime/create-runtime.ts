import { hostname } from 'node:os';
import { graceDays } from '../commands/change-runs.ts';
import { createRunJudge } from '../incidents/create-run-judge.ts';
import type { RunJudge, RunJudgeOptions } from '../incidents/judge.ts';
import { createIngest, type Ingest } from '../ingest/create-ingest.ts';
import { createLive } from '../live/create-live.ts';
import { createNotifications } from '../notifications/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Timer } from '../ports/timer.ts';
import type { Store } from '../storage/store.ts';
import { createAccess } from './access/create-access.ts';
import { createSignIn } from './access/create-sign-in.ts';
import type { ServerEnvironment } from './env.ts';
import { RunFollower } from './follow-run.ts';
import { createSnapshots } from './read-snapshots.ts';
import { RunJudges } from './run-judges.ts';
import { runsToCatchUp } from './runs-to-catch-up.ts';
import { RunStatuses } from './run-statuses.ts';
import type { Runtime } from './runtime.ts';
import { SilenceEnds } from './silence-ends.ts';
import { contactOf, targetPolicyOf } from './target-policy-of.ts';
import { UserRuleWatches } from './user-rule-watches.ts';
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
  readonly userRules: UserRuleWatches;
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
  const notifications = createNotifications({
    store, clock, timer, logger, request: { policy: targetPolicyOf(environment) }, contact: contactOf(environment),
    findSilence: ({ id }) => store.incidents.find(id)?.silence ?? null,
  });
  const follower: RunFollower = new RunFollower({ store, judges, statuses, live, notifications, clock, logger });
  const userRules = new UserRuleWatches({
    store, clock, logger, defer: setImmediate, statusOf: (runId) => statuses.of(runId),
    onIncidents: (runId, incidents) => follower.applyEffects(runId, { incidents, denseSamplingSteps: null }),
  });
  const liveness = new LivenessWatcher({ runs: store.runs, statuses, judges, follower, live, notifications, clock, logger });
  const silenceEnds = new SilenceEnds({ store, live, notifications, clock, timer, logger, checkEveryMs: livenessCheckMs });
  const access = createAccess({ ...environment, machineName: hostname(), store, clock });
  const signIn = createSignIn({ store, clock, logger });
  const ingest = createIngest({
    store, clock, logger,
    onStored(runId, packets) {
      follower.batchStored(runId, packets);
      userRules.stored(runId, packets);
    },
  });

  let cancelCheck: () => void;
  const check = () => {
    cancelCheck = timer.after(livenessCheckMs, check);
    try {
      silenceEnds.check();
      liveness.check();
      userRules.check();
      judges.tidy((runId) => statuses.of(runId) === 'running');
      statuses.tidy();
      for (const runId of store.history.purge(clock.nowMs() - graceDays * 86_400_000, 1)) live.runChanged(runId);
    } catch (error) {
      logger.error({ error }, 'The regular check of the runs failed; it is done again.');
    }
  };
  cancelCheck = timer.after(livenessCheckMs, check);
  judges.catchUp(runsToCatchUp(store.runs));
  silenceEnds.check();

  let isClosed = false;
  return {
    version: serverVersion, environment, clock, logger, store, snapshots, live, notifications, access, signIn, ingest, judges, follower, userRules, liveness,
    close() {
      if (isClosed) return;
      isClosed = true;
      cancelCheck();
      silenceEnds.close();
      notifications.close();
      ingest.close();
      userRules.watchWaiting();
      live.close();
      judges.close();
      store.close();
    },
  };
}
