import { curve, factsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { loggingCoverage } from './check.ts';
import { words } from './words.ts';

const logged = (count: number, ...names: string[]) => Object.fromEntries(['step-ms', ...names].map((name) => [name, curve(count, () => 1)]));
const all = ['train/loss', 'learning-rate', 'gradient-norm', 'input-mean'];

testRule(loggingCoverage, words, {
  fires: [
    { name: 'a loop that logs no loss', series: logged(100, 'learning-rate', 'gradient-norm', 'input-mean'), finding: { severity: 'info', subject: 'model', cause: 'logging-gap', alsoIn: ['train/loss'] } },
    { name: 'nothing but time', series: logged(100), finding: { alsoIn: all } },
    { name: 'no validation after a thousand steps of an own loop', series: logged(1001, ...all), finding: { alsoIn: ['validation/loss'] } },
  ],
  silent: [
    { name: 'everything is there', series: logged(100, ...all) },
    { name: 'near miss: too early to tell', series: logged(50) },
    { name: 'fit without validation is told by another check', series: logged(1200, ...all), facts: factsOf({ training: trainingOf({ validation: 'none' }) }) },
    { name: 'own loop with validation', series: logged(1200, ...all, 'validation/loss') },
  ],
});
