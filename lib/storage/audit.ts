import { and, desc, eq, lt } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import { auditEntries } from './schema/access.ts';
import type { AuditStore } from './store.ts';

/** The record of people's verbs in the database. */
export function createAuditStore({ orm, write }: Connection): AuditStore {
  const { key, atMs, actor, verb, subject } = auditEntries;
  return {
    record: (entry) => void write(() => orm.insert(auditEntries).values(entry).run()),
    list: (query) =>
      orm
        .select({ atMs, actor, verb, subject })
        .from(auditEntries)
        .where(query.subject === undefined ? undefined : eq(subject, query.subject))
        .orderBy(desc(key))
        .limit(clampLimit(query.limit))
        .all(),
    page(query) {
      const limit = clampLimit(query.limit);
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor).atMs;
      const rows = orm
        .select()
        .from(auditEntries)
        .where(and(query.actor === undefined ? undefined : eq(actor, query.actor), query.verb === undefined ? undefined : eq(verb, query.verb), after === undefined ? undefined : lt(key, after)))
        .orderBy(desc(key))
        .limit(limit + 1)
        .all();
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      // The place in the record stands where other lists have a time: two entries can have the same one.
      return { items: items.map(({ key: _, ...entry }) => entry), nextCursor: rows.length > limit && last ? encodeCursor(last.key, '') : null };
    },
    names: () => ({
      actors: orm.selectDistinct({ name: actor }).from(auditEntries).orderBy(actor).all().map(({ name }) => name),
      verbs: orm.selectDistinct({ name: verb }).from(auditEntries).orderBy(verb).all().map(({ name }) => name),
    }),
  };
}
