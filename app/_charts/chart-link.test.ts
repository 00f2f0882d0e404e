import { describe, expect, it, vi } from 'vitest';
import { ChartLink } from './chart-link.ts';

describe('ChartLink', () => {
  const cursor = { axis: 'step' as const, x: 3, step: 3, source: {} };

  it('tells what changed, once, until told to stop', () => {
    const link = new ChartLink();
    const heard = vi.fn();
    const stop = link.subscribe(heard);
    link.setCursor(cursor);
    link.setCursor({ ...cursor });
    link.setView({ axis: 'step', view: { from: 1, to: 2 }, steps: { from: 1, to: 2 } });
    stop();
    link.setCursor(null);
    expect(heard.mock.calls).toEqual([['cursor'], ['view']]);
    expect(link.cursor).toBeNull();
  });

  it('spans the data of all charts on the same axis, and says when they reach further', () => {
    const link = new ChartLink();
    const heard = vi.fn();
    const [a, b, c] = [{}, {}, {}];
    link.subscribe(heard);
    link.report(a, 'step', { from: 0, to: 10 });
    link.report(b, 'step', { from: 2, to: 20 });
    link.report(b, 'step', { from: 3, to: 20 });
    link.report(c, 'time', { from: 1e12, to: 2e12 });
    expect(link.extent('step')).toEqual({ from: 0, to: 20 });
    expect(heard.mock.calls).toEqual([['extent'], ['extent'], ['extent']]);
    link.withdraw(b);
    expect(link.extent('step')).toEqual({ from: 0, to: 10 });
    link.report(a, 'step', null);
    expect(link.extent('step')).toBeNull();
  });
});
