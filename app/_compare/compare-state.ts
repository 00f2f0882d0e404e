import type { XAxis } from '../_charts/chart-types.ts';
import type { BandKind } from './bands.ts';

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
  readonly axis: string;
  readonly result: string;
}

export function readCompareState(search: URLSearchParams): CompareState {
  const smoothing = Number(search.get('smoothing') ?? 0);
  return {
    metrics: search.has('metric') ? search.getAll('metric').filter((name) => name !== '') : null,
    x: (['step', 'epoch', 'time'] as const).find((axis) => axis === search.get('x')) ?? 'step',
    smoothing: smoothing > 0 && smoothing <= 0.99 ? smoothing : 0,
    band: search.get('band') ?? '',
    bandKind: search.get('kind') === 'deviation' ? 'deviation' : 'range',
    isAllShown: search.get('settings') === 'all',
    axis: search.get('axis') ?? '',
    result: search.get('result') ?? '',
  };
}

/** The address of the comparison of those runs. */
export function compareAddress(runIds: readonly string[], { metrics, x, smoothing, band, bandKind, isAllShown, axis, result }: CompareState): string {
  const search = new URLSearchParams(Object.entries({ x: x === 'step' ? '' : x, smoothing: smoothing === 0 ? '' : String(smoothing), band, kind: bandKind === 'range' ? '' : bandKind, settings: isAllShown ? 'all' : '', axis, result }).filter(([, value]) => value !== ''));
  for (const name of metrics ?? []) search.append('metric', name);
  if (metrics?.length === 0) search.append('metric', '');
  return `/compare?runs=${runIds.map(encodeURIComponent).join(',')}${search.size > 0 ? `&${search.toString()}` : ''}`;
}
