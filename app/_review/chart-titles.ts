import { dataCharts, learningCharts, machineCharts, ownCharts, signalLook, speedCharts } from '../_run/chart-specs.ts';
import { layerSeries } from '../_run/series-name.ts';
import type { Dictionary } from '../_words/dictionary.ts';

/** Titles of the charts that a run's page has, by their ids, in the order of the page. */
export function chartTitles(names: readonly string[], words: Dictionary): ReadonlyMap<string, string> {
  const signals = [...new Set(names.flatMap((name) => layerSeries(name)?.signal ?? []))];
  return new Map([
    ...[...learningCharts(names, words), ...ownCharts(names, words)].map(({ id, title }) => [id, title] as const),
    ...signals.map((signal) => [signal, signalLook(signal, words).title] as const),
    ...[...dataCharts(names, words), ...speedCharts(names, words), ...machineCharts(names, words)].map(({ id, title }) => [id, title] as const),
  ]);
}
