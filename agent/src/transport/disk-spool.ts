import { close, fdatasync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFrame } from './frame.ts';
import type { PacketMessage } from './messages.ts';
import type { OnDropped, PacketQueue } from './packet-queue.ts';
import { forgetPackets, listSegments, recoverSegment, segmentPath, thinSegment, type Segment } from './segment.ts';
import { SegmentReader } from './segment-reader.ts';

export interface SpoolBounds {
  /** Size at which a segment is sealed. */
  readonly segmentBytes: number;
  /** Size of all segments at which the oldest packets that wait are dropped, those without events first. */
  readonly totalBytes: number;
  /** Longest time in milliseconds until written frames are on the disk itself (a killed process loses none of them). */
  readonly syncEveryMs: number;
}
export const defaultSpoolBounds: SpoolBounds = { segmentBytes: 4 * 1024 * 1024, totalBytes: 1024 * 1024 * 1024, syncEveryMs: 200 };

interface Position {
  readonly reader: SegmentReader;
  readonly segment: Segment;
  lastSeq: number;
  /** Read already, but too large for the batch before. */
  held: PacketMessage | null;
}

const acknowledgedFile = 'acknowledged';
/** A process that is out of file handles for a moment must not cost a segment. */
const failedReadsAllowed = 5;

/**
 * The queue of one attempt on disk: one folder, segments of frames, acknowledged segments deleted. Opening a folder
 * recovers what an earlier writer left. Only the owner of the folder's lock may open it.
 */
export class DiskSpool implements PacketQueue {
  private segments: Segment[] = [];
  private file: number | null = null;
  private syncTimer: NodeJS.Timeout | null = null;
  private position: Position | null = null;
  private highestRead = 0;
  private failedReads = 0;
  private bytes = 0;
  lastSeq = 0;
  acknowledgedSeq = 0;
  pendingRecords = 0;

  constructor(
    private readonly folder: string,
    private readonly onDropped: OnDropped,
    private readonly bounds: SpoolBounds = defaultSpoolBounds,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.acknowledgedSeq = readAcknowledged(folder);
    this.lastSeq = this.acknowledgedSeq;
    for (const path of listSegments(folder)) {
      const { segment, damagedPackets } = recoverSegment(path, this.lastSeq);
      if (damagedPackets > 0) onDropped('spool-damaged', damagedPackets);
      if (segment.seqs.length === 0) {
        rmSync(path, { force: true });
        continue;
      }
      this.segments.push(segment);
      this.bytes += segment.bytes;
      this.lastSeq = segment.seqs[segment.seqs.length - 1]!;
      for (const records of segment.records) this.pendingRecords += records;
    }
  }

  /** Throws when the disk refuses; nothing of the packet is kept then. */
  append(packet: PacketMessage): void {
    if (packet.seq <= this.lastSeq) return;
    const frame = encodeFrame(packet);
    const segment = this.openSegment(packet.seq);
    try {
      for (let at = 0; at < frame.length; ) at += writeSync(this.file!, frame, at);
    } catch (error) {
      try {
        ftruncateSync(this.file!, segment.bytes);
      } finally {
        this.seal();
      }
      throw error;
    }
    segment.bytes += frame.length;
    segment.seqs.push(packet.seq);
    segment.records.push(packet.records);
    this.bytes += frame.length;
    this.pendingRecords += packet.records;
    this.lastSeq = packet.seq;
    this.syncTimer ??= setTimeout(() => this.sync(), this.bounds.syncEveryMs).unref();
    if (segment.bytes >= this.bounds.segmentBytes) this.seal();
    if (this.bytes > this.bounds.totalBytes) this.shrink();
  }

  read(afterSeq: number, maxBytes: number): readonly PacketMessage[] {
    const batch: PacketMessage[] = [];
    let bytes = 0;
    let lastSeq = Math.max(afterSeq, this.acknowledgedSeq);
    while (batch.length === 0 || bytes < maxBytes) {
      const position = this.positionAfter(lastSeq);
      if (!position) break;
      let packet: PacketMessage | null;
      try {
        packet = position.held ?? position.reader.next();
        position.held = null;
        this.failedReads = 0;
      } catch {
        this.position = null;
        this.failedReads += 1;
        if (this.failedReads < failedReadsAllowed) break;
        packet = null;
      }
      if (!packet) {
        this.loseBetween(position.segment, lastSeq, Number.POSITIVE_INFINITY);
        this.position = null;
        continue;
      }
      if (batch.length > 0 && bytes + packet.bytes.length > maxBytes) {
        position.held = packet;
        break;
      }
      position.lastSeq = packet.seq;
      if (packet.seq <= lastSeq) continue;
      this.loseBetween(position.segment, lastSeq, packet.seq);
      batch.push(packet);
      bytes += packet.bytes.length;
      lastSeq = packet.seq;
    }
    this.highestRead = Math.max(this.highestRead, lastSeq);
    return batch;
  }

