/**
 * Logs a value for every step through the built agent until told to stop, and writes the same to a journal of its own:
 * `node trainer.mjs <journal file> <milliseconds between steps>`. SIGUSR2 lets it finish.
 */
import { appendFileSync } from 'node:fs';
import { init } from '@tunewatch/agent';

const [journal, pauseMs] = process.argv.slice(2);
let isEnding = false;
process.on('SIGUSR2', () => (isEnding = true));

const run = await init({ project: 'crash', name: 'trainer' });
console.log(run.id);
for (let step = 0; !isEnding; step++) {
  const loss = step % 97 === 13 ? NaN : step % 101 === 17 ? Infinity : Math.fround(2 / (1 + step / 100));
  const values = { 'train/loss': loss, 'crash/float64': Math.sin(step) };
  run.log(values, { step });
  appendFileSync(journal, `${step}\t${loss}\t${values['crash/float64']}\n`);
  await new Promise((resume) => setTimeout(resume, Number(pauseMs)));
}
await run.finish({ timeoutMs: 30_000 });
