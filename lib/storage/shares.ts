import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { shares } from './schema/accounts.ts';

/** A use is noted at most so often, so that every request does not write. */
const noteUseEveryMs = 60_000;

/** A link that shows one view, read-only, to whoever has it. */
export interface StoredShare {
  readonly id: string;
  /** Path and query of the view on this server. */
  readonly path: string;
  /** The runs the view is made of: nothing of other runs is shown. */
  readonly runIds: readonly string[];
  /** Name of who made it. */
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** Shared views; only the SHA-256 of a link's secret is stored. */
export interface ShareStore {
  create(share: Pick<StoredShare, 'id' | 'path' | 'runIds' | 'createdBy' | 'createdAtMs' | 'expiresAtMs'> & { readonly sha256: string }): StoredShare;
  /** Newest first. */
  list(): readonly StoredShare[];
  find(id: string): StoredShare | null;
  /** The share with that hash, ended ones too; notes the use. */
  findByHash(sha256: string, usedAtMs: number): StoredShare | null;
  /** False when there is none that is not revoked. */
  revoke(id: string, atMs: number): boolean;
}

/** Shared views in the database. */
export function createShareStore({ orm, write }: Connection): ShareStore {
  const toShare = ({ sha256: _, ...share }: typeof shares.$inferSelect): StoredShare => share;
  return {
    create({ sha256, ...share }) {
      write(() => orm.insert(shares).values({ ...share, sha256 }).run());
      return { ...share, lastUsedAtMs: null, revokedAtMs: null };
    },
    list: () => orm.select().from(shares).orderBy(desc(shares.createdAtMs), desc(shares.id)).all().map(toShare),
    find(id) {
      const row = orm.select().from(shares).where(eq(shares.id, id)).get();
      return row ? toShare(row) : null;
    },
    findByHash(sha256, usedAtMs) {
      const row = orm.select().from(shares).where(eq(shares.sha256, sha256)).get();
      if (!row) return null;
      if (row.lastUsedAtMs === null || usedAtMs - row.lastUsedAtMs >= noteUseEveryMs) write(() => orm.update(shares).set({ lastUsedAtMs: usedAtMs }).where(eq(shares.id, row.id)).run());
      return toShare(row);
    },
    revoke: (id, atMs) => write(() => orm.update(shares).set({ revokedAtMs: atMs }).where(and(eq(shares.id, id), isNull(shares.revokedAtMs))).run().changes > 0),
  };
}
