/** `npm run replay [-- --write]`: judges every recording and prints what is found otherwise than committed; exit 1 on a difference. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOf, type Findings, findingsOf } from './judging/findings.ts';
import { judgeAll } from './judging/judge-all.ts';

const file = join(import.meta.dirname, 'findings.json');
const startedMs = performance.now();
const findings = findingsOf(judgeAll());
const committed = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Findings) : {};
const difference = differenceOf(committed, findings);
for (const line of difference) console.log(line);
console.log(`${Object.keys(findings).length} recordings judged in ${((performance.now() - startedMs) / 1000).toFixed(1)} s, ${difference.length === 0 ? 'nothing found otherwise' : 'found otherwise as above'}.`);
if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify(findings, null, 1)}\n`);
else if (difference.length > 0) process.exitCode = 1;
