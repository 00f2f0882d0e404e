import { afterEach, describe, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../../test/packets.ts';
import { runHeader } from '../../test/run-header.ts';
import { localActor } from '../commands/actor.ts';
import { previewUserRule } from '../commands/preview-user-rule.ts';
import { changeUserRule, createUserRule, deleteUserRule } from '../commands/user-rules.ts';
import type { UserRuleCondition, UserRuleDraft } from '../diagnosis/user-rules/user-rule.ts';
import { countingJudge } from './counting-judge.fixture.ts';
import { openTestServer, type TestServer } from './runtime.fixture.ts';

const header = runHeader();
const { runId, attemptId, project } = header;
let server: TestServer;
afterEach(() => server.remove());

const draft = (condition: UserRuleCondition, fields: Partial<UserRuleDraft> = {}): UserRuleDraft => ({ project, name: 'loss too high', metric: 'train/loss', condition, severity: 'warning', patience: 1, isOn: true, ...fields });
const above: UserRuleCondition = { kind: 'threshold', side: 'above', limit: 5 };
let seq: number;

function arrange() {
  server = openTestServer({ createJudge: countingJudge() });
  server.runtime.store.runs.openAttempt(header, server.time.nowMs());
  server.runtime.follower.attemptOpened(runId);
  seq = 0;
  return { context: () => ({ actor: localActor, ...server.runtime }) };
}
/** Stores one packet with these losses and lets the rules look at it. */
function push(...losses: number[]) {
  const steps = losses.map((_, i) => seq * 10 + i);
  seq += 1;
  void server.runtime.ingest.push(runId, attemptId, packetBytes(seq, { columns: columnsOf(steps, { 'train/loss': losses }) }));
  server.runtime.ingest.flush();
  server.runtime.userRules.watchWaiting();
}
const own = () => server.runtime.store.incidents.ofRun(runId).filter(({ cause }) => cause === 'user-rule').map(({ state, count, lastStep, title, severity, evidence }) => ({ state, count, lastStep, title: title.en, severity, value: evidence[0]!.value, threshold: evidence[0]!.threshold }));

describe('rules of people on running runs', () => {
  it('open an incident with value and threshold, resolve it, and open it again under the same id', () => {
    const { context } = arrange();
    createUserRule(context(), draft(above));
    push(1, 6);
    expect(own()).toEqual([{ state: 'firing', count: 1, lastStep: 1, title: 'loss too high', severity: 'warning', value: 6, threshold: 5 }]);
    push(1);
    expect(own()).toMatchObject([{ state: 'resolved' }]);
    push(7);
    expect(own()).toMatchObject([{ state: 'firing', count: 2, value: 7 }]);
  });

  it('reach a run that is under way at once, and leave other projects alone', () => {
    const { context } = arrange();
    push(1, 9);
    createUserRule(context(), draft(above));
    createUserRule(context(), draft(above, { project: 'another', name: 'not here' }));
    server.runtime.userRules.check();
    expect(own()).toMatchObject([{ state: 'firing', value: 9, title: 'loss too high' }]);
  });

  it.each([
    ['switched off', (context: ReturnType<ReturnType<typeof arrange>['context']>, id: string) => void changeUserRule(context, id, { isOn: false })],
    ['loosened', (context: ReturnType<ReturnType<typeof arrange>['context']>, id: string) => void changeUserRule(context, id, { condition: { ...above, limit: 100 } })],
    ['deleted', (context: ReturnType<ReturnType<typeof arrange>['context']>, id: string) => deleteUserRule(context, id)],
  ])('take their incident back when they are %s', (_, act) => {
    const { context } = arrange();
    const { id } = createUserRule(context(), draft(above));
    push(9);
    expect(own()).toMatchObject([{ state: 'firing' }]);
    act(context(), id);
    server.runtime.userRules.check();
    expect(own()).toMatchObject([{ state: 'resolved' }]);
    push(9);
    expect(own()).toMatchObject([{ state: 'resolved' }]);
  });

  it('go on after a crash where they stood', () => {
    const { context } = arrange();
    createUserRule(context(), draft(above, { patience: 3 }));
    push(6, 6);
    server.crash();
    server.restart();
    expect(own()).toEqual([]);
    push(6);
    expect(own()).toMatchObject([{ state: 'firing', count: 1 }]);
  });

  it('notice silence by the clock, and its end', () => {
    const { context } = arrange();
    createUserRule(context(), draft({ kind: 'no-data', minutes: 0.5 }));
    push(1);
    for (let i = 0; i < 5; i++) {
      server.time.advance(5_000);
      server.runtime.userRules.check();
    }
    expect(own()).toEqual([]);
    for (let i = 0; i < 2; i++) {
      server.time.advance(5_000);
      server.runtime.userRules.check();
    }
    expect(own()).toMatchObject([{ state: 'firing', threshold: 0.5 }]);
    server.crash();
    server.restart();
    push(1);
    expect(own()).toMatchObject([{ state: 'resolved' }]);
  });

  it('are previewed against past runs, and refused to whom may not', async () => {
    const { context } = arrange();
    push(1, 9, 1, 8);
    await expect(previewUserRule(context(), draft(above))).resolves.toEqual({
      runs: 1, withMetric: 1, fired: [{ runId, name: header.name, times: 2, places: [{ step: 1, value: 9, threshold: 5 }, { step: 3, value: 8, threshold: 5 }] }],
    });
    await expect(previewUserRule(context(), draft(above, { metric: 'nothing' }))).resolves.toEqual({ runs: 1, withMetric: 0, fired: [] });
    const reader = { ...context(), actor: { name: 'bob', tokenId: 'token', scopes: ['read' as const] } };
    expect(() => createUserRule(reader, draft(above))).toThrow(expect.objectContaining({ code: 'forbidden' }));
    expect(() => changeUserRule(context(), 'nobody', {})).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(server.runtime.store.audit.list({ limit: 10 })).toEqual([]);
  });
});
