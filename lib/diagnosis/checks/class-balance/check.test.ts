import { dataOf, factsOf, testRule } from '../../rule-tester.ts';
import { classBalance } from './check.ts';
import { words } from './words.ts';

const counts = (...classCounts: number[]) => factsOf({ data: dataOf({ classCounts }) });

testRule(classBalance, words, {
  fires: [
    { name: 'one fraud among a hundred', facts: counts(9900, 100), finding: { severity: 'warning', subject: 'model', cause: 'class-imbalance' } },
    { name: 'a class is missing', facts: counts(100, 110, 0, 95, 105) },
    { name: 'everything is one class', facts: counts(0, 5000, 0), finding: { cause: 'labels' } },
  ],
  silent: [
    { name: 'balanced', facts: counts(100, 96, 104, 99) },
    { name: 'near miss: eight to one', facts: counts(800, 100) },
    { name: 'near miss: eleven to one, but few rows', facts: counts(44, 4) },
    { name: 'a hundred classes in 128 rows: some must be missing', facts: counts(...Array.from({ length: 100 }, (_, index) => (index % 4 === 0 ? 0 : 2))) },
    { name: 'no classes', facts: factsOf({ data: dataOf({ classCounts: null }) }) },
  ],
});
