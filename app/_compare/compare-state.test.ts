import { expect, it } from 'vitest';
import { compareAddress, readCompareState, type CompareState } from './compare-state.ts';

const read = (address: string) => readCompareState(new URL(address, 'http://server').searchParams);

it('an address holds all of the state', () => {
  const state: CompareState = {
    metrics: ['train/loss'], x: 'elapsed', smoothing: 0.5, band: 'rate', bandKind: 'deviation', isAllShown: true, relation: 'parallel', axis: 'rate', axes: ['rate', 'layers~2'],
    brushes: new Map([['layers~2', [0.25, 1]]]), result: 'validation/loss', histogram: 'weight/dense/kernel', step: 40,
  };
  expect(read(compareAddress(['a', 'b'], state))).toEqual(state);
  const nothingChosen: CompareState = { ...state, metrics: [], axes: [], brushes: new Map() };
  expect(read(compareAddress(['a'], nothingChosen))).toEqual(nothingChosen);
});

it('what cannot be read is as usual, and what is as usual is left out', () => {
  const usual = read('/compare?runs=a');
  expect(read('/compare?runs=a&x=sideways&smoothing=9&relation=cake&step=-4&brush=0.5~0.1~rate&brush=NaN~1~rate')).toEqual(usual);
  expect(compareAddress(['a', 'b'], usual)).toBe('/compare?runs=a,b');
});
