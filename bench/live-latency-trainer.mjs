/** Logs the clock and filler series at the asked rate: `node live-latency-trainer.mjs <points per second> <seconds>`. */
import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { init } from '@tunewatch/agent';

const [pointsPerSecond, seconds] = process.argv.slice(2).map(Number);
const stepsPerSecond = 100;
const fillers = Array.from({ length: pointsPerSecond / stepsPerSecond - 1 }, (_, index) => `bench/filler-${index}`);
const run = await init({ tf: core, project: 'bench', name: `live-${pointsPerSecond}` });
console.log(run.url);
const start = performance.now();
for (let step = 0; step < stepsPerSecond * seconds; step++) {
  const values = { 'bench/sent-at-ms': Date.now() };
  for (const name of fillers) values[name] = Math.sin(step / 50);
  run.log(values, { step });
  const waitMs = start + ((step + 1) * 1000) / stepsPerSecond - performance.now();
  await new Promise((resume) => setTimeout(resume, Math.max(0, waitMs)));
}
await run.finish();
