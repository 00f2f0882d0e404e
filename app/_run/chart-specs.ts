import type { HealthyBand, ValueUnit } from '../_charts/chart-types.ts';
import type { Dictionary } from '../_words/dictionary.ts';
import { layerSeries, unitOf, type LayerSignal } from './series-name.ts';

/** One chart of the run's page: which series, and how they are shown. */
export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  /** What the legend says for a series; its own name when left out. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly unit: ValueUnit;
  readonly isLog?: boolean;
  readonly band?: Omit<HealthyBand, 'label'>;
  readonly emptyText: string;
  /** Set when `names` are some of a family, the most unusual ones. */
  readonly family?: LayerSignal;
}

/** Most lines of a chart: beyond, colours cannot be told apart. */
export const linesPerChart = 8;

/** Names that have a chart of their own, or none because they are no measure of anything. */
const known = new Set([
  'train/loss', 'validation/loss', 'train-probe/loss', 'train/loss-inference', 'train/loss-regularisation', 'learning-rate', 'epoch', 'batch-size', 'batch-order-hash', 'step-ms', 'samples-per-second',
  'gradient-norm', 'gradient-clipped', 'gradient-noise-scale', 'label-entropy-ratio', 'agent-cost-ratio', 'seed-recorded', 'checkpoint-optimizer-state',
]);
const dataNames = /^input-(mean|std|min|max|non-finite)(\/|$)/;
const measured = /^(?:train|train-probe|validation)\/(.+)$/;

/** Loss, one chart per metric, and the learning rate. */
export function learningCharts(names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const { charts } = words;
  const metrics = [...new Set(names.filter((name) => !known.has(name)).flatMap((name) => measured.exec(name)?.[1] ?? []))].sort();
  const sides = { train: charts.train, validation: charts.validation, 'train-probe': charts.trainProbe };
  const lossLabels = { 'train/loss': charts.train, 'validation/loss': charts.validation, 'train-probe/loss': charts.trainProbe, 'train/loss-inference': charts.lossInference, 'train/loss-regularisation': charts.regularisation };
  const single = (name: string, title: string): readonly ChartSpec[] => (names.includes(name) ? [{ id: name, title, names: [name], labels: { [name]: title }, unit: unitOf(name), emptyText: charts.empty.any }] : []);
  return [
    { id: 'loss', title: charts.loss, names: Object.keys(lossLabels).filter((name, index) => index < 2 || names.includes(name)), labels: lossLabels, unit: 'number', emptyText: charts.empty.loss },
    ...metrics.map((metric): ChartSpec => ({
      id: `metric-${metric}`, title: titleOfMetric(metric), names: Object.keys(sides).map((side) => `${side}/${metric}`).filter((name) => names.includes(name)),
      labels: Object.fromEntries(Object.entries(sides).map(([side, label]) => [`${side}/${metric}`, label])), unit: unitOf(`train/${metric}`), emptyText: charts.empty.any,
    })),
    { id: 'learning-rate', title: charts.learningRate, names: ['learning-rate'], labels: { 'learning-rate': charts.learningRate }, unit: 'number', emptyText: charts.empty.learningRate },
    { id: 'gradient-norm', title: charts.gradientNorm, names: ['gradient-norm'], labels: { 'gradient-norm': charts.gradientNorm }, unit: 'number', isLog: true, emptyText: charts.empty.gradients },
    ...single('gradient-clipped', charts.gradientClipped),
    ...single('gradient-noise-scale', charts.gradientNoise),
  ];
}

/** A metric's name as a title: its own, with a capital letter where it is a plain word. */
function titleOfMetric(metric: string): string {
  return /^[a-z]+$/.test(metric) ? metric[0]!.toUpperCase() + metric.slice(1) : metric;
}

/** How a per-layer signal is titled and drawn. */
export function signalLook(signal: LayerSignal, words: Dictionary): { readonly title: string; readonly unit: ValueUnit; readonly isLog: boolean; readonly emptyText: string } {
  const { charts } = words;
  const titles: Readonly<Record<LayerSignal, string>> = {
    'gradient-norm': charts.gradientNorm, 'update-ratio': charts.updateRatio, 'weight-norm': charts.weightNorm, 'activation-dead-ratio': charts.deadUnits, 'activation-zero-ratio': charts.zeroActivations,
    'activation-saturated-ratio': charts.saturatedUnits, 'activation-mean': charts.activationMean, 'activation-std': charts.activationSpread, 'gradient-mean-abs': charts.gradientMean,
    'gradient-zero-ratio': charts.gradientZero, 'gradient-non-finite': charts.gradientNonFinite,
  };
  const isLog = ['gradient-norm', 'update-ratio', 'gradient-mean-abs', 'activation-std', 'weight-norm'].includes(signal);
  const emptyText = signal.startsWith('activation') ? charts.empty.activations : signal === 'update-ratio' ? charts.empty.updates : charts.empty.gradients;
  return { title: titles[signal], unit: unitOf(`${signal}/layer`), isLog, emptyText };
}

