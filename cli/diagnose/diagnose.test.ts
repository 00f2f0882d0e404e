import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRun } from '../../lib/commands/export-run.ts';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import { encodePacket } from '../../lib/protocol/encode-packet.ts';
import { createStore } from '../../lib/storage/create-store.ts';
import { runHeader } from '../../test/run-header.ts';
import { diagnoseRun } from './diagnose-run.ts';
import { diagnosisText } from './diagnosis-text.ts';
import { readNdjson } from './read-ndjson.ts';
import { readRunFile } from './read-run-file.ts';
import { decodeRecordedRun, encodeRecordedRun } from './recorded-run.ts';

const recordingOf = (name: string): string => join(import.meta.dirname, '..', '..', 'bench', 'faults', 'recordings', `${name}.run.br`);
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'tunewatch-diagnose-'))));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe('an export', () => {
  test.each(['digits-mlp/nan-rows.1', 'digits-mlp/labels-shuffled.1', 'digits-mlp/adam.1'])('of %s is diagnosed as the run itself', (name) => {
    const recorded = readRunFile(recordingOf(name));
    const header = { ...runHeader({ task: recorded.task, totalSteps: recorded.totalSteps }), runId: recorded.runId };
    const store = createStore({ dataDir: mkdtempSync(join(folder, 'data-')) });
    store.runs.openAttempt(header, header.startedAtMs);
    for (const packet of recorded.packets) store.series.append(header.runId, header.attemptId, decodePackets(encodePacket(packet)), header.startedAtMs);
    const text = [...exportRun(store, header.runId, 'ndjson')].join('');
    store.close();
    const [fromExport, fromRecording] = [diagnoseRun(readRunFile(fileOf('export.ndjson', text))), diagnoseRun(recorded)];
    expect(fromExport).toEqual(fromRecording);
    expect(fromRecording.lastStep).toBe(440);
  });
});

describe('a recorded run', () => {
  test('comes back as it was written, and writing it again changes nothing', () => {
    const once = decodeRecordedRun(encodeRecordedRun(readRunFile(recordingOf('digits-mlp/nan-rows.1'))));
    expect(decodeRecordedRun(encodeRecordedRun(once))).toEqual(once);
    expect(once).toMatchObject({ task: 'classification', about: { case: 'digits-mlp/nan-rows', seed: 1 } });
    expect(diagnoseRun(once)).toEqual(diagnoseRun(readRunFile(recordingOf('digits-mlp/nan-rows.1'))));
  });

  test('keeps what float32 cannot hold', () => {
    const values = Float64Array.from([1e300, 1e-300, NaN, -Infinity, 0]);
    const packets = [{ seq: 1, columns: { steps: Float64Array.from([0, 1, 2, 3, 4]), atMs: new Float64Array(5), series: [{ name: 'train/loss', rows: null, values }] }, histograms: [], events: [] }];
    const back = decodeRecordedRun(encodeRecordedRun({ runId: 'x', task: null, totalSteps: null, packets, about: {} }));
    expect(back.packets[0]!.columns.series[0]!.values).toEqual(values);
  });
});

describe('the log of another tool', () => {
  test('takes numbers by step, with JSON that Python writes, and without steps line by line', () => {
    const { packets, task } = readNdjson('{"step": 5, "train/loss": NaN, "note": "text", "flag": true}\n\n{"step": 6, "train/loss": -Infinity, "validation/loss": "NaN"}\n');
    expect(task).toBeNull();
    expect([...packets[0]!.columns.steps]).toEqual([5, 6]);
    expect(packets[0]!.columns.series.map(({ name, values }) => [name, [...values]])).toEqual([['train/loss', [NaN, -Infinity]], ['validation/loss', [NaN]]]);
    expect([...readNdjson('{"train/loss": 1}\n{"train/loss": 2}').packets[0]!.columns.steps]).toEqual([0, 1]);
  });

  test('a text in which NaN is a word stays a text', () => {
    expect(readNdjson('{"step": 1, "note": "was: NaN, then", "train/loss": 1}').packets[0]!.columns.series.map(({ name }) => name)).toEqual(['train/loss']);
  });
});

describe('a file that cannot be read says so', () => {
  test.each([
    ['empty', '', 'It is empty.'],
    ['no JSON', 'hello', 'Line 1 is not JSON.'],
    ['a list', '[1, 2]', 'Line 1 is not a JSON object.'],
    ['no numbers', '{"step": 1}', 'It holds no numbers to look at.'],
    ['a broken step', '{"step": 1.5, "a": 1}', 'Line 1 has the step 1.5; expected a whole number.'],
    ['an unknown kind', '{"kind": "picture"}', 'Line 1 is of the kind "picture"; expected run, point, histogram, event or incident.'],
    ['a point without a value', '{"kind": "point", "series": "a", "step": 1, "atMs": 1}', 'Line 1 is not as an export has it: value'],
    ['two runs', '{"kind":"run","id":"a","task":null,"totalSteps":null}\n{"kind":"run","id":"b","task":null,"totalSteps":null}', 'Line 2 begins a second run; a file holds one.'],
    ['an event that is none', '{"kind":"event","event":{"kind":"model-described","step":0,"atMs":0,"model":1}}', 'One of its events cannot be read'],
    ['bytes', Uint8Array.from({ length: 64 }, (_, index) => index * 37), 'It is not a recorded run: it does not unpack.'],
  ])('%s', (name, content, complaint) => {
    const file = fileOf(`${name}.ndjson`, content);
    expect(() => readRunFile(file)).toThrow(complaint);
    expect(() => readRunFile(file)).toThrow(file);
  });

  test('none at all, and a folder', () => {
    expect(() => readRunFile(join(folder, 'nothing'))).toThrow(`There is no file ${join(folder, 'nothing')}.`);
    expect(() => readRunFile(folder)).toThrow('is a folder');
  });
});

test('the text tells incidents in both languages, in lines a terminal can hold', () => {
  const diagnosis = diagnoseRun(readRunFile(recordingOf('digits-mlp/nan-rows.1')));
  const [english, chinese] = [diagnosisText(diagnosis, 'en'), diagnosisText(diagnosis, 'zh')];
  expect(english).toContain('CRITICAL  ');
  expect(chinese).toContain('严重  ');
  expect(english.split('\n').slice(2).every((line) => line.length <= 120)).toBe(true);
});
