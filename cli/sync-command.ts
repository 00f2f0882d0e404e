import { Option, type Command } from 'commander';
import type { SyncedAttempt } from '../agent/src/sync.ts';
import type { Finish } from './finish.ts';
import { printJson } from './print.ts';

interface SyncOptions {
  readonly url?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** `tunewatch sync <folder>`: sends what ended trainings left in a spool folder. */
export function addSyncCommand(program: Command, finish: Finish): void {
  program
    .command('sync <folder>')
    .description('Sends what ended trainings left in a spool folder to a server. Nothing is sent twice; what the server has is removed.')
    .addOption(new Option('--url <address>', 'server to send to; left out, the one each run was recorded for').env('TUNEWATCH_URL'))
    .addOption(new Option('--token <token>', 'access token of scope agent').env('TUNEWATCH_TOKEN'))
    .option('--json', 'print JSON')
    .action(async (folder: string, { url, token, json }: SyncOptions) => {
      const { sync } = await import('../agent/src/sync.ts');
      const report = await sync(folder, { url, token, onAttempt: json ? () => undefined : tell });
      if (json) printJson(report);
      else process.stdout.write(`${report.attempts.length} attempts: ${report.records} records sent, ${report.recordsLeft} left, ${report.dropped} lost.\n`);
      finish(report.attempts.every(isDone) ? 0 : 1);
    });
}

/** Sent, or in the hands of a process that lives. */
function isDone({ outcome }: SyncedAttempt): boolean {
  return outcome === 'sent' || outcome === 'busy';
}

function tell({ folder, runId, outcome, records, recordsLeft, reason }: SyncedAttempt): void {
  const what = {
    sent: `run ${runId}: ${records} records sent`,
    left: `run ${runId}: ${records} records sent, ${recordsLeft} left: ${reason}`,
    busy: `run ${runId}: its own process is still sending`,
    unreadable: `${folder}: is no spool folder of a training`,
  };
  process.stdout.write(`${what[outcome]}\n`);
}
