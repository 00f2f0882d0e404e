import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseOf } from './cases.ts';
import { differenceOf, type Findings, findingsOf } from './judging/findings.ts';
import { alarmsOf, type JudgedRun } from './judging/judge-all.ts';
import { judgeRecording } from './judging/judge-recording.ts';
import { readRecording } from './recordings-folder.ts';
import { recordCase } from './recording/record-case.ts';

/** Two from every family and kind of mistake that replay fast; `npm run replay` does all. */
const replayed = [
  'digits-mlp/adam', 'digits-mlp/warm-up-cosine', 'digits-mlp/dropout-half', 'digits-mlp/nan-rows', 'digits-mlp/labels-shuffled', 'digits-mlp/rate-far-too-high', 'digits-mlp/linear-head',
  'digits-cnn/adam', 'digits-cnn/unscaled-inputs', 'waves-rnn/gru', 'waves-rnn/rate-far-too-low', 'cars-regression/adam', 'cars-regression/target-unscaled', 'penguins-mlp/adam',
  'penguins-mlp/zero-initialised', 'digits-autoencoder/adam', 'digits-autoencoder/rate-too-high',
];
const trained = ['digits-mlp/own-loop', 'digits-mlp/nan-rows', 'digits-mlp/zero-initialised'];

describe('recorded runs are judged as committed', () => {
  const committed = JSON.parse(readFileSync(join(import.meta.dirname, 'findings.json'), 'utf8')) as Findings;
  test.each(replayed)('%s', (id) => {
    const recorded = readRecording(id, 1);
    const run: JudgedRun = { case: caseOf(id), seed: 1, isFrozen: false, recorded, judgement: judgeRecording(recorded) };
    const name = `${id}.1`;
    expect(differenceOf({ [name]: committed[name]! }, findingsOf([run]))).toEqual([]);
  });
});

describe('trainings of now are judged as their recordings', () => {
  test.each(trained)('%s', async (id) => {
    const chosen = caseOf(id);
    const recorded = await recordCase(chosen, 1);
    const alarms = alarmsOf({ judgement: judgeRecording(recorded) });
    if (chosen.kind === 'healthy') expect(alarms).toEqual([]);
    else expect(chosen.accepts).toContain(alarms[0]?.cause);
  });
});
