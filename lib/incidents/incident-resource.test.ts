import { expect, it } from 'vitest';
import { roomOf } from '../diagnosis/catalogue.ts';
import { evidence } from '../diagnosis/evidence.ts';
import type { Finding } from '../diagnosis/rule.ts';
import { causes } from '../protocol/cause.ts';
import type { IncidentRecord } from './incident-record.ts';
import { incidentResource, withinSentence } from './incident-resource.ts';

it.each([
  ['NaN or infinity in training', 'NaN or infinity in training'],
  ['ReLU units are silent', 'ReLU units are silent'],
  ['L2 is too strong', 'L2 is too strong'],
  ['Data holds NaN or infinity', 'data holds NaN or infinity'],
  ['A layer is silent', 'a layer is silent'],
  ['', ''],
])('%s reads inside a sentence as: %s', (title, inside) => expect(withinSentence(title)).toBe(inside));

const record: IncidentRecord = {
  id: 'i', state: 'firing', cause: 'numerical-error', subject: 'model', severity: 'critical', openedAtStep: 31, openedAtMs: 0, lastStep: 40, count: 1, kept: [], resolved: null,
  root: 'training-non-finite', members: [], earlierCauses: [], mergedInto: null, alert: null, told: null,
};

it('writes NaN and names of layers as they are, whatever the cause was held to be before', () => {
  for (const cause of causes) {
    const { message } = incidentResource('run', { ...record, earlierCauses: [{ cause, untilStep: 7 }] }, [], []);
    expect(message.en).not.toMatch(/\bnan\b|\bnaN\b|\brelu\b(?!s)/);
  }
  expect(incidentResource('run', { ...record, earlierCauses: [{ cause: 'data-non-finite', untilStep: 7 }] }, [], []).message.en).toContain('put down to: data holds NaN or infinity.');
  const finding: Finding = {
    subject: 'model', step: 31, firstStep: 31, candidates: [{ cause: 'numerical-error', score: 1 }],
    evidence: [evidence('train/loss', Number.NaN, null, '', { step: 31 }), evidence('gradient-norm/Dense_A/kernel', 900, null, '', { step: 30, baseline: 2 })],
  };
  expect(roomOf('training-non-finite')!.words.message(finding).en).toContain('Just before, the gradient (Dense_A/kernel) had grown from 2 to 900.');
});
