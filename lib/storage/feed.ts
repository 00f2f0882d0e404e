import { severities, type Severity, type Words } from '../protocol/cause.ts';
import type { CommentAnchor, FeedItem, FeedKind, HistoryVerb } from '../protocol/team.ts';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import type { FeedStore } from './team.ts';

/** A row of any source: its columns are the same, with `null` where a source has none. */
interface FeedRow {
  readonly id: string;
  readonly atMs: number;
  readonly kind: FeedKind;
  readonly actor: string | null;
  readonly project: string;
  readonly runId: string;
  readonly runName: string;
  readonly incidentId: string | null;
  readonly title: string | null;
  readonly severity: string | null;
  readonly verb: HistoryVerb | null;
  readonly detail: string | null;
  readonly status: string | null;
}

const runColumns = 'runs.project AS project, runs.id AS runId, runs.name AS runName';
const incidentColumns = "incidents.id AS incidentId, json_extract(incidents.body, '$.title') AS title, incidents.severity AS severity";
const noIncident = 'NULL AS incidentId, NULL AS title, NULL AS severity';

/** `at`: the time; `key`: what tells rows of one time apart, the same width everywhere, so that it sorts as text. */
const sources: readonly { readonly at: string; readonly key: string; readonly select: string; readonly isComment?: boolean }[] = [
  {
    at: 'comments.created_at_ms', key: "printf('c%016d', comments.key)", isComment: true,
    select: `'comment' AS kind, comments.author AS actor, ${runColumns}, ${incidentColumns}, NULL AS verb,
      json_object('id', comments.id, 'anchor', json(comments.anchor), 'text', comments.text, 'mentions', json(comments.mentions), 'editedAtMs', comments.edited_at_ms) AS detail, NULL AS status
      FROM comments JOIN runs ON runs.key = comments.run_key LEFT JOIN incidents ON incidents.id = comments.incident_id WHERE TRUE`,
  },
  {
    at: 'incident_deeds.at_ms', key: "printf('d%016d', incident_deeds.key)",
    select: `'verb' AS kind, incident_deeds.actor AS actor, ${runColumns}, ${incidentColumns}, incident_deeds.verb AS verb, incident_deeds.detail AS detail, NULL AS status
      FROM incident_deeds JOIN incidents ON incidents.id = incident_deeds.incident_id JOIN runs ON runs.key = incidents.run_key WHERE incident_deeds.verb <> 'commented'`,
  },
  {
    at: 'incident_changes.at_ms', key: "printf('i%016d', incident_changes.key)",
    select: `CASE WHEN incident_changes.key = (SELECT min(first.key) FROM incident_changes AS first WHERE first.incident_id = incidents.id) THEN 'incident-opened'
        WHEN json_extract(incident_changes.change, '$.state') = 'firing' THEN 'incident-fired-again' ELSE 'incident-cleared' END AS kind,
      NULL AS actor, ${runColumns}, ${incidentColumns}, NULL AS verb, NULL AS detail, NULL AS status
      FROM incident_changes JOIN incidents ON incidents.id = incident_changes.incident_id JOIN runs ON runs.key = incidents.run_key
      WHERE json_extract(incident_changes.change, '$.state') IN ('firing', 'resolved')`,
  },
  {
    at: 'status_changes.at_ms', key: "printf('r%016d', status_changes.key)",
    select: `CASE status_changes.status WHEN 'running' THEN 'run-began' ELSE 'run-ended' END AS kind, NULL AS actor, ${runColumns}, ${noIncident}, NULL AS verb,
      json_object('reason', status_changes.reason, 'source', status_changes.source) AS detail, status_changes.status AS status
      FROM status_changes JOIN runs ON runs.key = status_changes.run_key WHERE TRUE`,
  },
];

/** What happened, put together from what is stored anyway: nothing is written for the feed. */
export function createFeedStore({ sqlite }: Connection): FeedStore {
  return {
    list(query) {
      const limit = clampLimit(query.limit);
      const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
      const values = { project: query.project ?? null, mention: query.mention ?? null, atMs: after?.atMs ?? null, id: after?.id ?? null, limit: limit + 1 };
      const parts = sources.filter((source) => query.mention === undefined || source.isComment).map((source) => partOf(source, query, after !== null));
      const rows = sqlite.prepare<[typeof values], FeedRow>(`SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY atMs DESC, id DESC LIMIT @limit`).all(values);
      const items = rows.slice(0, limit).map(itemOf);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.atMs, last.id) : null };
    },
  };
}

/** The newest rows of one source. Each is limited by itself, so that its index on time ends the reading. */
function partOf({ at, key, select }: (typeof sources)[number], query: { readonly project?: string; readonly mention?: string }, hasCursor: boolean): string {
  const conditions = [
    ...(query.project === undefined ? [] : ['runs.project = @project']),
    ...(query.mention === undefined ? [] : ['EXISTS (SELECT 1 FROM json_each(comments.mentions) WHERE json_each.value = @mention)']),
    ...(hasCursor ? [`(${at} < @atMs OR (${at} = @atMs AND ${key} < @id))`] : []),
  ];
  return `SELECT * FROM (SELECT ${key} AS id, ${at} AS atMs, ${[select, ...conditions].join(' AND ')} ORDER BY ${at} DESC, id DESC LIMIT @limit)`;
}

function itemOf({ incidentId, title, severity, detail, kind, ...row }: FeedRow): FeedItem {
  const own = detail === null ? {} : (JSON.parse(detail) as Record<string, unknown>);
  const incident = incidentId === null || title === null ? null : { id: incidentId, title: JSON.parse(title) as Words, severity: severityOf(severity) };
  if (kind !== 'comment') return { ...row, kind, incident, detail: own as FeedItem['detail'], comment: null };
  const { id, anchor, text, mentions, editedAtMs } = own as { readonly id: string; readonly anchor: CommentAnchor; readonly text: string; readonly mentions: readonly string[]; readonly editedAtMs: number | null };
  return { ...row, kind, incident, detail: {}, comment: { id, runId: row.runId, anchor, author: row.actor ?? '', text, mentions, createdAtMs: row.atMs, editedAtMs } };
}

function severityOf(text: string | null): Severity {
  return severities.find((known) => known === text) ?? 'info';
}
