import { describe, expect, it } from 'vitest';
import { obeyKey } from './chart-gestures.ts';
import { placeMarkers } from './place-markers.ts';
import { noteMarks, notesText } from './plot-notes.ts';
import { prepareSeries, viewAroundSteps } from './prepared-series.ts';
import { shortLabels } from './short-labels.ts';
import { sparklineShape } from './sparkline-path.ts';
import { summarise } from './summarise.ts';
import { chartWords, fill } from './words.ts';

describe('placeMarkers', () => {
  const marker = (id: string, step: number, severity: 'critical' | 'warning' | 'info') => ({ id, step, severity, title: id });

  it('puts incidents that would overlap under one flag, the worst first', () => {
    const flags = placeMarkers([marker('late', 90, 'info'), marker('a', 10, 'warning'), marker('b', 14, 'critical')], ({ step }) => step, 100);
    expect(flags.map(({ left, severity, markers }) => [left, severity, markers.map(({ id }) => id)])).toEqual([[10, 'critical', ['b', 'a']], [90, 'info', ['late']]]);
  });

  it('has none for what lies outside, or nowhere', () => {
    expect(placeMarkers([marker('a', -20, 'info'), marker('b', 200, 'info'), marker('c', NaN, 'info')], ({ step }) => step, 100)).toEqual([]);
  });
});

describe('viewAroundSteps', () => {
  const prepared = [prepareSeries({ name: 'loss', label: 'loss', colour: 'red', step: [4, 50, 900], value: [3, 2, 1] }, 'step', null, 0)];

  it('is what was asked for from the first row on; only a few steps get room around them', () => {
    expect(viewAroundSteps(prepared, 'step', { from: 500, to: 600 })).toEqual({ from: 500, to: 600 });
    expect(viewAroundSteps(prepared, 'step', { from: 0, to: 120 })).toEqual({ from: 4, to: 120 });
    expect(viewAroundSteps(prepared, 'step', { from: 500, to: 504 })).toEqual({ from: 495, to: 509 });
    expect(viewAroundSteps([], 'step', { from: 10, to: 400 })).toEqual({ from: 10, to: 400 });
  });
});

describe('shortLabels', () => {
  it('leaves what differs', () => {
    expect(shortLabels(['gradient-norm/dense_1/kernel', 'gradient-norm/dense_2/kernel'])).toEqual(['dense_1', 'dense_2']);
    expect(shortLabels(['train/loss', 'validation/loss'])).toEqual(['train', 'validation']);
    expect(shortLabels(['train/loss'])).toEqual(['train/loss']);
    expect(shortLabels(['cpu', 'memory/used'])).toEqual(['cpu', 'memory/used']);
    expect(shortLabels(['a/b', 'a/b/c'])).toEqual(['b', 'b/c']);
  });
});

describe('sparklineShape', () => {
  const box = { width: 96, height: 24, log: false };

  it('lifts the line at NaN and marks it there', () => {
    const { path, dots, marks } = sparklineShape([1, 2, NaN, 4, Infinity], box);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(dots).toHaveLength(1);
    expect(marks.map(({ kind }) => kind)).toEqual(['nan', 'positive-infinity']);
  });

  it('stays inside its box, spike included', () => {
    const { path } = sparklineShape(Array.from({ length: 5000 }, (_, index) => (index === 2500 ? 1e9 : index % 7)), box);
    const tops = [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, top]) => Number(top));
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...tops)).toBeLessThanOrEqual(24);
    expect(tops.filter((top) => top === 3)).toHaveLength(1);
  });

  it('has a place for a band whatever the data, and for nothing at all', () => {
    const shape = sparklineShape([1e-7], { ...box, log: true, include: [3e-4, 2e-2] });
    expect(shape.topOf(2e-2)).toBeCloseTo(3, 9);
    expect(shape.topOf(3e-4)).toBeLessThan(21);
    expect(sparklineShape([], box)).toMatchObject({ path: '', dots: [], marks: [] });
  });
});

