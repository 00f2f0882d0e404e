import type { Brush } from '../_charts/parallel-axes.ts';
import { xAxes, type XAxis } from '../_charts/chart-types.ts';
import type { BandKind } from './bands.ts';

export const relationViews = ['scatter', 'parallel'] as const;
export type RelationView = (typeof relationViews)[number];

/** How a comparison is shown; all of it stands in the address beside the runs. */
export interface CompareState {
  /** Names of the series that are drawn, `null` for the usual ones. */
  readonly metrics: readonly string[] | null;
  readonly x: XAxis;
  /** Weight of the past, 0 to 0.99. */
  readonly smoothing: number;
  /** Hyperparameter whose values make the groups of the bands, empty for single runs. */
  readonly band: string;
  readonly bandKind: BandKind;
  readonly isAllShown: boolean;
  readonly relation: RelationView;
  /** Hyperparameter of the scatter plot. */
  readonly axis: string;
  /** Hyperparameters of the parallel coordinates, `null` for the first ones. */
  readonly axes: readonly string[] | null;
  /** Chosen parts of those axes. */
  readonly brushes: ReadonlyMap<string, Brush>;
  /** Metric that the hyperparameters are seen against. */
  readonly result: string;
  /** Name of the histogram, empty for the first. */
  readonly histogram: string;
  /** Step at or before which histograms are taken, `null` for the last one that all runs came to. */
  readonly step: number | null;
}

export function readCompareState(search: URLSearchParams): CompareState {
  const smoothing = Number(search.get('smoothing') ?? 0);
  const list = (name: string) => (search.has(name) ? search.getAll(name).filter((each) => each !== '') : null);
  return {
    metrics: list('metric'),
    x: xAxes.find((axis) => axis === search.get('x')) ?? 'step',
    smoothing: smoothing > 0 && smoothing <= 0.99 ? smoothing : 0,
    band: search.get('band') ?? '',
    bandKind: search.get('kind') === 'deviation' ? 'deviation' : 'range',
    isAllShown: search.get('settings') === 'all',
    relation: relationViews.find((view) => view === search.get('relation')) ?? 'scatter',
    axis: search.get('axis') ?? '',
    axes: list('axes'),
    brushes: new Map(search.getAll('brush').flatMap(readBrush)),
    result: search.get('result') ?? '',
    histogram: search.get('histogram') ?? '',
    step: /^\d{1,15}$/.test(search.get('step') ?? '') ? Number(search.get('step')) : null,
  };
}

/** The address of the comparison of those runs; what is as usual is left out. */
export function compareAddress(runIds: readonly string[], state: CompareState): string {
  const { metrics, x, smoothing, band, bandKind, isAllShown, relation, axis, axes, brushes, result, histogram, step } = state;
  const single = {
    x: x === 'step' ? '' : x, smoothing: smoothing === 0 ? '' : String(smoothing), band, kind: bandKind === 'range' ? '' : bandKind, settings: isAllShown ? 'all' : '',
    relation: relation === 'scatter' ? '' : relation, axis, result, histogram, step: step === null ? '' : String(step),
  };
  const search = new URLSearchParams(Object.entries(single).filter(([, value]) => value !== ''));
  const putList = (name: string, values: readonly string[] | null) => {
    for (const value of values ?? []) search.append(name, value);
    if (values?.length === 0) search.append(name, '');
  };
  putList('metric', metrics);
  putList('axes', axes);
  putList('brush', [...brushes].map(([name, [from, to]]) => `${Number(from.toFixed(4))}~${Number(to.toFixed(4))}~${name}`));
  if (brushes.size === 0) search.delete('brush');
  return `/compare?runs=${runIds.map(encodeURIComponent).join(',')}${search.size > 0 ? `&${search.toString()}` : ''}`;
}

function readBrush(text: string): readonly (readonly [string, Brush])[] {
  const [, from, to, name] = /^(0|1|0?\.\d{1,6})~(0|1|0?\.\d{1,6})~(.+)$/.exec(text) ?? [];
  return name !== undefined && Number(from) <= Number(to) ? [[name, [Number(from), Number(to)]]] : [];
}
