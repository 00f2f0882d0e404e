import { describe, expect, it } from 'vitest';
import { en } from '../_words/en.ts';
import { dataCharts, learningCharts, linesPerChart, machineCharts, ownCharts } from './chart-specs.ts';
import { firstSeriesNames } from './first-series.ts';
import { isComparable, layerOf, layerSeries, seriesOf, unitOf } from './series-name.ts';
import { medianOf, mostUnusual, unusualness } from './unusual.ts';

const summary = (name: string, last: number | 'NaN' = 1) => ({ name, count: 1, firstStep: 0, lastStep: 0, last, min: 0, max: 1, nonFinite: 0 });

describe('charts of a run', () => {
  it('give each metric its chart, with train and validation where they exist', () => {
    const charts = learningCharts(['train/loss', 'train/accuracy', 'validation/accuracy', 'validation/f1', 'train/loss-regularisation', 'train-probe/f1', 'batch-order-hash'], en);
    expect(charts.map(({ id, names }) => [id, names])).toEqual([
      ['loss', ['train/loss', 'validation/loss', 'train/loss-regularisation']],
      ['metric-accuracy', ['train/accuracy', 'validation/accuracy']],
      ['metric-f1', ['validation/f1', 'train-probe/f1']],
      ['learning-rate', ['learning-rate']],
      ['gradient-norm', ['gradient-norm']],
    ]);
  });

  it('show every name exactly once, the user\'s own ones too', () => {
    const own = ['reward/mean', 'reward/max', 'perplexity', '<b>x</b>', '中文/指标', 'a/b/c'];
    const others = ['train/loss', 'train-probe/loss', 'batch-order-hash', 'input-mean/left', 'gradient-norm/dense/kernel', 'system/cpu-ratio', 'epoch'];
    expect(ownCharts([...own, ...others], en).flatMap(({ names }) => names).sort()).toEqual([...own].sort());
    expect(ownCharts([...own, ...others], en).find(({ id }) => id === 'own-reward-0')!.names).toEqual(['reward/mean', 'reward/max']);
  });

  it('put several inputs of a model into one chart', () => {
    const [centre] = dataCharts(['input-mean/left', 'input-mean/right', 'input-std/left'], en);
    expect(centre!.names).toEqual(['input-mean/left', 'input-mean/right', 'input-std/left']);
    expect(centre!.labels!['input-mean/left']).toBe('mean left');
  });

  it('split a crowd of own names into charts with few lines', () => {
    const charts = ownCharts(Array.from({ length: 30 }, (_, i) => `reward/${i}`), en);
    expect(Math.max(...charts.map(({ names }) => names.length))).toBe(linesPerChart);
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
  });

  it('put the cards of a machine into one chart per measure', () => {
    expect(machineCharts(['system/cpu-ratio', 'system/gpu-memory-used-bytes/0', 'system/gpu-memory-used-bytes/1'], en).map(({ names, unit }) => [names.length, unit])).toEqual([[1, 'ratio'], [2, 'bytes']]);
  });
});

describe('series names', () => {
  it.each([
    ['gradient-norm/dense_1/kernel', { signal: 'gradient-norm', subject: 'dense_1/kernel' }], ['gradient-norm', null], ['gradient-norm/', null], ['gradient-normal/x', null], ['/x', null],
  ])('%s', (name, expected) => expect(layerSeries(name)).toEqual(expected));
  it('find the layer of a variable', () => expect(['a/b/kernel', 'kernel', '/x'].map(layerOf)).toEqual(['a/b', 'kernel', '/x']));
  it('tell the unit', () => expect(['update-ratio/a/kernel', 'system/gpu-power-watts/0', 'step-ms', 'train/accuracy', 'train/mse', 'gradient-norm/my-ratio'].map(unitOf)).toEqual(['ratio', 'watts', 'milliseconds', 'ratio', 'number', 'number']));
});

it('norms of biases and of normalisation are not set beside those of kernels', () => {
  expect(['a/kernel', 'a/bias', 'bn/gamma', 'w1', 'bias'].map((name) => isComparable(name, null))).toEqual([true, false, false, true, false]);
  expect(seriesOf(['update-ratio/a/kernel', 'update-ratio/a/bias', 'gradient-norm/a/kernel', 'activation-mean/bias'], 'update-ratio', null)).toEqual(['update-ratio/a/kernel']);
  expect(seriesOf(['activation-mean/bias'], 'activation-mean', null)).toEqual(['activation-mean/bias']);
});

describe('unusual layers', () => {
  it('are those outside the healthy band, with dead units, far from the others, or non-finite', () => {
    expect(unusualness('update-ratio', 1e-3, 1e-3)).toBe(0);
    expect(unusualness('update-ratio', 0.62, 1e-3)).toBeGreaterThan(1);
    expect(unusualness('update-ratio', 1e-7, 1e-7)).toBeGreaterThan(3);
    expect(unusualness('activation-dead-ratio', 0.97, 0)).toBeGreaterThan(1);
    expect(unusualness('gradient-norm', 1e-6, 1)).toBe(3);
    expect(unusualness('weight-norm', Number.NaN, 1)).toBe(Infinity);
  });
  it('come first among many, in their own order, after subjects of incidents', () => {
    const many = Array.from({ length: 100 }, (_, i) => summary(`gradient-norm/l${i}`, i === 70 ? 'NaN' : i === 40 ? 1e-9 : 1));
    expect(mostUnusual('gradient-norm', many, 3, new Set(['l90']))).toEqual(['gradient-norm/l40', 'gradient-norm/l70', 'gradient-norm/l90']);
  });
  it('medianOf ignores what is not finite', () => {
    expect(medianOf([Number.NaN, 3, 1, Infinity])).toBe(2);
    expect(medianOf([])).toBeNaN();
  });
});

it('the first paint reads what is seen first, and not a thousand series', () => {
  const series = ['train/loss', 'gradient-norm', 'step-ms', 'system/cpu-ratio', ...Array.from({ length: 1_000 }, (_, i) => `update-ratio/l${i}`)].map((name) => summary(name));
  expect(firstSeriesNames(series, null, undefined).length).toBeLessThanOrEqual(40);
  expect(firstSeriesNames(series, null, undefined)).toContain('train/loss');
  expect(firstSeriesNames(series, null, 'system')).toEqual(['step-ms', 'system/cpu-ratio']);
  expect(firstSeriesNames([], null, undefined)).toEqual([]);
});
