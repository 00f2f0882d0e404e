import { expect, it } from 'vitest';
import { en } from '../_words/en.ts';
import { chartsOfCase, stepsOfCase } from './case-evidence.ts';

const evidence = (signal: string, step?: number) => ({ signal, value: 1, threshold: null, unit: '', ...(step === undefined ? {} : { step }) });

it('the steps of a case hold all that it names, with room on both sides', () => {
  expect(stepsOfCase({ openedAtStep: 30, evidence: [evidence('train/loss', 25)], consequences: [{ rule: 'r', subject: 's', firstStep: 430 }] })).toEqual({ from: 0, to: 532 });
  expect(stepsOfCase({ openedAtStep: 900, evidence: [], consequences: [] })).toEqual({ from: 840, to: 960 });
  expect(stepsOfCase({ openedAtStep: 900, evidence: [evidence('validation/loss', 880)], consequences: [] }).from).toBe(0);
});

it('the charts of a case: the loss, then what the numbers were read from, each once, without what the run lacks', () => {
  const names = ['train/loss', 'validation/loss', 'gradient-norm', 'update-ratio/dense/kernel', 'own'];
  const charts = chartsOfCase({ evidence: ['train/loss', 'update-ratio/dense/kernel', 'update-ratio/dense/kernel', 'nothing', 'own', 'gradient-norm'].map((name) => evidence(name)) }, names, en);
  expect(charts.map(({ id }) => id)).toEqual(['loss', 'update-ratio/dense/kernel', 'own', 'gradient-norm']);
  expect(charts[1]?.band).toEqual({ from: 3e-4, to: 2e-2 });
});
