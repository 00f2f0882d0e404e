import { afterEach, expect, it } from 'vitest';
import { createStore } from './create-store.ts';
import { framed, openedFolder, packetOf, attemptId, runId, startMs, type StoreFolder } from './store.fixture.ts';
import type { Store } from './store.ts';

let folder: StoreFolder;
let visitor: Store;
afterEach(() => {
  visitor.close();
  folder.remove();
});

it('a visitor reads what a running server has just stored, and disturbs nothing', () => {
  folder = openedFolder();
  const steps = Array.from({ length: 1500 }, (_, i) => i);
  folder.append([packetOf(1, steps, { 'train/loss': steps })]);
  visitor = createStore({ dataDir: folder.dataDir, access: 'visit' });
  const lastStep = () => visitor.runs.list({ limit: 10 }).items[0]!.lastStep;
  expect(lastStep()).toBe(1499);
  expect([...visitor.series.replay(runId)].map(({ seq }) => seq)).toEqual([1]);
  folder.append([packetOf(2, [1500], { 'train/loss': [7] })]);
  expect(lastStep()).toBe(1500);
  expect(visitor.series.read(runId, ['train/loss'], { from: 1499, buckets: 10 })).toMatchObject([{ value: [1499, 7] }]);
  visitor.close();
  folder.close();
  visitor = createStore({ dataDir: folder.dataDir, access: 'visit' });
  expect(folder.store.series.read(runId, ['train/loss'], { from: 1499, buckets: 10 })).toMatchObject([{ value: [1499, 7] }]);
});

it('a visitor goes on with an export while the server stores and folds', () => {
  folder = openedFolder({ foldAfterBytes: 1 });
  for (let seq = 1; seq <= 6; seq++) folder.append([packetOf(seq, Array.from({ length: 400 }, (_, i) => seq * 400 + i), { a: Array.from({ length: 400 }, (_, i) => seq * i) })]);
  visitor = createStore({ dataDir: folder.dataDir, access: 'visit' });
  const seen: number[] = [];
  let seq = 7;
  for (const packet of visitor.series.replay(runId)) {
    folder.append([packetOf(seq, Array.from({ length: 400 }, (_, i) => seq * 400 + i), { a: Array.from({ length: 400 }, (_, i) => seq * i) })]);
    seq++;
    seen.push(packet.seq);
    expect(Array.from(packet.columns.series[0]!.values)).toEqual(Array.from({ length: 400 }, (_, i) => packet.seq * i));
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
});

it('a visitor creates tokens, but takes no packets', () => {
  folder = openedFolder();
  visitor = createStore({ dataDir: folder.dataDir, access: 'visit' });
  visitor.tokens.create({ id: 't1', name: 'laptop', scope: 'agent', sha256: 'abc', createdAtMs: 1 });
  expect(folder.store.tokens.findByHash('abc', 2)).toMatchObject({ id: 't1', lastUsedAtMs: 2 });
  expect(() => visitor.series.append(runId, attemptId, [framed(packetOf(1, [1], { a: [1] }))], startMs)).toThrow(expect.objectContaining({ code: 'forbidden' }));
});
