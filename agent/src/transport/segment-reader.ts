import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFrame } from './frame.ts';
import type { PacketMessage } from './messages.ts';

/** Reads the packets of one segment file in order, also while it still grows. Holds at most the unread rest in memory. */
export class SegmentReader {
  private rest: Buffer = Buffer.alloc(0);
  private restAt = 0;
  private fileAt = 0;

  constructor(readonly path: string) {}

  /** The next packet; `null` at the present end. Throws when the file cannot be read. */
  next(): PacketMessage | null {
    for (;;) {
      const found = readFrame(this.rest, this.restAt);
      if (found.kind !== 'end') {
        this.restAt = found.nextAt;
        if (found.kind === 'frame') return found.packet;
        continue;
      }
      if (!this.readMore()) return null;
    }
  }

  private readMore(): boolean {
    const file = openSync(this.path, 'r');
    try {
      const count = fstatSync(file).size - this.fileAt;
      if (count <= 0) return false;
      const kept = this.rest.length - this.restAt;
      const more = Buffer.allocUnsafe(kept + count);
      this.rest.copy(more, 0, this.restAt);
      const read = readSync(file, more, kept, count, this.fileAt);
      this.fileAt += read;
      this.rest = more.subarray(0, kept + read);
      this.restAt = 0;
      return read > 0;
    } finally {
      closeSync(file);
    }
  }
}
