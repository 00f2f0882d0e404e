import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBatchAnswer, parseHandshakeAccepted, parseRefusal } from './parse-answer.ts';

test('what the protocol says is read', () => {
  expect(parseBatchAnswer({ ok: true, lastSeq: 4, duplicates: 1 })).toEqual({ ok: true, lastSeq: 4, duplicates: 1 });
  const error = { code: 'packet-malformed', message: 'm', isRetryable: false };
  expect(parseBatchAnswer({ ok: false, lastSeq: 4, error, refusedSeq: 5 })).toEqual({ ok: false, lastSeq: 4, error, refusedSeq: 5 });
  expect(parseHandshakeAccepted({ protocolVersion: 1, lastSeq: 0, serverAtMs: 5, path: '/runs/x' })).toEqual({ protocolVersion: 1, lastSeq: 0, serverAtMs: 5, path: '/runs/x' });
});

test('a code of a later version is internal, and what it says about trying again holds', () => {
  expect(parseRefusal({ code: 'quota-exceeded', message: 'm', isRetryable: true })).toEqual({ code: 'internal', message: 'm', isRetryable: true });
});

test('anything else is null and never throws', () => {
  for (const wrong of [undefined, null, 'ok', 7, [], { ok: true }, { ok: true, lastSeq: -1 }, { ok: true, lastSeq: 1.5 }, { ok: 1, lastSeq: 1 }, { ok: false, lastSeq: 1 }]) {
    expect(parseBatchAnswer(wrong)).toBeNull();
  }
  fc.assert(
    fc.property(fc.anything(), (value) => {
      parseBatchAnswer(value);
      parseHandshakeAccepted(value);
      parseRefusal(value);
    }),
  );
});
