import { describe, expect, it } from 'vitest';
import { ChartLink } from './chart-link.ts';
import { Zooming } from './zooming.ts';

function begun(cursor = NaN) {
  const link = new ChartLink();
  const full = { from: 0, to: 1000 };
  const zooming = new Zooming(link, () => ({ axis: 'step', view: link.view?.view ?? full, full, narrowest: 2, cursor, stepsOf: (view) => ({ from: Math.floor(view.from), to: Math.ceil(view.to) }) }));
  return { link, zooming };
}

describe('Zooming', () => {
  it('shows what lies between two places, whichever comes first', () => {
    const { link, zooming } = begun();
    zooming.between(0.5, 0.2);
    expect(link.view).toEqual({ axis: 'step', view: { from: 200, to: 500 }, steps: { from: 200, to: 500 } });
    zooming.between(0, 0.5);
    expect(link.view?.view).toEqual({ from: 200, to: 350 });
  });

  it('never shows less than the narrowest view', () => {
    const { link, zooming } = begun();
    zooming.between(0.3, 0.3);
    expect(link.view?.view).toEqual({ from: 300, to: 302 });
  });

  it('zooms around the cursor when there is one in view, else around the middle', () => {
    const pointed = begun(100);
    pointed.zooming.by(0.5);
    expect(pointed.link.view?.view).toEqual({ from: 50, to: 550 });
    const other = begun();
    other.zooming.by(0.5);
    expect(other.link.view?.view).toEqual({ from: 250, to: 750 });
    other.zooming.by(2);
    expect(other.link.view).toBeNull();
  });

  it('pans, and pinches from where the pinch began', () => {
    const { link, zooming } = begun();
    zooming.by(0.5);
    zooming.pan(0.2);
    expect(link.view?.view).toEqual({ from: 350, to: 850 });
    const move = zooming.pinch([0.4, 0.6]);
    move([0.3, 0.7]);
    move([0.2, 0.8]);
    expect((link.view!.view.to - link.view!.view.from)).toBeCloseTo(500 / 3, 9);
  });
});
