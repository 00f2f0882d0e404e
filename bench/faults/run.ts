/** `npm run bench:faults`: trains what is not recorded yet, judges all recordings and writes the report. Flags of record.ts go to it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const flags = process.argv.slice(2);
const run = (script: string, args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
if (!flags.includes('--judge-only')) run('record.ts', flags);
run('write-report.ts', []);
