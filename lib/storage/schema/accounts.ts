import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// Property names of the first four tables are those the sign-in library asks for.
const atMs = (name: string) => integer(name, { mode: 'timestamp_ms' });
const made = { createdAt: atMs('created_at_ms').notNull(), updatedAt: atMs('updated_at_ms').notNull() };

/** People with an account. `nameKey` and `email` are lower case, so that no two are told apart by case alone. */
export const people = sqliteTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  nameKey: text('name_key').notNull().unique(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  role: text().$type<'viewer' | 'member' | 'admin'>().notNull(),
  ...made,
});

const personId = () => text('person_id').notNull().references(() => people.id, { onDelete: 'cascade' });

/** Signed-in browsers. */
export const personSessions = sqliteTable(
  'person_sessions',
  { id: text().primaryKey(), token: text().notNull().unique(), userId: personId(), expiresAt: atMs('expires_at_ms').notNull(), ipAddress: text('ip_address'), userAgent: text('user_agent'), ...made },
  (table) => [index('person_sessions_person').on(table.userId)],
);

/** How a person signs in; the password as its scrypt hash. */
export const personCredentials = sqliteTable(
  'person_credentials',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: personId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: atMs('access_token_expires_at_ms'),
    refreshTokenExpiresAt: atMs('refresh_token_expires_at_ms'),
    scope: text(),
    password: text(),
    ...made,
  },
  (table) => [index('person_credentials_person').on(table.userId)],
);

/** One-time codes of the sign-in library. */
export const verifications = sqliteTable('verifications', { id: text().primaryKey(), identifier: text().notNull(), value: text().notNull(), expiresAt: atMs('expires_at_ms').notNull(), ...made });

/** Keys that the server makes for itself, by purpose. */
export const serverSecrets = sqliteTable('server_secrets', { purpose: text().primaryKey(), secret: text().notNull() });

/** Invitations to make an account; only the SHA-256 of a link's secret is kept. */
export const invitations = sqliteTable('invitations', {
  id: text().primaryKey(),
  sha256: text('sha_256').notNull().unique(),
  role: text().$type<'viewer' | 'member' | 'admin'>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  expiresAtMs: integer('expires_at_ms').notNull(),
  acceptedAtMs: integer('accepted_at_ms'),
  acceptedBy: text('accepted_by'),
  revokedAtMs: integer('revoked_at_ms'),
});

/** Links that show one view to whoever has them; only the SHA-256 of a link's secret is kept. */
export const shares = sqliteTable('shares', {
  id: text().primaryKey(),
  sha256: text('sha_256').notNull().unique(),
  path: text().notNull(),
  runIds: text('run_ids', { mode: 'json' }).$type<readonly string[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  expiresAtMs: integer('expires_at_ms').notNull(),
  lastUsedAtMs: integer('last_used_at_ms'),
  revokedAtMs: integer('revoked_at_ms'),
});
