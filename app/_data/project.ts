import 'server-only';
import type { ProjectSummary } from '../../lib/protocol/project.ts';
import type { RunRow, SavedView } from '../../lib/protocol/run-table.ts';
import type { FeedItem } from '../../lib/protocol/team.ts';
import { openRuntime } from './reader.ts';

/** What a project's page shows. */
export interface ProjectPageData {
  readonly summary: ProjectSummary;
  readonly newest: readonly RunRow[];
  readonly activity: readonly FeedItem[];
  readonly views: readonly SavedView[];
}

const newestRuns = 6;
const newestActivity = 12;

/** A project at a glance, `null` when there is none of that name. */
export async function readProject(project: string): Promise<ProjectPageData | null> {
  const { history, feed, views } = (await openRuntime()).runtime.store;
  const summary = history.project(project);
  if (!summary) return null;
  return {
    summary,
    newest: history.table({ project, limit: newestRuns }, []).items,
    activity: feed.list({ project, limit: newestActivity }).items,
    views: views.list(project),
  };
}
