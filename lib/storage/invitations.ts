import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Role } from './accounts.ts';
import type { Connection } from './connection.ts';
import { invitations } from './schema/accounts.ts';

/** A link with which somebody can make an account for themselves. */
export interface StoredInvitation {
  readonly id: string;
  readonly role: Role;
  /** Name of who made it. */
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly acceptedAtMs: number | null;
  /** Name of the account that was made with it. */
  readonly acceptedBy: string | null;
  readonly revokedAtMs: number | null;
}

/** Invitations; only the SHA-256 of a link's secret is stored. */
export interface InvitationStore {
  create(invitation: Pick<StoredInvitation, 'id' | 'role' | 'createdBy' | 'createdAtMs' | 'expiresAtMs'> & { readonly sha256: string }): StoredInvitation;
  /** Newest first. */
  list(): readonly StoredInvitation[];
  findByHash(sha256: string): StoredInvitation | null;
  /** False when there is none that could still be used. */
  revoke(id: string, atMs: number): boolean;
  /** Marks it as used, once; false when it was used or revoked before. */
  accept(id: string, accountName: string, atMs: number): boolean;
  /** Runs `work` in one transaction: what it writes is kept as a whole, or not at all when it throws. */
  together<Result>(work: () => Result): Result;
}

/** Invitations in the database. */
export function createInvitationStore({ orm, write }: Connection): InvitationStore {
  const toInvitation = ({ sha256: _, ...invitation }: typeof invitations.$inferSelect): StoredInvitation => invitation;
  const unused = (id: string) => and(eq(invitations.id, id), isNull(invitations.acceptedAtMs), isNull(invitations.revokedAtMs));
  return {
    create({ sha256, ...invitation }) {
      write(() => orm.insert(invitations).values({ ...invitation, sha256 }).run());
      return { ...invitation, acceptedAtMs: null, acceptedBy: null, revokedAtMs: null };
    },
    list: () => orm.select().from(invitations).orderBy(desc(invitations.createdAtMs), desc(invitations.id)).all().map(toInvitation),
    findByHash(sha256) {
      const row = orm.select().from(invitations).where(eq(invitations.sha256, sha256)).get();
      return row ? toInvitation(row) : null;
    },
    revoke: (id, atMs) => write(() => orm.update(invitations).set({ revokedAtMs: atMs }).where(unused(id)).run().changes > 0),
    accept: (id, acceptedBy, atMs) => write(() => orm.update(invitations).set({ acceptedAtMs: atMs, acceptedBy }).where(unused(id)).run().changes > 0),
    together: write,
  };
}
