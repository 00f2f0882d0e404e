import { describe, expect, it } from 'vitest';
import { movedBrush, parallelAxis, rowsInside } from './parallel-axes.ts';

const axis = (...values: (number | string | null)[]) => parallelAxis({ name: 'x', values });

describe('parallelAxis', () => {
  it('spreads numbers from the smallest to the largest', () => {
    const { kind, places, ticks } = axis(2, 4, 3, null, NaN);
    expect([kind, places]).toEqual(['linear', [0, 1, 0.5, null, null]]);
    expect(ticks.map(({ label }) => label)).toEqual(['2', '3', '4']);
    expect(axis(...Array.from({ length: 30 }, (_, i) => i)).ticks.map(({ label }) => label)).toEqual(['0', '5', '10', '15', '20', '25']);
  });
  it('is logarithmic where the numbers span decades, and says what stands at a place', () => {
    const { kind, places, textAt } = axis(0.001, 0.1, 0.01);
    expect(kind).toBe('log');
    expect(places.map((place) => Math.round(place! * 1e6) / 1e6)).toEqual([0, 1, 0.5]);
    expect(textAt(0.5)).toBe('0.01');
    expect(axis(0, 1000).kind).toBe('linear');
  });
  it('has one place a category, numbers among them in their order', () => {
    const { kind, ticks, places, textAt } = axis('sgd', 'adam', 10, 9);
    expect(kind).toBe('category');
    expect(ticks.map(({ label }) => label)).toEqual(['9', '10', 'adam', 'sgd']);
    expect(places).toEqual([1, 2 / 3, 1 / 3, 0]);
    expect(textAt(1)).toBe('sgd');
  });
  it('has a place for a single value, and an axis without any', () => {
    expect(axis(5, 5).places).toEqual([0.5, 0.5]);
    expect(axis('a').places).toEqual([0.5]);
    expect(axis(null, NaN).places).toEqual([null, null]);
  });
});

describe('rowsInside', () => {
  it('keeps the rows that lie in the chosen part of every axis, its ends included', () => {
    const axes = [parallelAxis({ name: 'rate', values: [1, 2, 3, null] }), parallelAxis({ name: 'optimizer', values: ['adam', 'sgd', 'sgd', 'sgd'] })];
    expect(rowsInside(axes, new Map(), 4)).toEqual([true, true, true, true]);
    expect(rowsInside(axes, new Map([['rate', [0.5, 1]]]), 4)).toEqual([false, true, true, false]);
    expect(rowsInside(axes, new Map([['rate', [0, 0.5]], ['optimizer', [1, 1]]]), 4)).toEqual([false, true, false, false]);
  });
});

describe('movedBrush', () => {
  it('keeps its ends in order and on the axis, and is none when it is all of it', () => {
    expect(movedBrush(undefined, 0, 0.2)).toEqual([0.2, 1]);
    expect(movedBrush([0.2, 0.5], 0, 0.7)).toEqual([0.5, 0.5]);
    expect(movedBrush([0.2, 0.5], 1, 3)).toEqual([0.2, 1]);
    expect(movedBrush([0.2, 1], 0, -1)).toBeNull();
  });
});
