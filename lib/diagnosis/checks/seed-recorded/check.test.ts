import { testRule } from '../../rule-tester.ts';
import { seedRecorded } from './check.ts';
import { words } from './words.ts';

testRule(seedRecorded, words, {
  fires: [
    { name: 'none recorded', series: { 'seed-recorded': [0] }, finding: { severity: 'info', subject: 'model', cause: 'logging-gap' } },
    { name: 'a resumed run without', series: { 'seed-recorded': { steps: [0, 500], values: [1, 0] } }, finding: { firstStep: 500 } },
  ],
  silent: [
    { name: 'recorded', series: { 'seed-recorded': [1] } },
    { name: 'near miss: recorded when it was resumed', series: { 'seed-recorded': { steps: [0, 500], values: [0, 1] } } },
    { name: 'not told' },
  ],
});
