import { describe, expect, it } from 'vitest';
import { context, firing, incident, messageFor, nowMs, run } from './notice.fixture.ts';
import { digestOf, messageOf } from './message.ts';
import { plainText, shorten } from './plain-text.ts';

const inFull = (language: 'en' | 'zh', notice = {}) => {
  const message = messageFor(language, notice);
  return `${message.title}\n${plainText(message)}`;
};

describe('a message', () => {
  it('says run, what was seen in numbers, cause, what to do first, and where', () => {
    const text = inFull('en');
    for (const part of ['Learning rate too high · critical · opened · step 31', 'digits ▸ cnn "baseline"', 'rose from 2.31 to 9.8', 'update-ratio/dense_1/kernel 0.62 (limit 0.02, usual 0.004)', 'Cause: Learning rate', 'Do first: ', '(B2)', 'https://watch.example.org/incidents/0190-incident']) expect(text).toContain(part);
  });

  it('says it in Chinese', () => {
    const text = inFull('zh');
    for (const part of ['学习率过大 · 严重 · 新事件 · 第 31 步', '运行：digits ▸ cnn "baseline"', '损失在 20 步内', '界限 0.02', '先做：']) expect(text).toContain(part);
  });

  it('says what ended, and asks for nothing any more', () => {
    const text = inFull('en', { event: 'incident.resolved', incident: { ...incident, state: 'resolved', resolvedAtStep: 90 } });
    expect(text).toContain('🟢 Learning rate too high · critical · resolved · step 90');
    expect(text).not.toContain('Do first');
  });

  it.each([['run.finished', '✅ Run finished'], ['run.failed', '❌ Run failed'], ['run.lost', '⚠️ Run lost']] as const)('tells of %s with progress and what is open', (event, title) => {
    const text = inFull('en', { event, incident: null });
    for (const part of [title, 'step 412 of 2000', 'train/loss 9.8', '1 incident is open. Learning rate too high', 'https://watch.example.org/runs/0190-run']) expect(text).toContain(part);
  });

  it('draws finite values only', () => expect(messageFor('en').curve).toEqual([2.31, 2.2, 2.6, 4, 9.8]));

  it('of a test says that nothing happened', () => {
    expect(messageOf({ event: 'test', run: null, incident: null, atMs: nowMs }, context)).toMatchObject({ event: 'test', title: '🔔 Test: "Team" works', body: { event: 'test', run: null } });
  });

  it('for many names the first twelve, the gravest first to the eye', () => {
    const digest = digestOf(Array.from({ length: 20 }, () => messageOf(firing, context)), context);
    expect(digest.title).toBe('🔴 20 notices together');
    expect([digest.parts.length, digest.parts.at(-1)?.text]).toEqual([13, 'and 8 more']);
  });
});

it('shorten keeps whole characters within the bytes', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('长长长长', 7)).toBe('长…');
  expect(Buffer.byteLength(shorten('🔴🔴🔴', 8))).toBeLessThanOrEqual(8);
  expect(run.name).toBe(shorten(run.name, 100));
});
