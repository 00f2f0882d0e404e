import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from '../protocol/crc32.ts';
import { curvePng } from './curve-image.ts';

/** The chunks of a PNG, their checksums checked. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    at += 12 + length;
  }
  return chunks;
}
/** Rows (0 at the top) that hold the line in a column. */
function lineRows(png: Uint8Array, column: number): number[] {
  const chunks = chunksOf(png);
  const width = chunks.get('IHDR')!.readUInt32BE(0);
  const rows = inflateSync(chunks.get('IDAT')!);
  return Array.from({ length: chunks.get('IHDR')!.readUInt32BE(4) }, (_, row) => row).filter((row) => rows[row * (width + 1) + 1 + column] === 2);
}

it('draws the first value at the left and the last at the right, the lowest at the bottom', () => {
  const png = curvePng([0, 1])!;
  expect(Math.min(...lineRows(png, 8))).toBeGreaterThan(105);
  expect(Math.max(...lineRows(png, 471))).toBeLessThan(15);
  expect(lineRows(png, 2)).toEqual([]);
});

it('draws one value over and over as a level line, and the largest numbers too', () => {
  expect(lineRows(curvePng([5, 5, 5])!, 100)).toEqual(lineRows(curvePng([5, 5, 5])!, 300));
  expect(lineRows(curvePng([-Number.MAX_VALUE, Number.MAX_VALUE])!, 240).length).toBeGreaterThan(0);
});

it('is nothing for fewer than two values', () => expect([curvePng([]), curvePng([1])]).toEqual([null, null]));
