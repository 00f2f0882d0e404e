import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeRecordedRun, encodeRecordedRun, type RecordedRun } from '../../cli/diagnose/recorded-run.ts';

const folder = join(import.meta.dirname, 'recordings');

/** What stands beside the packets of a recording. */
export interface About extends Record<string, unknown> {
  readonly case: string;
  readonly seed: number;
  /** How good the model got, by the case's score; `null` where that was no number. */
  readonly outcome: number | null;
  readonly costRatio: number;
  readonly trainedForMs: number;
  readonly warnings: readonly string[];
}
export type Recorded = RecordedRun & { readonly about: About };

export function fileOf(caseId: string, seed: number): string {
  return join(folder, `${caseId}.${seed}.run.br`);
}

export function isRecorded(caseId: string, seed: number): boolean {
  return existsSync(fileOf(caseId, seed));
}

/** Bytes written. */
export function writeRecording(recorded: Recorded): number {
  const file = fileOf(recorded.about.case, recorded.about.seed);
  mkdirSync(dirname(file), { recursive: true });
  const bytes = encodeRecordedRun(recorded);
  writeFileSync(file, bytes);
  return bytes.length;
}

export function readRecording(caseId: string, seed: number): Recorded {
  return decodeRecordedRun(readFileSync(fileOf(caseId, seed))) as Recorded;
}

/** Case and seed of every recording there is, sorted. */
export function recordingsThere(): { readonly case: string; readonly seed: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((family) => readdirSync(join(folder, family.name)).map((file) => `${family.name}/${file}`))
    .flatMap((path) => {
      const found = /^(.+)\.(\d+)\.run\.br$/.exec(path);
      return found ? [{ case: found[1]!, seed: Number(found[2]) }] : [];
    })
    .sort((one, other) => (one.case < other.case ? -1 : one.case > other.case ? 1 : one.seed - other.seed));
}
