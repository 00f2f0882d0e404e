import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { tokens } from './schema/access.ts';
import type { StoredToken, TokenStore } from './store.ts';

/** A use is noted at most so often, so that every request does not write. */
const noteUseEveryMs = 60_000;

/** Access tokens in the database. */
export function createTokenStore({ orm, write }: Connection): TokenStore {
  const toToken = ({ sha256: _, ...token }: typeof tokens.$inferSelect): StoredToken => token;
  return {
    create(token) {
      const { id, name, scope, createdAtMs, project = null, expiresAtMs = null, sha256 } = token;
      const record: StoredToken = { id, name, scope, project, createdAtMs, expiresAtMs, lastUsedAtMs: null, revokedAtMs: null };
      write(() => orm.insert(tokens).values({ ...record, sha256 }).run());
      return record;
    },
    list: () => orm.select().from(tokens).orderBy(asc(tokens.createdAtMs), asc(tokens.id)).all().map(toToken),
    revoke: (id, atMs) =>
      write(() => orm.update(tokens).set({ revokedAtMs: atMs }).where(and(eq(tokens.id, id), isNull(tokens.revokedAtMs))).run().changes > 0),
    findByHash(sha256, usedAtMs) {
      const found = orm.select().from(tokens).where(and(eq(tokens.sha256, sha256), isNull(tokens.revokedAtMs), or(isNull(tokens.expiresAtMs), gt(tokens.expiresAtMs, usedAtMs)))).get();
      if (!found) return null;
      if (found.lastUsedAtMs !== null && usedAtMs - found.lastUsedAtMs < noteUseEveryMs) return toToken(found);
      write(() => orm.update(tokens).set({ lastUsedAtMs: usedAtMs }).where(eq(tokens.id, found.id)).run());
      return toToken({ ...found, lastUsedAtMs: usedAtMs });
    },
  };
}
