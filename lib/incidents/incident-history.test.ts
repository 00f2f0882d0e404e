import { expect, it } from 'vitest';
import { judgeHistory, mergeHistory } from './incident-history.ts';

it('the judge\'s changes are told as what happened', () => {
  const history = judgeHistory([
    { atMs: 1, change: { state: 'firing', severity: 'warning', cause: 'unknown', rule: 'loss-plateau' } },
    { atMs: 2, change: { severity: 'critical' } },
    { atMs: 3, change: { cause: 'learning-rate-too-high', rule: 'loss-diverging' } },
    { atMs: 4, change: { state: 'resolved', severity: 'info' } },
    { atMs: 5, change: { state: 'firing', severity: 'warning' } },
    { atMs: 6, change: { rule: 'loss-spike' } },
  ]);
  expect(history.map(({ atMs, verb }) => `${atMs} ${verb}`)).toEqual(['1 opened', '2 escalated', '3 cause-changed', '4 eased', '4 cleared', '5 fired-again', '5 escalated']);
  expect(history[1]).toEqual({ atMs: 2, actor: null, verb: 'escalated', detail: { severity: 'critical', from: 'warning' } });
});

it('people\'s deeds stand among them by time, after the judge\'s of the same moment', () => {
  const judge = judgeHistory([{ atMs: 1, change: { state: 'firing', severity: 'info', cause: 'unknown' } }, { atMs: 3, change: { state: 'resolved' } }]);
  const merged = mergeHistory(judge, [{ atMs: 1, actor: 'ada', verb: 'acknowledged', detail: {} }, { atMs: 2, actor: 'bob', verb: 'commented', detail: {} }]);
  expect(merged.map(({ verb }) => verb)).toEqual(['opened', 'acknowledged', 'commented', 'cleared']);
});
