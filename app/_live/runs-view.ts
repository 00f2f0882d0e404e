import type { RunsFrame, RunsSnapshot } from '../../lib/protocol/live-channel.ts';
import type { RunResource } from '../../lib/protocol/resource.ts';

/** The list of runs: a pure function of the first page, snapshots and frames. */
export interface RunsView {
  /** -1 until the first snapshot. */
  readonly sequence: number;
  readonly isStale: boolean;
  readonly runs: ReadonlyMap<string, RunResource>;
}

/** The view of runs that came with the page, before the socket answers. */
export function viewOfRuns(runs: readonly RunResource[]): RunsView {
  return { sequence: -1, isStale: false, runs: new Map(runs.map((run) => [run.id, run])) };
}

/** The view after a snapshot. Older runs, which only the page had, stay. */
export function withSnapshot(view: RunsView, snapshot: RunsSnapshot): RunsView {
  const runs = new Map(view.runs);
  for (const run of snapshot.items) runs.set(run.id, run);
  return { sequence: snapshot.sequence, isStale: false, runs };
}

/** The view after a frame; a missing one before it makes the view stale, and old ones change nothing. */
export function withFrame(view: RunsView, frame: RunsFrame): RunsView {
  if (view.sequence < 0 || view.isStale || frame.sequence <= view.sequence) return view;
  if (frame.sequence !== view.sequence + 1) return { ...view, isStale: true };
  const runs = new Map(view.runs);
  for (const run of frame.runs) runs.set(run.id, run);
  for (const id of frame.removed) runs.delete(id);
  return { ...view, sequence: frame.sequence, runs };
}

/** The view with further runs the page read, for example older ones; runs known already are newer and stay. */
export function withOlderRuns(view: RunsView, older: readonly RunResource[]): RunsView {
  const unknown = older.filter((run) => !view.runs.has(run.id));
  if (unknown.length === 0) return view;
  const runs = new Map(view.runs);
  for (const run of unknown) runs.set(run.id, run);
  return { ...view, runs };
}
