import { describe, expect, it } from 'vitest';
import type { LayerDescription, ModelDescription } from '../../lib/protocol/description.ts';
import type { JsonNumber } from '../../lib/protocol/resource.ts';
import { judgeRows, layerRows, orderByUnusual } from './layer-rows.ts';

const layer = (name: string, changes: Partial<LayerDescription> = {}): LayerDescription => ({
  name, className: 'Dense', outputShape: [null, 8], parameterCount: 72, trainable: true, units: 8, activation: 'relu', useBias: true, dropoutRate: null, isRegularised: false, kernelInitializer: null, biasInitializer: null,
  isRecurrent: false, timeSteps: null, isOutput: false, inboundLayers: [],
  variables: [{ name: `${name}/bias`, shape: [8], trainable: true, isKernel: false, fanIn: null, fanOut: null, initialMean: 0, initialStd: 0 }, { name: `${name}/kernel`, shape: [8, 8], trainable: true, isKernel: true, fanIn: 8, fanOut: 8, initialMean: 0, initialStd: 0.3 }],
  ...changes,
});
const model = (layers: LayerDescription[]): ModelDescription => ({ name: 'm', layers, inputShapes: [], outputShapes: [], parameterCount: 0, trainableParameterCount: 0 });
const series = (values: Record<string, JsonNumber>) => new Map(Object.entries(values).map(([name, last]) => [name, { name, count: 1, firstStep: 0, lastStep: 0, last, min: 0, max: 0, nonFinite: 0 }]));

describe('layerRows', () => {
  it('takes the kernel as the variable of a row, and keeps layers without variables', () => {
    const rows = layerRows(model([layer('dense_1'), layer('dropout', { variables: [], parameterCount: 0 })]), ['gradient-norm/dense_1/kernel', 'gradient-norm/dense_1/bias', 'activation-std/dropout']);
    expect(rows.map(({ name, variable }) => [name, variable])).toEqual([['dense_1', 'dense_1/kernel'], ['dropout', null]]);
  });
  it('finds layers in the series where no model was described', () => {
    expect(layerRows(null, ['train/loss', 'gradient-norm/w1', 'update-ratio/w1', 'activation-mean/block', 'gradient-norm/block/kernel']).map(({ name, variable }) => [name, variable])).toEqual([['w1', 'w1'], ['block', 'block/kernel']]);
  });
});

describe('unusual rows', () => {
  const rows = layerRows(model(['a', 'b', 'c', 'd', 'e'].map((name) => layer(name))), []);
  it('come first, with the reason', () => {
    const judged = judgeRows(rows, series({
      'update-ratio/a/kernel': 0.001, 'update-ratio/b/kernel': 0.62, 'update-ratio/c/kernel': 0.002, 'activation-dead-ratio/d': 0.97, 'gradient-norm/e/kernel': 'NaN',
      'gradient-norm/a/kernel': 1, 'gradient-norm/b/kernel': 2, 'gradient-norm/c/kernel': 1e-6, 'gradient-norm/d/kernel': 1,
    }));
    expect(rows.map(({ name }) => judged.get(name)!.reasons)).toEqual([[], ['updates-large'], ['gradient-far'], ['dead'], ['non-finite']]);
    expect(orderByUnusual(rows, judged)).toEqual(['e', 'c', 'd', 'b', 'a']);
  });
  it('are none where nothing was measured', () => {
    const judged = judgeRows(rows, new Map());
    expect(orderByUnusual(rows, judged)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([...judged.values()].every(({ reasons }) => reasons.length === 0)).toBe(true);
  });
  it('are found among thousands without delay', () => {
    const many = layerRows(null, Array.from({ length: 5_000 }, (_, i) => `gradient-norm/l${i}/kernel`));
    const judged = judgeRows(many, series({ 'gradient-norm/l4000/kernel': 0, 'gradient-norm/l1/kernel': 1, 'gradient-norm/l2/kernel': 1 }));
    expect(orderByUnusual(many, judged)[0]).toBe('l4000');
  });
});