describe('obeyKey', () => {
  const target = () => {
    const done: string[] = [];
    const zooming = { by: (factor: number) => done.push(`zoom ${factor}`), pan: (share: number) => done.push(`pan ${share}`), to: () => done.push('all') };
    return { done, moveCursor: (to: unknown) => done.push(`cursor ${String(to)}`), pointAt: () => done.push('leave'), zooming };
  };
  const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it.each([['ArrowLeft', 'cursor -1'], ['ArrowRight', 'cursor 1'], ['Home', 'cursor first'], ['End', 'cursor last'], ['+', 'zoom 0.5'], ['-', 'zoom 2'], ['0', 'all'], ['Escape', 'leave']])('%s does "%s"', (name, what) => {
    const chart = target();
    expect(obeyKey(key(name), chart)).toBe(true);
    expect(chart.done).toEqual([what]);
  });

  it('moves the view with Shift and leaves the browser its own keys', () => {
    const chart = target();
    expect(obeyKey(key('ArrowRight', { shiftKey: true }), chart)).toBe(true);
    expect(obeyKey(key('+', { ctrlKey: true }), chart)).toBe(false);
    expect(obeyKey(key('a'), chart)).toBe(false);
    expect(chart.done).toEqual(['pan 0.2']);
  });
});

describe('words', () => {
  it('exist in both languages with the same places to fill', () => {
    const places = (text: unknown): string[] => (typeof text === 'string' ? [...text.matchAll(/\{\w+\}/g)].map(String).sort() : []);
    for (const [name, english] of Object.entries(chartWords.en)) {
      const chinese = chartWords.zh[name as keyof typeof chartWords.zh];
      expect(places(chinese), name).toEqual(places(english));
      expect(chinese, name).not.toBe('');
    }
  });

  it('are filled by name', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: 'two' })).toBe('1 of two, {c}');
  });

  it('say what the lines of a chart cannot', () => {
    const notes = { clipped: 1, nonFinite: 1200, firstNonFiniteStep: 31, isZoomed: false, isBlank: false, hasPlace: true };
    expect(notesText(notes, chartWords.en)).toBe('1,200 NaN or ∞, first at step 31 · 1 value ≤ 0 has no place on a log axis');
    expect(notesText({ ...notes, isBlank: true }, chartWords.zh)).toBe(chartWords.zh.nothingInView);
    expect(notesText({ ...notes, clipped: 0, nonFinite: 0 }, chartWords.en)).toBe('');
  });

  it('are taken from the marks of a drawing', () => {
    const prepared = prepareSeries({ name: 'a', label: 'a', colour: '#000', step: [5, 6, 7], value: [NaN, 0, NaN] }, 'step', null, 0);
    const marks = [{ kind: 'nan', row: 0, count: 2, before: NaN }, { kind: 'clipped', row: 1, count: 1, before: NaN }] as const;
    const view = { from: 5, to: 7 };
    expect(noteMarks([prepared], [marks], view, true)).toEqual({ clipped: 1, nonFinite: 2, firstNonFiniteStep: 5, isZoomed: true, isBlank: false, hasPlace: true });
    expect(noteMarks([prepared], [], { from: 8, to: 20 }, true).isBlank).toBe(true);
    const nowhere = prepareSeries({ name: 'a', label: 'a', colour: '#000', step: [5], value: [1] }, 'time', null, 0);
    expect(noteMarks([nowhere], [], view, false).hasPlace).toBe(false);
  });

  it('say a chart in a sentence to those who cannot see it', () => {
    const prepared = prepareSeries({ name: 'train/loss', label: 'train/loss', colour: '#000', step: [0, 1, 2], value: [2, 0.5, 1] }, 'step', null, 0);
    expect(summarise('Loss', [prepared], chartWords.en, 'number')).toBe('Loss, step 0 to 2. train/loss: last 1, min 0.5, max 2');
    expect(summarise('Loss', [], chartWords.en, 'number')).toBe('Loss');
  });
});
