import { factsOf, layerOf, modelOf, testRule, trainingOf } from '../../rule-tester.ts';
import type { TrainingDescription } from '../../../protocol/description.ts';
import { shuffleOff } from './check.ts';
import { words } from './words.ts';

const training = (changes: Partial<TrainingDescription>) => factsOf({ training: trainingOf(changes) });

testRule(shuffleOff, words, {
  fires: [
    { name: 'shuffle: false', facts: training({ shuffle: false }), finding: { severity: 'info', subject: 'model', cause: 'batch-order' } },
    { name: 'with an unknown number of rows', facts: training({ shuffle: false, trainingSamples: null }) },
  ],
  silent: [
    { name: 'shuffled', facts: training({ shuffle: true }) },
    { name: 'a dataset of its own order: not known', facts: training({ shuffle: null }) },
    { name: 'full batches have no order', facts: training({ shuffle: false, batchSize: 1000, trainingSamples: 1000 }) },
    { name: 'sequences keep theirs', facts: factsOf({ training: trainingOf({ shuffle: false }), model: { ...modelOf([]), layers: [layerOf({ className: 'LSTM', isRecurrent: true })] } }) },
  ],
});
