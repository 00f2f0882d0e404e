import type { RuleCoverage } from '../../lib/protocol/coverage.ts';
import type { RunFrame, RunSnapshot } from '../../lib/protocol/live-channel.ts';
import type { Packet, SeriesColumn } from '../../lib/protocol/packet.ts';
import type { HistogramResource, IncidentResource, RunFactsResource, RunResource, SeriesData, SeriesSummary, Verdict } from '../../lib/protocol/resource.ts';
import { histogramOfRecord } from './histogram-of-record.ts';
import { appendRows, noPoints, numberOf, pointsOf, type SeriesPoints } from './series-points.ts';

/** All a run's page shows: a pure function of a snapshot and the frames and reads that followed it. */
export interface RunView {
  /** Sequence of the newest snapshot or frame in here. */
  readonly sequence: number;
  /** True when a frame is missing: what follows is ignored until the next snapshot. */
  readonly isStale: boolean;
  readonly run: RunResource;
  /** By name, in order of appearance. */
  readonly series: ReadonlyMap<string, SeriesSummary>;
  /** Changes when a series appears, not when a value does. */
  readonly seriesNames: readonly string[];
  readonly facts: RunFactsResource;
  /** Worst and newest first. */
  readonly incidents: readonly IncidentResource[];
  readonly coverage: readonly RuleCoverage[];
  readonly verdict: Verdict;
  /** Rows of the series somebody looks at; others are only counted. */
  readonly points: ReadonlyMap<string, SeriesPoints>;
  /** Histograms of the names somebody looks at, oldest first. */
  readonly histograms: ReadonlyMap<string, readonly HistogramResource[]>;
  /** Newest histogram names seen, also of those nobody looks at. */
  readonly histogramNames: readonly string[];
  readonly newestEpoch: number;
}

export type RunAction =
  | { readonly kind: 'snapshot-received'; readonly snapshot: RunSnapshot }
  | { readonly kind: 'frame-received'; readonly frame: RunFrame; readonly packets: readonly Packet[] }
  /** `budget` by name; a name the server does not know yet gets an empty column, so that its first points are kept. */
  | { readonly kind: 'series-read'; readonly budgets: ReadonlyMap<string, number>; readonly series: readonly SeriesData[] }
  | { readonly kind: 'series-released'; readonly names: readonly string[] }
  | { readonly kind: 'histograms-read'; readonly name: string; readonly histograms: readonly HistogramResource[] }
  | { readonly kind: 'histograms-released'; readonly name: string };

/** Most histograms of one name kept in the browser; the older half is then thinned to every second one. */
export const histogramBudget = 160;

/** The view of a snapshot alone, with whatever rows `earlier` already had. */
export function viewOfSnapshot(snapshot: RunSnapshot, earlier?: RunView): RunView {
  const series = new Map(snapshot.series.map((summary) => [summary.name, summary]));
  const names = [...series.keys()];
  return {
    sequence: snapshot.sequence,
    isStale: false,
    run: snapshot.run,
    series,
    seriesNames: earlier && isSameList(earlier.seriesNames, names) ? earlier.seriesNames : names,
    facts: snapshot.facts,
    incidents: sortIncidents(snapshot.incidents),
    coverage: snapshot.coverage,
    verdict: snapshot.verdict,
    points: earlier?.points ?? new Map(),
    histograms: earlier?.histograms ?? new Map(),
    histogramNames: earlier?.histogramNames ?? [],
    newestEpoch: series.has('epoch') ? numberOf(series.get('epoch')!.last) : Number.NaN,
  };
}

/** The view after one more happening. Frames that are old or follow a gap change nothing but `isStale`. */
export function reduceRunView(view: RunView, action: RunAction): RunView {
  switch (action.kind) {
    case 'snapshot-received':
      return viewOfSnapshot(action.snapshot, view);
    case 'frame-received':
      return afterFrame(view, action.frame, action.packets);
    case 'series-read': {
      const points = new Map(view.points);
      for (const [name, budget] of action.budgets) if (!points.has(name)) points.set(name, noPoints(budget));
      for (const data of action.series) {
        const budget = action.budgets.get(data.name);
        if (budget !== undefined) points.set(data.name, pointsOf(data, budget));
      }
      return { ...view, points };
    }
    case 'series-released': {
      const points = new Map(view.points);
      for (const name of action.names) points.delete(name);
      return { ...view, points };
    }
    case 'histograms-read':
      return { ...view, histograms: new Map(view.histograms).set(action.name, action.histograms) };
    case 'histograms-released': {
      const histograms = new Map(view.histograms);
      histograms.delete(action.name);
      return { ...view, histograms };
    }
  }
}

function afterFrame(view: RunView, frame: RunFrame, packets: readonly Packet[]): RunView {
  if (view.isStale || frame.sequence <= view.sequence) return view;
  if (frame.sequence !== view.sequence + 1) return { ...view, isStale: true };
  let next: RunView = {
    ...view,
    sequence: frame.sequence,
    run: frame.run ?? view.run,
    facts: frame.facts ?? view.facts,
    coverage: frame.coverage ?? view.coverage,
    verdict: frame.verdict ?? view.verdict,
    incidents: frame.incidents.length > 0 ? withIncidents(view.incidents, frame.incidents) : view.incidents,
  };
  for (const packet of packets) next = afterPacket(next, packet);
  return next;
}

