import { dataOf, factsOf, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import type { DataDescription, TrainingDescription } from '../../../protocol/description.ts';
import { validationData } from './check.ts';
import { words } from './words.ts';

const facts = (training: Partial<TrainingDescription>, data: Partial<DataDescription> = {}) => factsOf({ training: trainingOf(training), data: dataOf(data) });

testRule(validationData, words, {
  fires: [
    { name: 'a fifth of validation was trained on', facts: facts({}, { duplicateRatio: 0.2 }), finding: { severity: 'warning', subject: 'model', cause: 'data-leak' } },
    { name: 'rows of four whole numbers repeat by chance', facts: facts({}, { duplicateRatio: 0.2, inputs: [statisticsOf({ shape: [128, 4], isInteger: true })] }), finding: { severity: 'info' } },
    { name: 'split of sorted data', facts: facts({ validation: 'split' }, { classCounts: [100, 100, 100, 0] }), finding: { severity: 'warning', cause: 'train-validation-mismatch' } },
    { name: 'no validation at all', facts: facts({ validation: 'none' }), finding: { severity: 'info', cause: 'logging-gap' } },
  ],
  silent: [
    { name: 'validation data of its own', facts: facts({ validation: 'data' }) },
    { name: 'near miss: half a percent of duplicates', facts: facts({}, { duplicateRatio: 0.005 }) },
    { name: 'split of mixed data', facts: facts({ validation: 'split' }, { classCounts: [100, 96, 104, 80] }) },
    { name: 'custom loop: not known', facts: facts({ validation: 'unknown' }) },
    { name: 'few rows: a class may be missing by chance', facts: facts({ validation: 'split' }, { classCounts: [6, 5, 0, 7] }) },
  ],
});
