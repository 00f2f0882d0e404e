import { beforeEach, expect, test } from 'vitest';
import { MemorySink } from './memory-sink.fixture.ts';
import { tf } from './tensorflow.fixture.ts';
import { createTfjsHooks } from './tfjs.ts';

beforeEach(async () => void (await tf.setBackend('cpu')));

const nowhere = tf.io.withSaveHandler(async () => ({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const } }));

function network() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 2, activation: 'softmax', inputShape: [3] }));
  return model;
}

test('tells of each save whether the optimizer is in it, and gives the result back', async () => {
  const model = network();
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model);
  await model.save(nowhere); // before the first step: nothing was trained yet
  await model.fit(tf.ones([8, 3]), tf.tensor2d(Array.from({ length: 8 }, (_, row) => [row % 2, 1 - (row % 2)])), { epochs: 1, batchSize: 4, verbose: 0 });
  const result = await model.save(nowhere);
  await model.save(nowhere, { includeOptimizer: true });
  hooks.unhook();
  await model.save(nowhere);
  expect(result.modelArtifactsInfo.modelTopologyType).toBe('JSON');
  expect(sink.series('checkpoint-optimizer-state')).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(Object.getOwnPropertyDescriptor(model, 'save')).toBeUndefined();
});

test('says nothing of a model without a compiled optimizer', async () => {
  const model = network();
  const optimizer = tf.train.adam(0.01);
  const sink = new MemorySink();
  const hooks = createTfjsHooks(tf, sink);
  hooks.watch(model, { optimizer });
  optimizer.minimize(() => tf.mean(model.apply(tf.ones([2, 3])) as never) as never);
  await model.save(nowhere);
  hooks.unhook();
  expect(sink.series('checkpoint-optimizer-state')).toEqual([]);
});
