import { describe, expect, it } from 'vitest';
import { limits } from '../protocol/limits.ts';
import { protocolVersion } from '../protocol/version.ts';
import { headerOf, startMs } from '../storage/store.fixture.ts';
import { parseHandshake } from './parse-handshake.ts';
import { parseHeartbeat } from './parse-heartbeat.ts';

const good = { protocolVersion, token: 'secret', sentAtMs: startMs, run: headerOf() };
const withRun = (changes: object) => ({ ...good, run: { ...good.run, ...changes } });

describe('parseHandshake', () => {
  it('gives back a good one, with or without a token, less what it does not know', () => {
    expect(parseHandshake(good)).toEqual({ ok: true, handshake: good });
    const { token: _, ...anonymous } = good;
    expect(parseHandshake({ ...anonymous, colour: 'red' })).toEqual({ ok: true, handshake: anonymous });
  });

  it('keeps markup in names as it is', () => {
    const marked = withRun({ name: '<script>alert(1)</script>', project: '训练 & co', tags: ['"'] });
    expect(parseHandshake(marked)).toEqual({ ok: true, handshake: marked });
  });

  it.each([protocolVersion + 1, 0, -1])('refuses version %d before it looks at anything else', (version) => {
    expect(parseHandshake({ protocolVersion: version })).toEqual({
      ok: false,
      refusal: { code: 'protocol-version-unknown', message: expect.stringMatching(new RegExp(`version ${version}.* version ${protocolVersion}.*[Uu]pdate`)), isRetryable: false },
    });
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'wrong shape'],
    ['a text', 'hello', 'wrong shape'],
    ['a list', [], 'wrong shape'],
    ['an empty object', {}, '"protocolVersion"'],
    ['a version that is a text', { ...good, protocolVersion: '1' }, '"protocolVersion"'],
    ['half a version', { ...good, protocolVersion: 1.5 }, '"protocolVersion"'],
    ['a token that is a number', { ...good, token: 7 }, '"token"'],
    ['no run', { ...good, run: null }, '"run"'],
    ['an id that is none', withRun({ runId: '../../etc/passwd' }), '"run.runId"'],
    ['no attempt', withRun({ attemptId: undefined }), '"run.attemptId"'],
    ['an empty project', withRun({ project: '' }), '"run.project"'],
    ['a name of 10 kB', withRun({ name: 'x'.repeat(10_000) }), '"run.name"'],
    ['a config that is a list', withRun({ config: [1] }), '"run.config"'],
    ['a config that is too large', withRun({ config: { text: 'é'.repeat(limits.configBytes / 2) } }), '"run.config"'],
    ['too many tags', withRun({ tags: Array.from({ length: 65 }, String) }), '"run.tags"'],
    ['notes that are too long', withRun({ notes: 'x'.repeat(limits.notesCharacters + 1) }), '"run.notes"'],
    ['a task that is none', withRun({ task: 'cooking' }), '"run.task"'],
    ['negative steps', withRun({ totalSteps: -1 }), '"run.totalSteps"'],
    ['a time that is none', withRun({ startedAtMs: NaN }), '"run.startedAtMs"'],
    ['an environment without a Node version', withRun({ environment: { ...good.run.environment, nodeVersion: undefined } }), '"run.environment.nodeVersion"'],
  ])('refuses %s, naming it', (_, auth, field) => {
    expect(parseHandshake(auth)).toEqual({ ok: false, refusal: { code: 'handshake-malformed', message: expect.stringContaining(field), isRetryable: false } });
  });

  it('refuses a config that cannot be JSON, and does not throw', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    for (const config of [round, { big: 10n }]) expect(parseHandshake(withRun({ config }))).toMatchObject({ ok: false, refusal: { code: 'handshake-malformed' } });
  });
});

describe('parseHeartbeat', () => {
  const beat = { atMs: startMs, lastStep: null, stepAgeMs: null, pendingRecords: 0, droppedRecords: 0 };
  it('gives back a good one', () => {
    expect(parseHeartbeat(beat)).toEqual({ ok: true, heartbeat: beat });
    expect(parseHeartbeat({ ...beat, lastStep: 3, stepAgeMs: 1.5 })).toMatchObject({ ok: true });
  });
  it.each([undefined, 'beat', { ...beat, stepAgeMs: -1 }, { ...beat, droppedRecords: '3' }, { ...beat, atMs: Infinity }])('refuses %o', (payload) => {
    expect(parseHeartbeat(payload)).toMatchObject({ ok: false, refusal: { code: 'invalid-argument', isRetryable: false } });
  });
});
