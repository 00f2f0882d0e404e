import { dataOf, factsOf, statisticsOf, testRule } from '../../rule-tester.ts';
import type { TensorStatistics } from '../../../protocol/description.ts';
import { normaliserFit } from './check.ts';
import { words } from './words.ts';

const sets = (train: Partial<TensorStatistics>, held: Partial<TensorStatistics>) => factsOf({ data: dataOf({ inputs: [statisticsOf(train)], validationInputs: [statisticsOf(held)] }) });

testRule(normaliserFit, words, {
  fires: [
    { name: 'validation not divided by 255', facts: sets({ mean: 0.13, std: 0.31 }, { mean: 33, std: 78 }), finding: { severity: 'warning', subject: 'model', cause: 'train-validation-mismatch' } },
    { name: 'mean not subtracted', facts: sets({ mean: 0, std: 1 }, { mean: 1.2, std: 1 }) },
    { name: 'scaled twice', facts: sets({ mean: 0, std: 1 }, { mean: 0, std: 0.03, min: -0.1, max: 0.1 }) },
  ],
  silent: [
    { name: 'one row a hundred times too large makes the spread', facts: sets({ mean: 0.1, std: 13, max: 500 }, { mean: 0.13, std: 0.3 }) },
    { name: 'alike', facts: sets({}, { mean: 0.05, std: 0.97 }) },
    { name: 'near miss: a third of a deviation, spread half as much again', facts: sets({ mean: 0, std: 1 }, { mean: 0.33, std: 1.5 }) },
    { name: 'ten validation rows', facts: sets({ mean: 0, std: 1 }, { shape: [10, 64], mean: 2, std: 1 }) },
    { name: 'no validation', facts: factsOf({ data: dataOf({ validationInputs: [] }) }) },
  ],
});
