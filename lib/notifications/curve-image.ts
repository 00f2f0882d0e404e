import { crc32 as checksum } from '../protocol/crc32.ts';
import { deflateSync } from 'node:zlib';

const width = 480;
const height = 120;
const margin = 8;
/** Palette of the picture: paper, grid, line. */
const palette = Uint8Array.from([255, 255, 255, 235, 235, 232, 0, 87, 169]);
const [paper, grid, line] = [0, 1, 2] as const;

/** A small PNG of the values from left to right, lowest at the bottom; `null` for fewer than two. Values are finite. */
export function curvePng(values: readonly number[]): Uint8Array | null {
  if (values.length < 2) return null;
  const pixels = new Uint8Array(width * height).fill(paper);
  for (let row = 0; row <= 2; row++) pixels.fill(grid, (margin + (row * (height - 2 * margin - 1)) / 2 | 0) * width, ((margin + (row * (height - 2 * margin - 1)) / 2 | 0) + 1) * width);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const x = (i: number) => margin + (i / (values.length - 1)) * (width - 2 * margin - 1);
  // Halves first: the whole span of two huge values is not a number any more.
  const y = (value: number) => height - margin - 1 - (span === 0 ? 0.5 : value / 2 / (span / 2) - low / 2 / (span / 2)) * (height - 2 * margin - 1);
  for (let i = 1; i < values.length; i++) drawLine(pixels, x(i - 1), y(values[i - 1]!), x(i), y(values[i]!));
  return encode(pixels);
}

function drawLine(pixels: Uint8Array, x0: number, y0: number, x1: number, y1: number): void {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
  if (!Number.isFinite(steps)) return;
  for (let i = 0; i <= steps; i++) {
    const column = Math.round(x0 + ((x1 - x0) * i) / steps);
    const row = Math.round(y0 + ((y1 - y0) * i) / steps);
    for (const beside of [row, row + 1]) if (beside >= 0 && beside < height) pixels[beside * width + column] = line;
  }
}

function encode(pixels: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits a pixel, with a palette
  const rows = Buffer.alloc((width + 1) * height); // each row begins with its filter, none
  for (let row = 0; row < height; row++) rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(checksum(named) >>> 0);
  return Buffer.concat([length, named, check]);
}
