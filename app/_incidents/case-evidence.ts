import type { IncidentResource } from '../../lib/protocol/resource.ts';
import type { StepRange } from '../_charts/chart-types.ts';
import { learningCharts, signalLook, type ChartSpec } from '../_run/chart-specs.ts';
import { layerSeries, unitOf } from '../_run/series-name.ts';
import type { Dictionary } from '../_words/dictionary.ts';

const mostCharts = 6;
/** Least steps shown on each side of what happened. */
const leastAround = 60;

/** The steps an incident is about, with room on both sides; from the start where what was measured comes seldom (once an epoch). */
export function stepsOfCase({ openedAtStep, evidence, consequences }: Pick<IncidentResource, 'openedAtStep' | 'evidence' | 'consequences'>): StepRange {
  const steps = [openedAtStep, ...evidence.flatMap(({ step }) => step ?? []), ...consequences.map(({ firstStep }) => firstStep)];
  const from = Math.min(...steps);
  const to = Math.max(...steps);
  const isSeldom = evidence.some(({ signal }) => signal.startsWith('validation/'));
  const around = Math.max(leastAround, Math.ceil((to - from) / 4));
  return { from: isSeldom ? 0 : Math.max(0, from - around), to: to + around };
}

/** The loss, then every series an incident's numbers were read from, as charts; names the run does not have are left out. */
export function chartsOfCase(incident: Pick<IncidentResource, 'evidence'>, names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const signals = [...new Set(incident.evidence.map(({ signal }) => signal))].filter((name) => names.includes(name));
  const learning = learningCharts(names, words);
  const charts = ['train/loss', ...signals].flatMap((name): ChartSpec[] => {
    const whole = learning.find((chart) => chart.names.includes(name));
    if (whole) return names.includes(name) ? [whole] : [];
    const layer = layerSeries(name);
    if (!layer) return [{ id: name, title: name, names: [name], unit: unitOf(name), emptyText: words.charts.empty.any }];
    const look = signalLook(layer.signal, words);
    return [{ id: name, ...look, title: `${look.title} · ${layer.subject}`, names: [name], labels: { [name]: layer.subject }, ...(layer.signal === 'update-ratio' ? { band: { from: 3e-4, to: 2e-2 } } : {}) }];
  });
  return [...new Map(charts.map((chart) => [chart.id, chart])).values()].slice(0, mostCharts);
}
