import { expect, it } from 'vitest';
import { readPageState, usualPageState, writePageState, type PageState } from './page-state.ts';

it('the address keeps the state', () => {
  const state: PageState = { tab: 'layers', x: 'time', smoothing: 0.9, markers: false, overwritten: false, signal: 'update-ratio', layersAs: 'multiples', layersBy: 'model', layer: 'a&b/=中文 <x>', kind: 'gradient', step: 412, range: { from: 120, to: 480 }, chart: 'metric-acc' };
  expect(readPageState(new URLSearchParams(writePageState(state)))).toEqual(state);
});

it('a range in view is told in whole steps that hold all of it', () => {
  expect(writePageState({ ...usualPageState, range: { from: -3.2, to: 480.1 } })).toBe('?steps=0-481');
});

it('is empty for the usual, and usual for nonsense', () => {
  expect(writePageState(usualPageState)).toBe('');
  expect(readPageState(new URLSearchParams('tab=nothing&x=__proto__&smoothing=NaN&signal=../..&of=constructor&step=-1e3&steps=9-3'))).toEqual(usualPageState);
  expect(readPageState(new URLSearchParams('smoothing=7')).smoothing).toBe(0);
});
