import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { UserRule } from '../../diagnosis/user-rules/user-rule.ts';

/** Rules people wrote for the runs of a project. */
export const userRules = sqliteTable(
  'user_rules',
  {
    id: text().primaryKey(),
    project: text().notNull(),
    name: text().notNull(),
    metric: text().notNull(),
    condition: text({ mode: 'json' }).$type<UserRule['condition']>().notNull(),
    severity: text().$type<UserRule['severity']>().notNull(),
    patience: integer().notNull(),
    isOn: integer('is_on', { mode: 'boolean' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    changedAtMs: integer('changed_at_ms').notNull(),
  },
  (table) => [index('user_rules_project').on(table.project)],
);
