import { desc, eq } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { clampLimit } from './cursor.ts';
import { auditEntries } from './schema/access.ts';
import type { AuditStore } from './store.ts';

/** The record of people's verbs in the database. */
export function createAuditStore({ orm, write }: Connection): AuditStore {
  const { atMs, actor, verb, subject } = auditEntries;
  return {
    record: (entry) => void write(() => orm.insert(auditEntries).values(entry).run()),
    list: (query) =>
      orm
        .select({ atMs, actor, verb, subject })
        .from(auditEntries)
        .where(query.subject === undefined ? undefined : eq(subject, query.subject))
        .orderBy(desc(auditEntries.key))
        .limit(clampLimit(query.limit))
        .all(),
  };
}
