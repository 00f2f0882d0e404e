import { factsOf, layerOf, modelOf, testRule, trainingOf } from '../../rule-tester.ts';
import { normalisationBatchSize } from './check.ts';
import { words } from './words.ts';

const batches = (batchSize: number | null, className = 'BatchNormalization', trainable = true) =>
  factsOf({ model: { ...modelOf([]), layers: [layerOf(), layerOf({ name: 'norm', className, trainable })] }, training: trainingOf({ batchSize }) });

testRule(normalisationBatchSize, words, {
  fires: [
    { name: 'one sample a batch', facts: batches(1), finding: { severity: 'warning', subject: 'norm', cause: 'batch-size-too-small' } },
    { name: 'pairs', facts: batches(2), finding: { severity: 'warning' } },
    { name: 'near miss: four samples a batch, said only', facts: batches(4), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'thirty-two', facts: batches(32) },
    { name: 'near miss: eight', facts: batches(8) },
    { name: 'layer normalisation does not mind', facts: batches(1, 'LayerNormalization') },
    { name: 'frozen: it uses its averages', facts: batches(1, 'BatchNormalization', false) },
    { name: 'batch size unknown', facts: batches(null) },
  ],
});
