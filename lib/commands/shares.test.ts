import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHeader } from '../../test/run-header.ts';
import { openTestServer, type TestServer } from '../runtime/runtime.fixture.ts';
import { localActor } from './actor.ts';
import { changeRuns } from './change-runs.ts';
import { createShare, readShare, revokeShare } from './shares.ts';

const day = 86_400_000;
const [one, other] = [runHeader(), runHeader()];
let server: TestServer;
beforeEach(() => {
  server = openTestServer({ variables: { TUNEWATCH_PUBLIC_URL: 'http://localhost' } });
  for (const header of [one, other]) server.runtime.store.runs.openAttempt(header, server.time.nowMs());
});
afterEach(() => server.remove());

const context = () => ({ ...server.runtime, actor: localActor });
const share = (path: string) => createShare(context(), { path, expiresAtMs: server.time.nowMs() + day });
const stateOf = (secret: string) => readShare(server.runtime, secret).state;
/** What the server says to a browser that came with the link. */
const canSee = (secret: string, runId: string): boolean => {
  const { access } = server.runtime;
  try {
    const actor = access.actorOf((name) => (name === 'host' ? 'localhost' : name === 'cookie' ? `tunewatch_share=${secret}` : undefined));
    return actor.share !== undefined && access.canReach(actor, 'GET', new URL(`http://localhost/runs/${runId}`));
  } catch (error) {
    expect(error).toMatchObject({ code: 'unauthorized' });
    return false;
  }
};

describe('a shared link', () => {
  it('shows a run until it is deleted, and again when it is restored', () => {
    const { secret } = share(`/runs/${one.runId}`);
    expect([stateOf(secret), canSee(secret, one.runId)]).toEqual(['open', true]);
    changeRuns(context(), [one.runId], 'delete');
    expect([stateOf(secret), canSee(secret, one.runId)]).toEqual(['deleted', false]);
    changeRuns(context(), [one.runId], 'restore');
    expect(stateOf(secret)).toBe('open');
  });

  it('goes on showing what is left of a comparison', () => {
    const { secret } = share(`/compare?runs=${one.runId},${other.runId}`);
    changeRuns(context(), [one.runId], 'delete');
    expect([stateOf(secret), canSee(secret, one.runId), canSee(secret, other.runId)]).toEqual(['open', false, true]);
  });

  it('says whether it has expired, was revoked, or never was', () => {
    const [late, taken] = [share(`/runs/${one.runId}`), share(`/runs/${one.runId}`)];
    revokeShare(context(), taken.share.id);
    server.time.set(server.time.nowMs() + day);
    expect([stateOf(late.secret), stateOf(taken.secret), stateOf('tw_nothing')]).toEqual(['expired', 'revoked', 'unknown']);
    expect(canSee(late.secret, one.runId)).toBe(false);
  });
});
