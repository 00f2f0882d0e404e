import type { SeriesSummary } from '../../lib/protocol/resource.ts';
import { en } from '../_words/en.ts';
import { learningCharts, linesPerChart, machineCharts, signalChart, speedCharts } from './chart-specs.ts';
import { layerSeries, type LayerSignal } from './series-name.ts';
import { mostUnusual } from './unusual.ts';

const most = 40;

/** Names of the series of the charts that a reader sees first on that tab: what the server reads for the first paint. */
export function firstSeriesNames(series: readonly SeriesSummary[], tab: string | undefined): readonly string[] {
  const names = series.map(({ name }) => name);
  // Words do not matter here: only the names in the charts do.
  const speed = ['step-ms', 'samples-per-second'];
  const wanted = tab === 'system'
    ? [...speedCharts(names, en), ...machineCharts(names, en)].flatMap((chart) => chart.names)
    : tab === undefined || tab === 'overview'
      ? [...[...learningCharts(names, en), ...layerCharts(series)].flatMap((chart) => chart.names), ...speed]
      : speed;
  return [...new Set(wanted)].filter((name) => names.includes(name)).slice(0, most);
}

function layerCharts(series: readonly SeriesSummary[]) {
  return (['update-ratio', 'activation-dead-ratio'] as const).map((signal) => signalChart(signal, mostUnusual(signal, seriesOf(series, signal), linesPerChart, new Set()), en));
}

/** The series of one per-layer signal, in model order. */
export function seriesOf(series: Iterable<SeriesSummary>, signal: LayerSignal): readonly SeriesSummary[] {
  return [...series].filter(({ name }) => layerSeries(name)?.signal === signal);
}
