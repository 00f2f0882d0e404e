import { randomUUID } from 'node:crypto';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import type { StoredShare } from '../storage/shares.ts';
import type { Store } from '../storage/store.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { requireFuture } from './create-token.ts';
import { hashToken, mintTokenSecret } from './token-secret.ts';

type Context = Pick<CommandContext, 'actor' | 'store' | 'clock'>;

const shareable = /^\/(runs\/[^/?#]+|incidents\/[^/?#]+|compare)(\?[^#]*)?$/;
const mostCharacters = 4_000;

/**
 * A link to one view (a run, a range of its charts, an incident, a comparison), read-only until it ends, and the secret of its
 * address, which nobody can read again later. Throws `forbidden` without scope `write`, `invalid-argument` for a path that
 * shows no run of this server or an end in the past.
 */
export function createShare({ actor, store, clock }: Context, { path, expiresAtMs }: { readonly path: string; readonly expiresAtMs: number }): { readonly share: StoredShare; readonly secret: string } {
  requireScope(actor, 'write');
  const atMs = clock.nowMs();
  requireFuture(expiresAtMs, atMs);
  const runIds = path.length <= mostCharacters && shareable.test(path) ? runsOfView(store, path) : [];
  if (runIds.length === 0) throw new TunewatchError('invalid-argument', 'Only runs, comparisons and incidents of this server can be shared: give the path of their page, such as /runs/<id>.', because('share-path'));
  const secret = mintTokenSecret();
  const share = store.shares.create({ id: randomUUID(), sha256: hashToken(secret), path, runIds, createdBy: actor.name, createdAtMs: atMs, expiresAtMs });
  store.audit.record({ atMs, actor: actor.name, verb: 'create-share', subject: share.path });
  return { share, secret };
}

/** Ends a shared link: who has it sees nothing more. Throws `forbidden` without scope `write` (others' links: `admin`), `not-found`. */
export function revokeShare({ actor, store, clock }: Context, shareId: string): void {
  requireScope(actor, 'write');
  const share = store.shares.find(shareId);
  if (share && share.createdBy !== actor.name) requireScope(actor, 'admin');
  const atMs = clock.nowMs();
  if (!store.shares.revoke(shareId, atMs)) throw new TunewatchError('not-found', 'There is no such link that still works; it may have been revoked a moment ago.', because('share-gone'));
  store.audit.record({ atMs, actor: actor.name, verb: 'revoke-share', subject: share?.path ?? shareId });
}

export type ShareState = 'open' | 'revoked' | 'expired' | 'deleted' | 'unknown';

/** What the link with that secret is good for, with those of its runs that are there. `deleted`: none of them is any more. */
export function readShare({ store, clock }: { readonly store: Pick<Store, 'shares' | 'runs'>; readonly clock: Context['clock'] }, secret: string): { readonly state: ShareState; readonly share: StoredShare | null } {
  const share = store.shares.findByHash(hashToken(secret), clock.nowMs());
  if (!share) return { state: 'unknown', share };
  const state = stateOfShare(share, clock.nowMs());
  // A run in the bin is gone for guests at once; who deleted it may still change their mind.
  const runIds = share.runIds.filter((runId) => store.runs.find(runId)?.deletedAtMs === null);
  return { state: state === 'open' && runIds.length === 0 ? 'deleted' : state, share: { ...share, runIds } };
}

/** Whether the link still works, as far as it itself can tell. */
export function stateOfShare({ revokedAtMs, expiresAtMs }: StoredShare, nowMs: number): 'open' | 'revoked' | 'expired' {
  if (revokedAtMs !== null) return 'revoked';
  return expiresAtMs <= nowMs ? 'expired' : 'open';
}

/** The runs a view is made of. Other ids in its address, such as in the name of a layer, open nothing. */
function runsOfView(store: Pick<Store, 'runs' | 'incidents'>, path: string): readonly string[] {
  const { pathname, searchParams } = new URL(path, 'http://server');
  const [, kind, id] = /^\/(runs|incidents)\/([^/]+)/.exec(pathname) ?? [];
  if (kind === 'incidents') {
    const incident = store.incidents.find(decode(id!));
    return incident ? [incident.runId] : [];
  }
  const named = kind === 'runs' ? [decode(id!)] : (searchParams.get('runs') ?? '').split(',');
  return [...new Set(named)].filter((runId) => store.runs.find(runId));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
