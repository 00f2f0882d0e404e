import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RunHeader } from '../../../lib/protocol/agent-channel.ts';
import { isUuidV7 } from '../uuid.ts';
import { encodeFrame } from './frame.ts';
import type { PacketMessage } from './messages.ts';
import { listSegments, segmentPath } from './segment.ts';

/** What a later sender has to know of an attempt. The token is not written down: each sender brings its own. */
export interface SpoolHeader {
  readonly header: RunHeader;
  readonly url: string;
}

const headerFile = 'header.json';

export function attemptFolder(spoolDir: string, attemptId: string): string {
  return join(spoolDir, attemptId);
}

/** Makes the folder of an attempt and writes its header. Throws when the disk refuses. */
export function createAttemptFolder(spoolDir: string, content: SpoolHeader): string {
  const folder = attemptFolder(spoolDir, content.header.attemptId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${headerFile}.draft`);
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  renameSync(draft, join(folder, headerFile));
  return folder;
}

/** The header of a spool folder, `null` when the folder holds none that can be read. */
export function readSpoolHeader(folder: string): SpoolHeader | null {
  try {
    const content = JSON.parse(readFileSync(join(folder, headerFile), 'utf8')) as Partial<SpoolHeader>;
    const { header, url } = content;
    if (typeof url !== 'string' || !header || !isUuidV7(header.runId) || !isUuidV7(header.attemptId)) return null;
    return { header, url };
  } catch {
    return null;
  }
}

/** The attempts that have a folder under `spoolDir`, oldest first; empty when there is no such folder. */
export function listAttemptFolders(spoolDir: string): string[] {
  try {
    return readdirSync(spoolDir)
      .filter(isUuidV7)
      .sort()
      .map((name) => join(spoolDir, name));
  } catch {
    return [];
  }
}

/**
 * Writes packets into a segment of their own, synchronously, down to the disk: for the end of a process, while the worker
 * may still be writing to its segments. Packets that stand in both are read once. Throws when the disk refuses.
 */
export function writeExitSegment(folder: string, packets: readonly PacketMessage[]): void {
  if (packets.length === 0) return;
  const file = openSync(segmentPath(folder, packets[0]!.seq, `-exit-${process.pid}`), 'a', 0o600);
  try {
    const frames = Buffer.concat(packets.map(encodeFrame));
    for (let at = 0; at < frames.length; ) at += writeSync(file, frames, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** True when the folder holds segments. */
export function hasSegments(folder: string): boolean {
  return listSegments(folder).length > 0;
}
