import type { ModelDescription } from '../../lib/protocol/description.ts';
import type { SeriesSummary } from '../../lib/protocol/resource.ts';
import { en } from '../_words/en.ts';
import { learningCharts, linesPerChart, machineCharts, signalChart, speedCharts } from './chart-specs.ts';
import { seriesOf } from './series-name.ts';
import { mostUnusual } from './unusual.ts';

const most = 40;

/** Names of the series of the charts that a reader sees first on that tab: what the server reads for the first paint. */
export function firstSeriesNames(series: readonly SeriesSummary[], model: ModelDescription | null, tab: string | undefined): readonly string[] {
  const names = series.map(({ name }) => name);
  // Words do not matter here: only the names in the charts do.
  const speed = ['step-ms', 'samples-per-second'];
  const wanted = tab === 'system'
    ? [...speedCharts(names, en), ...machineCharts(names, en)].flatMap((chart) => chart.names)
    : tab === undefined || tab === 'overview'
      ? [...[...learningCharts(names, en), ...layerCharts(series, model)].flatMap((chart) => chart.names), ...speed]
      : speed;
  return [...new Set(wanted)].filter((name) => names.includes(name)).slice(0, most);
}

function layerCharts(series: readonly SeriesSummary[], model: ModelDescription | null) {
  const byName = new Map(series.map((summary) => [summary.name, summary]));
  return (['update-ratio', 'weight-norm', 'activation-dead-ratio', 'activation-zero-ratio'] as const).map((signal) => {
    const own = seriesOf([...byName.keys()], signal, model).map((name) => byName.get(name)!);
    return signalChart(signal, mostUnusual(signal, own, linesPerChart, new Set()), en);
  });
}
