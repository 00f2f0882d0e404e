import 'server-only';
import { runStatuses, type RunResource, type RunStatus } from '../../lib/protocol/resource.ts';
import type { BestValidation } from '../_runs/best-validation.ts';
import { bestOfRun } from './best-of-run.ts';
import { listFrom } from './list-from.ts';
import { openRuntime } from './reader.ts';

export interface RunsRequest {
  readonly project?: string | undefined;
  readonly status?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface RunsPage {
  readonly runs: readonly RunResource[];
  /** By run id; a run without validation is left out. */
  readonly best: Readonly<Record<string, BestValidation>>;
  readonly nextCursor: string | null;
  readonly projects: readonly string[];
}

const pageSize = 100;

/** The newest runs that match, with what the list shows of each. An unknown status counts as none. */
export async function readRuns({ project, status, text, cursor }: RunsRequest): Promise<RunsPage> {
  const { store } = (await openRuntime()).runtime;
  const page = listFrom(cursor, (from) => store.runs.list({
    limit: pageSize,
    ...(project ? { project } : {}),
    ...(isStatus(status) ? { status } : {}),
    ...(text ? { text } : {}),
    ...from,
  }));
  const best: Record<string, BestValidation> = {};
  for (const run of page.items) {
    const found = bestOfRun(run, (runId) => store.series.list(runId));
    if (found) best[run.id] = found;
  }
  return { runs: page.items, best, nextCursor: page.nextCursor, projects: store.runs.projects().map((known) => known.project) };
}

function isStatus(status: string | undefined): status is RunStatus {
  return runStatuses.includes(status as RunStatus);
}
