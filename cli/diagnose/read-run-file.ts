import { readFileSync } from 'node:fs';
import { decodeRecordedRun, type RecordedRun } from './recorded-run.ts';
import { readNdjson } from './read-ndjson.ts';

/**
 * The run in a file: a recorded run, an export of this server, or the NDJSON log of another tool. Throws an Error that names the
 * file and says what is wrong with it.
 */
export function readRunFile(file: string): RecordedRun {
  try {
    const bytes = readFileSync(file);
    if (bytes.length === 0) throw new Error('It is empty.');
    return looksLikeText(bytes) ? readNdjson(bytes.toString('utf8')) : decodeRecordedRun(bytes);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`, { cause });
    if (code === 'EISDIR') throw new Error(`${file} is a folder; name a recorded run or an exported NDJSON file.`, { cause });
    throw new Error(`${file} cannot be diagnosed. ${message}`, { cause });
  }
}

/** Packed bytes hold control characters within a few bytes, text holds none but white space. */
function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
