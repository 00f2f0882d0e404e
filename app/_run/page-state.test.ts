import { expect, it } from 'vitest';
import { readPageState, usualPageState, writePageState, type PageState } from './page-state.ts';

it('the address keeps the state', () => {
  const state: PageState = { tab: 'layers', x: 'time', smoothing: 0.9, markers: false, signal: 'update-ratio', layersAs: 'multiples', layersBy: 'model', layer: 'a&b/=中文 <x>', kind: 'gradient', step: 412 };
  expect(readPageState(new URLSearchParams(writePageState(state)))).toEqual(state);
});

it('is empty for the usual, and usual for nonsense', () => {
  expect(writePageState(usualPageState)).toBe('');
  expect(readPageState(new URLSearchParams('tab=nothing&x=__proto__&smoothing=NaN&signal=../..&of=constructor&step=-1e3'))).toEqual(usualPageState);
  expect(readPageState(new URLSearchParams('smoothing=7')).smoothing).toBe(0);
});
