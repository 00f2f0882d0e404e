import { expect, test } from 'vitest';
import { createRunJudge } from '../../../lib/incidents/create-run-judge.ts';
import { readRecording } from '../recordings-folder.ts';
import { perStep } from './per-step.ts';

test.each(['digits-mlp/nan-rows', 'digits-mlp/rate-far-too-high', 'digits-mlp/own-loop'])('%s is judged the same whole and cut after every step', (id) => {
  const run = readRecording(id, 1);
  const [whole, cut] = [createRunJudge(run), createRunJudge(run)];
  for (const packet of run.packets) {
    whole.observe(packet);
    for (const part of perStep(packet)) cut.observe(part);
  }
  expect(cut.incidents()).toEqual(whole.incidents());
  expect(cut.coverage()).toEqual(whole.coverage());
});

test('nothing is lost in cutting', () => {
  for (const packet of readRecording('digits-mlp/adam', 1).packets) {
    const parts = [...perStep(packet)];
    const count = (values: readonly { readonly values: ArrayLike<number> }[]): number => values.reduce((sum, column) => sum + column.values.length, 0);
    expect(parts.reduce((sum, part) => sum + count(part.columns.series), 0)).toBe(count(packet.columns.series));
    expect(parts.flatMap((part) => part.events)).toHaveLength(packet.events.length);
    expect(parts.flatMap((part) => part.histograms)).toHaveLength(packet.histograms.length);
  }
});