function afterPacket(view: RunView, packet: Packet): RunView {
  const { columns } = packet;
  const epochs = epochOfRows(columns.series.find((column) => column.name === 'epoch'), columns.steps.length, view.newestEpoch);
  const series = columns.series.length > 0 ? new Map(view.series) : view.series;
  const points = columns.series.some((column) => view.points.has(column.name)) ? new Map(view.points) : view.points;
  for (const column of columns.series) {
    const rows = rowsOf(column, columns.steps, columns.atMs, epochs);
    (series as Map<string, SeriesSummary>).set(column.name, summaryAfter(series.get(column.name), column.name, rows));
    const known = points.get(column.name);
    if (known) (points as Map<string, SeriesPoints>).set(column.name, appendRows(known, rows));
  }
  return {
    ...view,
    series,
    seriesNames: series.size === view.series.size ? view.seriesNames : [...series.keys()],
    points,
    newestEpoch: epochs.length > 0 ? epochs[epochs.length - 1]! : view.newestEpoch,
    ...withHistograms(view, packet),
  };
}

function epochOfRows(column: SeriesColumn | undefined, rowCount: number, before: number): Float64Array {
  const epochs = new Float64Array(rowCount);
  let epoch = before;
  let next = 0;
  for (let row = 0; row < rowCount; row++) {
    const isHere = column && next < column.values.length && (column.rows ? column.rows[next] === row : true);
    if (isHere) epoch = column.values[next++]!;
    epochs[row] = epoch;
  }
  return epochs;
}

function rowsOf(column: SeriesColumn, steps: Float64Array, atMs: Float64Array, epoch: Float64Array) {
  if (!column.rows) return { step: steps, atMs, epoch, value: column.values };
  const pick = (from: Float64Array) => Float64Array.from(column.rows!, (row) => from[row]!);
  return { step: pick(steps), atMs: pick(atMs), epoch: pick(epoch), value: column.values };
}

function summaryAfter(before: SeriesSummary | undefined, name: string, rows: { readonly step: ArrayLike<number>; readonly value: ArrayLike<number> }): SeriesSummary {
  const count = rows.value.length;
  if (count === 0) return before ?? { name, count: 0, firstStep: 0, lastStep: 0, last: 'NaN', min: null, max: null, nonFinite: 0 };
  let min = before?.min ?? null;
  let max = before?.max ?? null;
  let nonFinite = before?.nonFinite ?? 0;
  for (let i = 0; i < count; i++) {
    const value = rows.value[i]!;
    if (!Number.isFinite(value)) nonFinite++;
    else {
      min = min === null || value < min ? value : min;
      max = max === null || value > max ? value : max;
    }
  }
  const last = rows.value[count - 1]!;
  return {
    name, min, max, nonFinite,
    count: (before?.count ?? 0) + count,
    firstStep: before?.firstStep ?? rows.step[0]!,
    lastStep: rows.step[count - 1]!,
    last: Number.isFinite(last) ? last : (String(last) as 'NaN' | 'Infinity' | '-Infinity'),
  };
}

function withHistograms(view: RunView, packet: Packet): Pick<RunView, 'histograms' | 'histogramNames'> {
  if (packet.histograms.length === 0) return { histograms: view.histograms, histogramNames: view.histogramNames };
  const unseen = [...new Set(packet.histograms.map((record) => record.name))].filter((name) => !view.histogramNames.includes(name));
  const histogramNames = unseen.length > 0 ? [...view.histogramNames, ...unseen] : view.histogramNames;
  const watched = packet.histograms.filter((record) => view.histograms.has(record.name));
  if (watched.length === 0) return { histograms: view.histograms, histogramNames };
  const histograms = new Map(view.histograms);
  for (const record of watched) {
    const before = histograms.get(record.name)!;
    const isRepeat = before.some((histogram) => histogram.step === record.step && histogram.atMs === record.atMs);
    if (!isRepeat) histograms.set(record.name, thinHistograms([...before, histogramOfRecord(record)]));
  }
  return { histograms, histogramNames };
}

function thinHistograms(histograms: readonly HistogramResource[]): readonly HistogramResource[] {
  if (histograms.length <= histogramBudget) return histograms;
  const half = Math.floor(histograms.length / 2);
  return histograms.filter((_, i) => i >= half || i % 2 === 0);
}

const severityOrder = { critical: 0, warning: 1, info: 2 } as const;

function withIncidents(before: readonly IncidentResource[], changed: readonly IncidentResource[]): readonly IncidentResource[] {
  const byId = new Map(before.map((incident) => [incident.id, incident]));
  for (const incident of changed) byId.set(incident.id, incident);
  return sortIncidents([...byId.values()]);
}

/** Open before resolved, worst first, then the earliest cause first; pending ones (not yet an incident) are left out. */
export function sortIncidents(incidents: readonly IncidentResource[]): readonly IncidentResource[] {
  const isResolved = (incident: IncidentResource) => (incident.state === 'resolved' ? 1 : 0);
  return incidents
    .filter((incident) => incident.state !== 'pending')
    .sort((a, b) => isResolved(a) - isResolved(b) || severityOrder[a.severity] - severityOrder[b.severity] || a.openedAtStep - b.openedAtStep || a.id.localeCompare(b.id));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
