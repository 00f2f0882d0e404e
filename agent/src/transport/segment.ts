import { readFileSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFrame, readFrame } from './frame.ts';
import type { PacketMessage } from './messages.ts';
import { SegmentReader } from './segment-reader.ts';

/** One file of a spool, and which packets in it still wait. */
export interface Segment {
  readonly path: string;
  bytes: number;
  /** Packets in it that are neither acknowledged nor dropped, in order; parallel arrays, because there can be millions. */
  seqs: number[];
  records: number[];
  /** What a full spool has already taken from it: 0 nothing, 1 packets without events, 2 all it could. */
  thinned: 0 | 1 | 2;
}

const suffix = '.segment';

/** `tag` tells apart the segments of two writers; the sequence number comes first, so that names sort by it. */
export function segmentPath(folder: string, baseSeq: number, tag = ''): string {
  return join(folder, `${String(baseSeq).padStart(12, '0')}${tag}${suffix}`);
}

/** The segment files of a folder in order of their first packet; empty when the folder is not there. */
export function listSegments(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Reads a segment that another writer left: which packets after `afterSeq` it holds, and how many packets a damaged place
 * in its middle swallowed. A torn tail is cut off the file.
 */
export function recoverSegment(path: string, afterSeq: number): { segment: Segment; damagedPackets: number } {
  const content = readFileSync(path);
  const segment: Segment = { path, bytes: 0, seqs: [], records: [], thinned: 0 };
  let damagedPackets = 0;
  let lastSeq = afterSeq;
  let isAfterDamage = false;
  for (let at = 0; ; ) {
    const found = readFrame(content, at);
    if (found.kind === 'end') break;
    at = found.nextAt;
    if (found.kind === 'damaged') {
      isAfterDamage = true;
      continue;
    }
    segment.bytes = at;
    const { seq, records } = found.packet;
    if (seq > lastSeq) {
      if (isAfterDamage) damagedPackets += Math.max(0, seq - lastSeq - 1);
      segment.seqs.push(seq);
      segment.records.push(records);
      lastSeq = seq;
    }
    isAfterDamage = false;
  }
  if (segment.bytes < content.length) truncateSync(path, segment.bytes);
  return { segment, damagedPackets };
}

/** Takes packets off the index of what waits in a segment; answers how many records they held. */
export function forgetPackets(segment: Segment, isForgotten: (seq: number) => boolean): number {
  const seqs: number[] = [];
  const kept: number[] = [];
  let records = 0;
  segment.seqs.forEach((seq, index) => {
    if (isForgotten(seq)) {
      records += segment.records[index]!;
      return;
    }
    seqs.push(seq);
    kept.push(segment.records[index]!);
  });
  segment.seqs = seqs;
  segment.records = kept;
  return records;
}

/**
 * Rewrites a sealed segment with only the waiting packets that `isKept`; answers how many records went. Where the disk has
 * no room for the thinner file, all of them go.
 */
export function thinSegment(segment: Segment, isKept: (packet: PacketMessage) => boolean): number {
  const waiting = new Set(segment.seqs);
  let kept: PacketMessage[] = [];
  try {
    const reader = new SegmentReader(segment.path);
    for (let packet = reader.next(); packet; packet = reader.next()) if (waiting.has(packet.seq) && isKept(packet)) kept.push(packet);
    const content = Buffer.concat(kept.map(encodeFrame));
    writeFileSync(`${segment.path}.thin`, content, { mode: 0o600 });
    renameSync(`${segment.path}.thin`, segment.path);
    segment.bytes = content.length;
  } catch {
    kept = [];
  }
  const keptSeqs = new Set(kept.map(({ seq }) => seq));
  return forgetPackets(segment, (seq) => !keptSeqs.has(seq));
}
