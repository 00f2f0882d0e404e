import { xAxes, type StepRange, type XAxis } from '../_charts/chart-types.ts';
import { layerSignals, type LayerSignal } from './series-name.ts';

export const tabs = ['overview', 'layers', 'histograms', 'system', 'incidents', 'config', 'review'] as const;
export type Tab = (typeof tabs)[number];
export const histogramKinds = ['weight', 'gradient', 'activation', 'label', 'prediction', 'other'] as const;
export type HistogramKind = (typeof histogramKinds)[number];

/** What the reader chose on a run's page; all of it stands in the address, so that it can be sent to somebody. */
export interface PageState {
  readonly tab: Tab;
  readonly x: XAxis;
  /** Weight of the past, 0 to 0.99. */
  readonly smoothing: number;
  readonly markers: boolean;
  /** Whether charts show what a resume of the run overwrote. */
  readonly overwritten: boolean;
  /** Signal of the heatmap and of the small charts. */
  readonly signal: LayerSignal;
  readonly layersAs: 'list' | 'multiples';
  readonly layersBy: 'unusual' | 'model';
  /** The one layer that is shown, empty for all. */
  readonly layer: string;
  readonly kind: HistogramKind;
  /** Step the charts begin at when the page is opened, `null` for all of the run. */
  readonly step: number | null;
  /** Steps in view in the charts, `null` for all of the run. */
  readonly range: StepRange | null;
  /** Chart a comment is begun about, empty for none. */
  readonly chart: string;
}

export const usualPageState: PageState = { tab: 'overview', x: 'step', smoothing: 0, markers: true, overwritten: true, signal: 'gradient-norm', layersAs: 'list', layersBy: 'unusual', layer: '', kind: 'weight', step: null, range: null, chart: '' };

/** The state an address holds; whatever is missing or unknown is as usual. */
export function readPageState(search: { get(name: string): string | null }): PageState {
  const pick = <Value extends string>(name: string, values: readonly Value[], usual: Value): Value => values.find((value) => value === search.get(name)) ?? usual;
  const smoothing = Number(search.get('smoothing') ?? 0);
  return {
    tab: pick('tab', tabs, usualPageState.tab),
    x: pick('x', xAxes, usualPageState.x),
    smoothing: smoothing > 0 && smoothing <= 0.99 ? smoothing : 0,
    markers: search.get('markers') !== 'off',
    overwritten: search.get('overwritten') !== 'off',
    signal: pick('signal', layerSignals, usualPageState.signal),
    layersAs: pick('layers', ['list', 'multiples'], usualPageState.layersAs),
    layersBy: pick('order', ['unusual', 'model'], usualPageState.layersBy),
    layer: search.get('layer') ?? '',
    kind: pick('of', histogramKinds, usualPageState.kind),
    step: /^\d{1,15}$/.test(search.get('step') ?? '') ? Number(search.get('step')) : null,
    range: readRange(search.get('steps')),
    chart: search.get('chart') ?? '',
  };
}

function readRange(text: string | null): StepRange | null {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return from !== undefined && to !== undefined && Number(from) <= Number(to) ? { from: Number(from), to: Number(to) } : null;
}

/** The query that holds the state: what is as usual is left out. Empty, or begins with `?`. */
export function writePageState(state: PageState): string {
  const search = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => { if (value !== usual) search.set(name, value); };
  put('tab', state.tab, usualPageState.tab);
  put('x', state.x, usualPageState.x);
  put('smoothing', String(state.smoothing), '0');
  put('markers', state.markers ? 'on' : 'off', 'on');
  put('overwritten', state.overwritten ? 'on' : 'off', 'on');
  put('signal', state.signal, usualPageState.signal);
  put('layers', state.layersAs, usualPageState.layersAs);
  put('order', state.layersBy, usualPageState.layersBy);
  put('layer', state.layer, '');
  put('of', state.kind, usualPageState.kind);
  put('step', String(state.step), 'null');
  put('steps', state.range === null ? '' : `${Math.max(0, Math.floor(state.range.from))}-${Math.max(0, Math.ceil(state.range.to))}`, '');
  put('chart', state.chart, '');
  return search.size > 0 ? `?${search.toString()}` : '';
}
