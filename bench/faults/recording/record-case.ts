import { createHash } from 'node:crypto';
import type { Case } from '../case.ts';
import type { Recorded } from '../recordings-folder.ts';
import { seededRandom } from '../seeded-random.ts';
import { tf } from '../tensorflow.ts';
import { startInProcessRun } from './in-process-run.ts';
import { train } from './train.ts';

/** Trains a case for real under the agent and answers what a server would have got. `Math.random` is seeded meanwhile: TF.js shuffles with it. */
export async function recordCase(chosen: Case, seed: number): Promise<Recorded> {
  const training = chosen.training(seed);
  await tf.setBackend(training.backend);
  const ownRandom = Math.random;
  Math.random = seededRandom(seed * 65_537 + 29);
  const runId = runIdOf(chosen.id, seed);
  const recording = startInProcessRun(runId, training.task, training.config);
  const startedMs = performance.now();
  try {
    const outcome = await train(training, recording.run, seed);
    const trainedForMs = Math.round(performance.now() - startedMs);
    await recording.run.finish();
    const about = { case: chosen.id, seed, outcome: Number.isFinite(outcome) ? outcome : null, costRatio: recording.costRatio(), trainedForMs, warnings: recording.warnings };
    return { runId, task: training.task, totalSteps: null, packets: recording.packets(), about };
  } finally {
    Math.random = ownRandom;
  }
}

/** The same id for the same case and seed, in the form of a UUIDv7. */
function runIdOf(caseId: string, seed: number): string {
  const hash = createHash('sha256').update(`${caseId} ${seed}`).digest('hex');
  return `01900000-0000-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
