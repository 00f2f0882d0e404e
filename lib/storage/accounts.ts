import { randomBytes } from 'node:crypto';
import { and, asc, count, desc, eq, gt, max, ne, or } from 'drizzle-orm';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { Connection } from './connection.ts';
import { people, personCredentials, personSessions, serverSecrets, verifications } from './schema/accounts.ts';

export const roles = ['viewer', 'member', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A person who can sign in. */
export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAtMs: number;
  /** When the newest of the sessions that still hold began, `null` without one. */
  readonly lastSignInAtMs: number | null;
}

/** A browser that is signed in. */
export interface StoredSession {
  readonly id: string;
  readonly accountId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly address: string | null;
  /** What the browser says it is, as it says it. */
  readonly browser: string | null;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly createdAtMs: number;
}

/** Questions asked of people, their passwords and their sessions. */
export interface AccountStore {
  /** True once there is a person who can sign in. */
  hasAny(): boolean;
  list(): readonly StoredAccount[];
  find(id: string): StoredAccount | null;
  findByEmail(email: string): StoredAccount | null;
  /** Throws `conflict` when email or name belong to somebody. */
  create(account: NewAccount): StoredAccount;
  /** False when there is no such person. */
  setRole(id: string, role: Role, atMs: number): boolean;
  setPasswordHash(id: string, passwordHash: string, atMs: number): void;
  /** Removes the person with password and sessions; false when there is none. */
  remove(id: string): boolean;
  /** How many people have that role. */
  countWithRole(role: Role): number;
  /** The session with that token and whose it is, unless it ended before `atMs`. */
  findSession(token: string, atMs: number): { readonly sessionId: string; readonly account: StoredAccount } | null;
  /** Sessions that hold at `atMs`, newest first. */
  sessions(accountId: string, atMs: number): readonly StoredSession[];
  isSessionLive(sessionId: string, atMs: number): boolean;
  /** Ends one session of the person; false when there is none. */
  endSession(accountId: string, sessionId: string): boolean;
  /** Ends all sessions of the person, but the one that is kept; how many. */
  endSessions(accountId: string, keptSessionId?: string): number;
  /** The key this server signs its session cookies with; made at the first call. */
  cookieSecret(): string;
  /** What the sign-in library writes to. */
  readonly library: { readonly orm: Connection['orm']; readonly schema: Readonly<Record<'user' | 'session' | 'account' | 'verification', unknown>> };
}

/** People in the database. */
export function createAccountStore({ orm, write }: Connection): AccountStore {
  const columns = { id: people.id, name: people.name, email: people.email, role: people.role, createdAt: people.createdAt, lastSignInAt: max(personSessions.createdAt) };
  const select = () => orm.select(columns).from(people).leftJoin(personSessions, eq(personSessions.userId, people.id)).groupBy(people.id).$dynamic();
  type Row = Pick<typeof people.$inferSelect, 'id' | 'name' | 'email' | 'role' | 'createdAt'> & { readonly lastSignInAt: Date | null };
  const toAccount = ({ createdAt, lastSignInAt, ...rest }: Row): StoredAccount => ({ ...rest, createdAtMs: createdAt.getTime(), lastSignInAtMs: lastSignInAt?.getTime() ?? null });
  const find = (id: string) => {
    const row = select().where(eq(people.id, id)).get();
    return row ? toAccount(row) : null;
  };

  return {
    library: { orm, schema: { user: people, session: personSessions, account: personCredentials, verification: verifications } },
    hasAny: () => orm.select({ id: people.id }).from(people).limit(1).get() !== undefined,
    list: () => select().orderBy(asc(people.createdAt), asc(people.id)).all().map(toAccount),
    find,
    findByEmail(email) {
      const row = select().where(eq(people.email, email.toLowerCase())).get();
      return row ? toAccount(row) : null;
    },
    create({ passwordHash, createdAtMs, ...account }) {
      const email = account.email.toLowerCase();
      const nameKey = account.name.toLowerCase();
      const at = new Date(createdAtMs);
      return write(() => {
        const taken = orm.select().from(people).where(or(eq(people.email, email), eq(people.nameKey, nameKey))).get();
        if (taken) throw new TunewatchError('conflict', taken.email === email ? `There is an account with the email "${email}" already.` : `There is an account with the name "${taken.name}" already. Choose another one, so that people can be told apart.`, taken.email === email ? because('email-taken', { email }) : because('name-taken', { name: taken.name }));
        orm.insert(people).values({ ...account, email, nameKey, createdAt: at, updatedAt: at }).run();
        orm.insert(personCredentials).values({ id: `${account.id}-password`, accountId: account.id, providerId: 'credential', userId: account.id, password: passwordHash, createdAt: at, updatedAt: at }).run();
        return { ...account, email, createdAtMs, lastSignInAtMs: null };
      });
    },
    setRole: (id, role, atMs) => write(() => orm.update(people).set({ role, updatedAt: new Date(atMs) }).where(eq(people.id, id)).run().changes > 0),
    setPasswordHash: (id, password, atMs) => void write(() => orm.update(personCredentials).set({ password, updatedAt: new Date(atMs) }).where(and(eq(personCredentials.userId, id), eq(personCredentials.providerId, 'credential'))).run()),
    remove: (id) => write(() => orm.delete(people).where(eq(people.id, id)).run().changes > 0),
    countWithRole: (role) => orm.select({ value: count() }).from(people).where(eq(people.role, role)).get()?.value ?? 0,
    findSession(token, atMs) {
      const row = orm.select({ id: personSessions.id, userId: personSessions.userId }).from(personSessions).where(and(eq(personSessions.token, token), gt(personSessions.expiresAt, new Date(atMs)))).get();
      const account = row ? find(row.userId) : null;
      return row && account ? { sessionId: row.id, account } : null;
    },
    sessions: (accountId, atMs) =>
      orm
        .select()
        .from(personSessions)
        .where(and(eq(personSessions.userId, accountId), gt(personSessions.expiresAt, new Date(atMs))))
        .orderBy(desc(personSessions.createdAt), desc(personSessions.id))
        .all()
        .map(({ id, userId, createdAt, expiresAt, ipAddress, userAgent }) => ({ id, accountId: userId, createdAtMs: createdAt.getTime(), expiresAtMs: expiresAt.getTime(), address: ipAddress || null, browser: userAgent || null })),
    isSessionLive: (sessionId, atMs) => orm.select({ id: personSessions.id }).from(personSessions).where(and(eq(personSessions.id, sessionId), gt(personSessions.expiresAt, new Date(atMs)))).get() !== undefined,
    endSession: (accountId, sessionId) => write(() => orm.delete(personSessions).where(and(eq(personSessions.userId, accountId), eq(personSessions.id, sessionId))).run().changes > 0),
    endSessions: (accountId, kept) => write(() => orm.delete(personSessions).where(and(eq(personSessions.userId, accountId), kept === undefined ? undefined : ne(personSessions.id, kept))).run().changes),
    cookieSecret: () =>
      write(() => {
        orm.insert(serverSecrets).values({ purpose: 'session-cookie', secret: randomBytes(32).toString('base64url') }).onConflictDoNothing().run();
        return orm.select().from(serverSecrets).where(eq(serverSecrets.purpose, 'session-cookie')).get()!.secret;
      }),
  };
}
