/** `npm run bench [topic …]`: every topic, or the named ones, each in a process of its own so that they do not warm each other up. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const topics = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((topic) => !topics.includes(topic));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${topics.join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const topic of wanted.length > 0 ? wanted : topics) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--expose-gc', join(import.meta.dirname, `${topic}.bench.ts`)], { stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
