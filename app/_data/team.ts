import 'server-only';
import type { Actor } from '../../lib/commands/actor.ts';
import { incidentHistory } from '../../lib/commands/incident-history.ts';
import { teamScopes } from '../../lib/commands/team-context.ts';
import { readComments } from '../../lib/live/read-comments.ts';
import type { RunResource } from '../../lib/protocol/resource.ts';
import type { CommentResource, FeedItem, HistoryEntry } from '../../lib/protocol/team.ts';
import type { Store } from '../../lib/storage/store.ts';
import { firstPaintBuckets } from '../_run/chart-fineness.ts';
import type { RunFirstPaint } from '../_live/run-context.tsx';
import { readIncident, type IncidentItem } from './incidents.ts';
import { listFrom } from './list-from.ts';
import { openRuntime } from './reader.ts';

/** Who reads, and with whom. */
export interface Team {
  readonly me: string;
  readonly canAct: boolean;
  /** Names that can be mentioned or assigned to, the reader's among them. */
  readonly people: readonly string[];
}

export interface IncidentCase {
  readonly item: IncidentItem;
  readonly team: Team;
  readonly history: readonly HistoryEntry[];
  readonly comments: readonly CommentResource[];
  readonly first: RunFirstPaint;
  /** What the run is compared with; `hidden` from who came with a link that does not show that run. */
  readonly lastGood: RunResource | null | 'hidden';
}

function teamOf(store: Store, actor: Actor): Team {
  return { me: actor.name, canAct: teamScopes.some((scope) => actor.scopes.includes(scope)), people: [...new Set([actor.name, ...store.comments.people()])] };
}

/** Everything the page of one incident shows, `null` when there is none of that id. */
export async function readIncidentCase(id: string): Promise<IncidentCase | null> {
  const { runtime, actor } = await openRuntime();
  const { store, snapshots } = runtime;
  const item = await readIncident(id);
  const snapshot = item && snapshots.snapshot(item.incident.runId);
  if (!item || !snapshot) return null;
  const { runId } = item.incident;
  const known = new Set(snapshot.series.map(({ name }) => name));
  const names = [...new Set(['train/loss', ...item.incident.evidence.map(({ signal }) => signal)])].filter((name) => known.has(name));
  const lastGood = store.incidents.lastGoodRunBefore(runId);
  const canSeeLastGood = lastGood !== null && (!actor.share || actor.share.runIds.includes(lastGood));
  return {
    item,
    team: teamOf(store, actor),
    history: incidentHistory(store, id),
    comments: readComments(store, runId).filter(({ anchor }) => anchor.kind === 'incident' && anchor.incidentId === id),
    first: { snapshot: { sequence: -1, ...snapshot }, series: names.length > 0 ? store.series.read(runId, names, { buckets: firstPaintBuckets }) : [], buckets: firstPaintBuckets, histogramNames: [] },
    lastGood: lastGood === null ? null : canSeeLastGood ? store.runs.find(lastGood) : 'hidden',
  };
}

/** Comments of a run for its page's first paint, and who reads it. */
export async function readReview(runId: string): Promise<{ readonly comments: readonly CommentResource[]; readonly team: Team }> {
  const { runtime, actor } = await openRuntime();
  return { comments: readComments(runtime.store, runId), team: teamOf(runtime.store, actor) };
}

export interface FeedPage {
  readonly items: readonly FeedItem[];
  readonly nextCursor: string | null;
  readonly projects: readonly string[];
}

const pageSize = 60;

/** The newest of what happened, of one project or of all; only what mentions the reader where asked. */
export async function readFeed({ project, isMine, cursor }: { readonly project?: string | undefined; readonly isMine: boolean; readonly cursor?: string | undefined }): Promise<FeedPage> {
  const { runtime, actor } = await openRuntime();
  const page = listFrom(cursor, (from) => runtime.store.feed.list({ limit: pageSize, ...(project ? { project } : {}), ...(isMine ? { mention: actor.name } : {}), ...from }));
  return { ...page, projects: runtime.store.runs.projects().map((known) => known.project) };
}