  acknowledge(seq: number): void {
    if (seq <= this.acknowledgedSeq) return;
    this.acknowledgedSeq = seq;
    if (seq > this.lastSeq) this.lastSeq = seq;
    const before = this.segments.length;
    for (const segment of this.segments) {
      if (segment.seqs.length > 0 && segment.seqs[0]! > seq) break;
      this.pendingRecords -= forgetPackets(segment, (waiting) => waiting <= seq);
    }
    this.deleteEmpty();
    if (this.segments.length < before) this.writeAcknowledged();
  }

  close(): void {
    this.seal();
    this.deleteEmpty();
    this.writeAcknowledged();
  }

  /** Removes the folder; for an attempt that is wholly acknowledged. */
  remove(): void {
    this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openSegment(seq: number): Segment {
    const last = this.segments[this.segments.length - 1];
    if (this.file !== null && last) return last;
    const path = segmentPath(this.folder, seq);
    this.file = openSync(path, 'a', 0o600);
    const segment: Segment = { path, bytes: 0, seqs: [], records: [], thinned: 0 };
    this.segments.push(segment);
    return segment;
  }

  private seal(): void {
    if (this.syncTimer) clearTimeout(this.syncTimer);
    this.syncTimer = null;
    if (this.file === null) return;
    const file = this.file;
    this.file = null;
    fdatasync(file, () => close(file, () => undefined));
  }

  private sync(): void {
    this.syncTimer = null;
    // A failed sync costs nothing a killed process would lose; the next write tells of a broken disk.
    if (this.file !== null) fdatasync(this.file, () => undefined);
  }

  /** Where reading goes on: at or before the first waiting packet after `lastSeq`; `null` when none waits. */
  private positionAfter(lastSeq: number): Position | null {
    const segment = this.segments.find(({ seqs }) => seqs.length > 0 && seqs[seqs.length - 1]! > lastSeq);
    if (!segment) return null;
    if (this.position?.segment !== segment || this.position.lastSeq > lastSeq) {
      this.position = { reader: new SegmentReader(segment.path), segment, lastSeq: 0, held: null };
    }
    return this.position;
  }

  /** Packets that should stand between two that were read, and do not, were damaged. */
  private loseBetween(segment: Segment, lastSeq: number, nextSeq: number): void {
    if ((segment.seqs[firstAfter(segment.seqs, lastSeq)] ?? nextSeq) >= nextSeq) return;
    const lost = forgetPackets(segment, (seq) => seq > lastSeq && seq < nextSeq);
    this.pendingRecords -= lost;
    this.onDropped('spool-damaged', lost);
  }

  private deleteEmpty(): void {
    const open = this.file === null ? null : this.segments[this.segments.length - 1];
    this.segments = this.segments.filter((segment) => {
      if (segment === open || segment.seqs.length > 0) return true;
      this.bytes -= segment.bytes;
      if (this.position?.segment === segment) this.position = null;
      rmSync(segment.path, { force: true });
      return false;
    });
  }

  /** Drops the oldest waiting packets until the spool fits again: first those without events, then all. */
  private shrink(): void {
    if (this.segments.length === 1) this.seal();
    for (const level of [1, 2] as const) {
      for (const segment of [...this.segments]) {
        if (this.bytes <= this.bounds.totalBytes * 0.9) return;
        if (this.file !== null && segment === this.segments[this.segments.length - 1]) break;
        if (segment.thinned < level) this.thin(segment, level);
      }
    }
  }

  private thin(segment: Segment, level: 1 | 2): void {
    segment.thinned = level;
    const bytesBefore = segment.bytes;
    const isInFlight = (packet: PacketMessage) => packet.seq <= this.highestRead;
    const records = thinSegment(segment, (packet) => isInFlight(packet) || (level === 1 && packet.hasEvents));
    this.bytes += segment.bytes - bytesBefore;
    this.pendingRecords -= records;
    if (records > 0) this.onDropped('spool-full', records);
    this.position = null;
    this.deleteEmpty();
  }

  private writeAcknowledged(): void {
    try {
      writeFileSync(join(this.folder, acknowledgedFile), `${this.acknowledgedSeq}\n`, { mode: 0o600 });
    } catch {
      // Only saves the next sender some duplicates; the server drops those.
    }
  }
}

/** Index of the first of the ascending `seqs` that is larger than `seq`; their number when none is. */
function firstAfter(seqs: readonly number[], seq: number): number {
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (seqs[middle]! > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}

function readAcknowledged(folder: string): number {
  try {
    const seq = Number(readFileSync(join(folder, acknowledgedFile), 'utf8'));
    return Number.isSafeInteger(seq) && seq > 0 ? seq : 0;
  } catch {
    return 0;
  }
}
