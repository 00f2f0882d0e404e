/** Time per batch and memory of the judge on a run of a million steps, and on a model of 2,000 layers. */
import { createRunJudge } from '../lib/incidents/create-run-judge.ts';
import type { RunJudge, StoredPart } from '../lib/incidents/judge.ts';
import type { SeriesColumn } from '../lib/protocol/packet.ts';
import { median, quantile, record, secondsOf } from './measure.ts';
import { syntheticLoss } from './synthetic-run.ts';

const options = { runId: '01900000-0000-7000-8000-000000000001', task: 'classification', totalSteps: null } as const;
const everyStep = ['train/loss', 'train/accuracy', 'learning-rate', 'batch-size', 'step-ms', 'epoch'];
const perVariable = ['gradient-norm', 'gradient-mean-abs', 'gradient-zero-ratio', 'gradient-non-finite', 'weight-norm', 'update-ratio'];
const perLayer = ['activation-mean', 'activation-std', 'activation-zero-ratio', 'activation-dead-ratio'];
const sampledEvery = 10;

/** What a training of `layers` layers sends for these steps: scalars of every step, and of every tenth those of layers and variables. */
function partOf(firstStep: number, steps: number, layers: number): StoredPart {
  const column = (name: string, every: number, value: (step: number) => number): SeriesColumn => {
    const rows = Uint16Array.from({ length: Math.floor(steps / every) }, (_, index) => index * every);
    return { name, rows, values: Float32Array.from(rows, (row) => value(firstStep + row)) };
  };
  const series = everyStep.map((name, index) => column(name, 1, (step) => (name === 'learning-rate' ? 0.001 : name === 'batch-size' ? 32 : syntheticLoss(step + index))));
  for (let layer = 0; layer < layers; layer++) {
    for (const name of perVariable) series.push(column(`${name}/layer_${layer}/kernel`, sampledEvery, (step) => (name === 'update-ratio' ? 0.001 : name === 'gradient-non-finite' ? 0 : 0.01 + syntheticLoss(step + layer) / 100)));
    for (const name of perLayer) series.push(column(`${name}/layer_${layer}`, sampledEvery, (step) => 0.1 + syntheticLoss(step + layer) / 100));
  }
  const clock = Float64Array.from({ length: steps }, (_, row) => firstStep + row);
  return { columns: { steps: clock, atMs: clock.map((step) => 1_750_000_000_000 + step * 10), series }, histograms: [], events: [] };
}

function heapMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Seconds of every batch, with heap and size of the state at a tenth of the run and at its end. */
function follow(layers: number, steps: number, stepsPerBatch: number): { readonly seconds: number[]; readonly early: Held; readonly late: Held } {
  const before = heapMiB();
  const judge = createRunJudge(options);
  const seconds: number[] = [];
  let early: Held | null = null;
  for (let step = 0; step < steps; step += stepsPerBatch) {
    const part = partOf(step, stepsPerBatch, layers);
    seconds.push(secondsOf(() => void judge.observe(part)));
    if (early === null && step + stepsPerBatch >= steps / 10) early = heldBy(judge, before);
  }
  return { seconds, early: early!, late: heldBy(judge, before) };
}
interface Held {
  readonly heapMiB: number;
  readonly stateBytes: number;
}
function heldBy(judge: RunJudge, before: number): Held {
  return { heapMiB: heapMiB() - before, stateBytes: judge.state().length };
}

const long = follow(3, 1_000_000, 500);
const tenth = long.seconds.length / 10;
const [first, last] = [median(long.seconds.slice(0, tenth)), median(long.seconds.slice(-tenth))];
const wide = follow(2000, 1000, 10);
const wideTenth = Math.max(1, wide.seconds.length / 10);
const raw = { long: { early: long.early, late: long.late, medianSeconds: median(long.seconds), p99Seconds: quantile(long.seconds, 0.99) }, wide: { early: wide.early, late: wide.late, medianSeconds: median(wide.seconds), p99Seconds: quantile(wide.seconds, 0.99) } };
const stateGrowth = long.late.stateBytes / long.early.stateBytes;
const wideGrowth = median(wide.seconds.slice(-wideTenth)) / median(wide.seconds.slice(wideTenth, 2 * wideTenth));
record({
  topic: 'judge',
  method: 'A run of 10⁶ steps (3 layers; 6 series of every step, 30 of every tenth) in batches of 500 steps, and a model of 2,000 layers (20,000 series) over 1,000 steps in batches of 10; every batch timed, memory after a collection and the length of the saved state at a tenth of the run and at its end.',
  results: [
    { name: '10⁶ steps: batch time at the end / at the start', value: last / first, unit: '×', aim: '≤ 1.5', isMet: last / first <= 1.5 },
    { name: '10⁶ steps: saved state at the end / at a tenth', value: stateGrowth, unit: '×', aim: '≤ 1.1', isMet: stateGrowth <= 1.1 },
    { name: '10⁶ steps: heap held at the end', value: long.late.heapMiB, unit: 'MiB', aim: '≤ 64', isMet: long.late.heapMiB <= 64 },
    { name: '10⁶ steps: judged steps a second', value: 500 / median(long.seconds), unit: 'steps/s' },
    { name: '2,000 layers: batch time at the end / early', value: wideGrowth, unit: '×', aim: '≤ 3', isMet: wideGrowth <= 3 },
    { name: '2,000 layers: time of a batch of 10 steps (20,000 samples), median', value: 1000 * median(wide.seconds), unit: 'ms' },
    { name: '2,000 layers: heap held at the end', value: wide.late.heapMiB, unit: 'MiB' },
  ],
  raw,
});
