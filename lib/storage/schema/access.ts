import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Access tokens; only the SHA-256 of one is kept. */
export const tokens = sqliteTable('tokens', {
  id: text().primaryKey(),
  name: text().notNull(),
  scope: text().$type<'agent' | 'read' | 'write' | 'admin'>().notNull(),
  /** The one project it may write to, `null` for all. */
  project: text(),
  sha256: text('sha_256').notNull().unique(),
  createdAtMs: integer('created_at_ms').notNull(),
  expiresAtMs: integer('expires_at_ms'),
  lastUsedAtMs: integer('last_used_at_ms'),
  revokedAtMs: integer('revoked_at_ms'),
});

/** Rules of a project that are switched off or have parameters of their own. */
export const ruleSettings = sqliteTable(
  'rule_settings',
  {
    project: text().notNull(),
    rule: text().notNull(),
    isOff: integer('is_off', { mode: 'boolean' }).notNull(),
    parameters: text({ mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.project, table.rule] })],
);

/** What people did. Only ever added to. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    key: integer().primaryKey(),
    atMs: integer('at_ms').notNull(),
    actor: text().notNull(),
    verb: text().notNull(),
    subject: text().notNull(),
  },
  (table) => [index('audit_entries_subject').on(table.subject, table.key)],
);
