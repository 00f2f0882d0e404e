import { describe, expect, test } from 'vitest';
import { rooms } from '../../lib/diagnosis/catalogue.ts';
import { createRunJudge } from '../../lib/incidents/create-run-judge.ts';
import type { HeldBook } from '../../lib/incidents/incident-book.ts';
import { cases } from './cases.ts';
import { notYetFired } from './not-yet-fired.ts';
import { isRecorded, readRecording, recordingsThere } from './recordings-folder.ts';

/** Rules and checks that found anything in a recording, at whatever severity. */
function firedIn(id: string, seed: number): ReadonlySet<string> {
  const run = readRecording(id, seed);
  const judge = createRunJudge(run);
  for (const packet of run.packets) judge.observe(packet);
  const { book } = JSON.parse(judge.state()) as { readonly book: HeldBook };
  return new Set(book.incidents.flatMap(({ members }) => members));
}

const recordings = recordingsThere();
const fired = new Map(recordings.map(({ case: id, seed }) => [`${id}.${seed}`, firedIn(id, seed)]));
const controlOf = new Map(cases.flatMap((item) => (item.kind === 'fault' ? [[item.id, item.control] as const] : [])));

describe('every rule and check on real trainings', () => {
  test.each(rooms.map(({ rule }) => rule.id).filter((id) => !notYetFired.includes(id)))('%s finds something in a fault, and nothing in the same seed of its control', (rule) => {
    const pairs = recordings.filter(({ case: id, seed }) => controlOf.has(id) && isRecorded(controlOf.get(id)!, seed) && fired.get(`${id}.${seed}`)!.has(rule));
    const telling = pairs.filter(({ case: id, seed }) => !fired.get(`${controlOf.get(id)!}.${seed}`)!.has(rule));
    expect(telling.length).toBeGreaterThan(0);
  });

  test('the list of those without a recording is not longer than it must be', () => {
    const seen = new Set([...fired.values()].flatMap((rules) => [...rules]));
    expect(notYetFired.filter((rule) => seen.has(rule))).toEqual([]);
    expect(notYetFired.filter((rule) => !rooms.some((room) => room.rule.id === rule))).toEqual([]);
  });
});

test('a run that stands still is noticed by its silence alone, and one that goes on is not', () => {
  const run = readRecording('digits-mlp/adam', 1);
  const judge = createRunJudge(run);
  for (const packet of run.packets.slice(0, -1)) judge.observe(packet);
  const atMs = run.packets.at(-2)!.columns.atMs.at(-1)!;
  expect(judge.observeLiveness({ stepAgeMs: 1_000, atMs: atMs + 1_000 }).incidents).toEqual([]);
  expect(judge.observeLiveness({ stepAgeMs: 120_000, atMs: atMs + 120_000 }).incidents).toMatchObject([{ rule: 'step-stalled' }]);
});
