import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sendSpool, type SpoolOutcome } from './transport/leftovers.ts';
import { listAttemptFolders, readSpoolHeader } from './transport/spool-folder.ts';

export interface SyncOptions {
  /** Server to send to; left out, the one each run was recorded for. */
  url?: string | undefined;
  /** Access token; default `TUNEWATCH_TOKEN`. */
  token?: string | undefined;
  /** Longest time without any answer of the server, per attempt, in milliseconds; default 15000. */
  patienceMs?: number | undefined;
  /** Called after each attempt. */
  onAttempt?: (attempt: SyncedAttempt) => void;
}

export interface SyncedAttempt {
  folder: string;
  /** `null` when the folder's header cannot be read. */
  runId: string | null;
  /** `sent`: the server has all and the folder is gone. `left`: see `reason`. `busy`: a living process sends it. `unreadable`: not a spool folder. */
  outcome: 'sent' | 'left' | 'busy' | 'unreadable';
  /** Records the server acknowledged. */
  records: number;
  recordsLeft: number;
  /** Records (or damaged packets) that could not be sent, ever. */
  dropped: number;
  reason: string | null;
}

export interface SyncReport {
  attempts: SyncedAttempt[];
  records: number;
  recordsLeft: number;
  dropped: number;
}

/**
 * Sends what ended processes left in a spool folder: the folder of all attempts, or of a single one. Default
 * `TUNEWATCH_SPOOL_DIR`, else `~/.tunewatch/spool`. Resolves to what became of each; rejects only when there is no such folder.
 */
export async function sync(folder?: string, options: SyncOptions = {}): Promise<SyncReport> {
  const root = folder ?? (process.env['TUNEWATCH_SPOOL_DIR'] || join(homedir(), '.tunewatch', 'spool'));
  if (!statSync(root).isDirectory()) throw new Error(`${root} is not a folder`);
  const folders = readSpoolHeader(root) ? [root] : listAttemptFolders(root);
  const report: SyncReport = { attempts: [], records: 0, recordsLeft: 0, dropped: 0 };
  for (const one of folders) {
    const outcome = await sendSpool(one, {
      url: options.url,
      token: options.token ?? process.env['TUNEWATCH_TOKEN'] ?? null,
      ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    });
    const attempt = describeAttempt(one, outcome);
    report.attempts.push(attempt);
    report.records += attempt.records;
    report.recordsLeft += attempt.recordsLeft;
    report.dropped += attempt.dropped;
    options.onAttempt?.(attempt);
  }
  return report;
}

function describeAttempt(folder: string, outcome: SpoolOutcome): SyncedAttempt {
  return {
    folder,
    runId: outcome.kind === 'unreadable' ? null : outcome.runId,
    outcome: outcome.kind,
    records: 'records' in outcome ? outcome.records : 0,
    recordsLeft: 'recordsLeft' in outcome ? outcome.recordsLeft : 0,
    dropped: 'dropped' in outcome ? outcome.dropped : 0,
    reason: 'reason' in outcome ? outcome.reason : null,
  };
}
