import type { ChartSeries, XAxis } from './chart-types.ts';
import { type PreparedSeries, prepareSeries } from './prepared-series.ts';
import { sparseness } from './smooth.ts';
import { epochClock } from './x-position.ts';

/** Prepares series and keeps what did not change since the last time. */
export class PreparedCache {
  readonly #kept = new Map<string, { readonly axis: XAxis; readonly weight: number; readonly prepared: PreparedSeries }>();

  /** The series on that axis, smoothed over the same stretch of steps; those given again are not prepared again. */
  prepare(series: readonly ChartSeries[], axis: XAxis, smoothing: number): readonly PreparedSeries[] {
    const clocks = new Map<string | undefined, ReturnType<typeof epochClock>>();
    const clockOf = (run: string | undefined) => {
      if (!clocks.has(run)) clocks.set(run, epochClock(series.filter((each) => each.run === run)));
      return clocks.get(run) ?? null;
    };
    const sparser = smoothing > 0 ? sparseness(series) : [];
    const prepared = series.map((each, index) => {
      const weight = smoothing > 0 ? smoothing ** sparser[index]! : 0;
      const kept = this.#kept.get(each.name);
      // Every series of the run has a say in the epoch clock, so there a new row anywhere moves all.
      if (kept?.prepared.series === each && kept.axis === axis && kept.weight === weight && axis !== 'epoch') return kept.prepared;
      const fresh = prepareSeries(each, axis, axis === 'epoch' ? clockOf(each.run) : null, weight);
      this.#kept.set(each.name, { axis, weight, prepared: fresh });
      return fresh;
    });
    const names = new Set(series.map(({ name }) => name));
    for (const name of this.#kept.keys()) if (!names.has(name)) this.#kept.delete(name);
    return prepared;
  }
}
