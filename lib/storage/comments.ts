import { and, asc, eq, getTableColumns, gt, or, sql } from 'drizzle-orm';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import { runs } from './schema/runs.ts';
import { comments } from './schema/team.ts';
import type { CommentStore } from './team.ts';

/** Comments in the database. */
export function createCommentStore({ orm, sqlite, write }: Connection): CommentStore {
  const { key: _key, runKey: _runKey, incidentId: _incident, ...columns } = getTableColumns(comments);
  const select = () => orm.select({ ...columns, runId: runs.id }).from(comments).innerJoin(runs, eq(runs.key, comments.runKey));
  const find = (id: string) => select().where(eq(comments.id, id)).get() ?? null;

  return {
    add(comment) {
      const { runId, ...values } = comment;
      const run = orm.select({ key: runs.key }).from(runs).where(eq(runs.id, runId)).get();
      if (!run) throw new TunewatchError('run-unknown', `There is no run ${runId}.`);
      const incidentId = comment.anchor.kind === 'incident' ? comment.anchor.incidentId : null;
      write(() => orm.insert(comments).values({ ...values, runKey: run.key, incidentId }).run());
    },
    find,
    edit(id, { text, mentions, editedAtMs, basedOnMs }) {
      const isAsRead = sql`coalesce(${comments.editedAtMs}, ${comments.createdAtMs}) = ${basedOnMs}`;
      // Two edits within one millisecond must still tell apart what each was based on.
      const changed = write(() => orm.update(comments).set({ text, mentions, editedAtMs: Math.max(editedAtMs, basedOnMs + 1) }).where(and(eq(comments.id, id), isAsRead)).run().changes);
      return changed > 0 ? find(id) : null;
    },
    remove: (id) => void write(() => orm.delete(comments).where(eq(comments.id, id)).run()),
    list(query) {
      const limit = clampLimit(query.limit);
      const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
      const rows = select()
        .where(
          and(
            query.runId === undefined ? undefined : eq(runs.id, query.runId),
            query.incidentId === undefined ? undefined : eq(comments.incidentId, query.incidentId),
            after ? or(gt(comments.createdAtMs, after.atMs), and(eq(comments.createdAtMs, after.atMs), gt(comments.id, after.id))) : undefined,
          ),
        )
        .orderBy(asc(comments.createdAtMs), asc(comments.id))
        .limit(limit + 1)
        .all();
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.createdAtMs, last.id) : null };
    },
    people: () =>
      sqlite
        .prepare<[], { name: string }>('SELECT name FROM people UNION SELECT name FROM tokens WHERE revoked_at_ms IS NULL UNION SELECT actor FROM audit_entries UNION SELECT author FROM comments ORDER BY 1')
        .all()
        .map(({ name }) => name),
  };
}
