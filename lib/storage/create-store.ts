import { createAccountStore } from './accounts.ts';
import { createAuditStore } from './audit.ts';
import { createCommentStore } from './comments.ts';
import { openDatabase, type DatabaseOptions } from './database.ts';
import { createFeedStore } from './feed.ts';
import { createHistoryStore } from './history/create-history-store.ts';
import { createViewStore } from './history/create-view-store.ts';
import { MetricRows } from './history/metric-rows.ts';
import { createIncidentStore } from './incidents.ts';
import { createNotificationStore } from './notifications.ts';
import { createInvitationStore } from './invitations.ts';
import { Presence } from './presence.ts';
import { createRuleSettingStore } from './rule-settings.ts';
import { createRunStore } from './runs.ts';
import { createSeriesStore } from './series.ts';
import { createSilenceStore } from './silences.ts';
import { createShareStore } from './shares.ts';
import { ChunkReader } from './state/chunk-reader.ts';
import { RunFolder } from './state/fold-run.ts';
import { RunLoader } from './state/load-run.ts';
import { RunCache } from './state/run-cache.ts';
import type { Store } from './store.ts';
import { createTokenStore } from './tokens.ts';
import { createUserRuleStore } from './user-rules.ts';

export interface StoreOptions extends DatabaseOptions {
  /** Memory that open runs may take before the longest unused ones are folded and given up; 256 MiB when not given. */
  readonly memoryBytes?: number;
  /** Packet bytes of a run after which they are folded into chunks; 1 MiB when not given. */
  readonly foldAfterBytes?: number;
  /** The time by which silences end, in milliseconds since the epoch; the system's when not given. */
  readonly now?: () => number;
}

/**
 * The store of a data directory, ready to use: migrated, and with what a crash left in the packet log folded. Throws a
 * TunewatchError that says what to do when the directory cannot be used (see `openDatabase`).
 */
export function createStore(options: StoreOptions): Store {
  const database = openDatabase(options);
  const { connection } = database;
  const isOwner = options.access !== 'visit';
  const chunks = new ChunkReader(connection);
  const loader = new RunLoader(connection, chunks);
  const metricRows = new MetricRows(connection);
  const folder = new RunFolder(connection, metricRows);
  const { logger, memoryBytes = 256 * 2 ** 20, foldAfterBytes = 2 ** 20, now = Date.now } = options;
  const cache = new RunCache({ connection, loader, folder, logger, memoryBytes, isOwner });
  const presence = new Presence(connection);
  const silences = createSilenceStore(connection);
  const { incidents, marks } = createIncidentStore(connection, { cache, silences, now });
  const store: Store = {
    runs: createRunStore(connection, cache, presence),
    series: createSeriesStore({ connection, cache, chunks, presence, foldAfterBytes, isOwner, logger }),
    incidents,
    marks,
    silences,
    comments: createCommentStore(connection),
    feed: createFeedStore(connection),
    tokens: createTokenStore(connection),
    ruleSettings: createRuleSettingStore(connection),
    userRules: createUserRuleStore(connection),
    audit: createAuditStore(connection),
    notifications: createNotificationStore(connection),
    history: createHistoryStore({ connection, cache, presence, metricRows, isOwner }),
    views: createViewStore(connection),
    accounts: createAccountStore(connection),
    invitations: createInvitationStore(connection),
    shares: createShareStore(connection),
    close() {
      if (!connection.sqlite.open) return;
      try {
        if (isOwner) {
          cache.foldAll();
          presence.writeAll();
        }
      } finally {
        database.close();
      }
    },
  };
  if (isOwner) foldLeftovers();
  return store;

  /** The lists of runs read rows, so rows must not lag behind the log of a run that is not in memory. */
  function foldLeftovers() {
    const left = connection.sqlite.prepare<[], { id: string }>('SELECT id FROM runs WHERE key IN (SELECT run_key FROM attempts WHERE key IN (SELECT attempt_key FROM packets))').all();
    for (const { id } of left) {
      const state = cache.get(id);
      if (cache.fold(state)) cache.forget(id); // one that could not be folded stays in memory, where it is complete
    }
  }
}