/** The chart of one per-layer signal with the given series of it. */
export function signalChart(signal: LayerSignal, names: readonly string[], words: Dictionary): ChartSpec {
  return {
    id: signal, ...signalLook(signal, words), names, family: signal,
    labels: Object.fromEntries(names.map((name) => [name, layerSeries(name)?.subject ?? name])),
    ...(signal === 'update-ratio' ? { band: { from: 3e-4, to: 2e-2 } } : {}),
  };
}

/** Statistics of what the model is given. */
export function dataCharts(names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const { charts } = words;
  const chart = (id: string, title: string, measures: Readonly<Record<string, string>>): ChartSpec => {
    // A model with several inputs has one series each: `input-mean/<input>`.
    const own = names.filter((name) => measures[name.split('/')[0]!] !== undefined && dataNames.test(name));
    const labels = Object.fromEntries(own.map((name) => [name, [measures[name.split('/')[0]!], ...name.split('/').slice(1)].join(' ')]));
    return { id, title, names: own.length > 0 ? own.slice(0, linesPerChart) : Object.keys(measures), labels, unit: 'number', emptyText: charts.empty.input };
  };
  const specs: readonly ChartSpec[] = [
    chart('input-centre', charts.inputCentre, { 'input-mean': charts.mean, 'input-std': charts.spread }),
    chart('input-range', charts.inputRange, { 'input-min': charts.minimum, 'input-max': charts.maximum }),
    chart('input-non-finite', charts.inputNonFinite, { 'input-non-finite': charts.inputNonFinite }),
    { id: 'label-entropy', title: charts.labelEntropy, names: ['label-entropy-ratio'], labels: { 'label-entropy-ratio': charts.labelEntropy }, unit: 'ratio', emptyText: charts.empty.any },
  ];
  return specs.filter((spec, index) => index < 2 || spec.names.some((name) => names.includes(name)));
}

/** What the user logs under names of their own: one chart per folder of names, one per bare name. */
export function ownCharts(names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const own = names.filter((name) => !known.has(name) && !measured.test(name) && !dataNames.test(name) && !name.startsWith('system/') && !layerSeries(name));
  const groups = new Map<string, string[]>();
  for (const name of own) {
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : name;
    groups.set(folder, [...(groups.get(folder) ?? []), name]);
  }
  return [...groups].flatMap(([folder, members]) =>
    Array.from({ length: Math.ceil(members.length / linesPerChart) }, (_, part): ChartSpec => {
      const some = members.slice(part * linesPerChart, (part + 1) * linesPerChart);
      return { id: `own-${folder}-${part}`, title: folder, names: some, labels: Object.fromEntries(some.map((name) => [name, name === folder ? name : name.slice(folder.length + 1)])), unit: unitOf(some[0]!), emptyText: words.charts.empty.any };
    }),
  );
}

/** Step time, throughput and what measuring costs. */
export function speedCharts(names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const { charts } = words;
  return [
    { id: 'step-ms', title: charts.stepTime, names: ['step-ms'], labels: { 'step-ms': charts.stepTime }, unit: 'milliseconds', emptyText: charts.empty.speed },
    { id: 'samples-per-second', title: charts.throughput, names: ['samples-per-second'], labels: { 'samples-per-second': charts.throughput }, unit: 'per-second', emptyText: charts.empty.speed },
    { id: 'agent-cost', title: charts.agentCost, names: ['agent-cost-ratio'], labels: { 'agent-cost-ratio': charts.agentCost }, unit: 'ratio', emptyText: charts.empty.speed },
    ...(names.includes('batch-size') ? [{ id: 'batch-size', title: charts.batchSize, names: ['batch-size'], labels: { 'batch-size': charts.batchSize }, unit: 'number', emptyText: charts.empty.any } satisfies ChartSpec] : []),
  ];
}

/** One chart per kind of system value: several cards of a kind share a chart, and so do values of memory. */
export function machineCharts(names: readonly string[], words: Dictionary): readonly ChartSpec[] {
  const groups = new Map<string, string[]>();
  for (const name of names.filter((its) => its.startsWith('system/'))) {
    const measure = name.slice('system/'.length).replace(/\/\d+$/, '');
    groups.set(measure, [...(groups.get(measure) ?? []), name]);
  }
  return [...groups].map(([measure, members]) => {
    const title = words.charts.system[measure as keyof Dictionary['charts']['system']] ?? measure.replace(/-/g, ' ');
    const labelOf = (name: string) => /\/(\d+)$/.exec(name)?.[1] ?? null;
    return {
      id: `system-${measure}`, title, names: members, labels: Object.fromEntries(members.map((name) => [name, labelOf(name) === null ? title : `GPU ${labelOf(name)}`])),
      unit: unitOf(members[0]!), emptyText: words.charts.empty.system,
    };
  });
}
