import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { decodePackets, decodeReadable } from './decode-packet.ts';
import { encodePacket } from './encode-packet.ts';
import { errorCodes } from './error-code.ts';
import { packetLayout } from './packet-layout.ts';
import { emptyColumns, type Packet } from './packet.ts';
import { anyPacket } from './packet.fixture.ts';

const packet: Packet = {
  seq: 7,
  columns: {
    steps: Float64Array.of(10, 11, 12),
    atMs: Float64Array.of(1000, 1010, 1020),
    series: [
      { name: 'train/loss', rows: null, values: Float32Array.of(NaN, -0, Infinity) },
      { name: '验证/损失', rows: Uint16Array.of(2), values: Float64Array.of(0.1) },
    ],
  },
  histograms: [
    { kind: 'category', name: 'label', step: 12, atMs: 1020, counts: Uint32Array.of(3, 0, 4294967295) },
    {
      ...{ kind: 'exponent', name: 'weight/dense/kernel', step: 12, atMs: 1020, zero: 1, nan: 2, positiveInfinity: 3, negativeInfinity: 4, lowestExponent: -12 },
      ...{ negative: Uint32Array.of(5), positive: Uint32Array.of(6) },
    },
  ],
  events: [{ kind: 'alert-raised', atMs: 1020, step: 12, title: '<b>', text: '"', severity: 'info' }],
};

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'no error';
}

/** The bytes with their length and checksum put right again. */
function sealed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint32(4, bytes.length, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

describe('round trip', () => {
  it('gives back what was encoded', () => {
    fc.assert(fc.property(anyPacket, (original) => void expect(decodePackets(encodePacket(original)).map((framed) => framed.packet)).toEqual([original])));
  });
  it('reads packets one after another, also from the middle of a larger buffer', () => {
    const first = encodePacket(packet);
    const second = encodePacket({ ...packet, seq: 8 });
    const batch = new Uint8Array(first.length + second.length + 3);
    batch.set(first, 3);
    batch.set(second, 3 + first.length);
    const read = decodePackets(batch.subarray(3));
    expect(read.map((framed) => framed.packet)).toEqual([packet, { ...packet, seq: 8 }]);
    expect(read.map((framed) => [...framed.bytes])).toEqual([[...first], [...second]]);
  });
  it('reads nothing from no bytes', () => expect(decodePackets(new Uint8Array(0))).toEqual([]));
});

describe('hostile bytes', () => {
  const good = encodePacket(packet);

  it('cut off anywhere, a packet is an error', () => {
    for (let length = 1; length < good.length; length++) expect(codeOf(() => decodePackets(good.slice(0, length))), `${length} bytes`).toBe('packet-malformed');
  });
  it('with any one byte changed, a packet is an error', () => {
    for (let at = 0; at < good.length; at++) {
      for (const change of [0x01, 0x80, 0xff]) {
        const bytes = good.slice();
        bytes[at]! ^= change;
        expect(['packet-malformed', 'packet-checksum-wrong', 'packet-too-large'], `byte ${at}`).toContain(codeOf(() => decodePackets(bytes)));
      }
    }
  });
  it('with any bytes under a right checksum, decoding answers a packet or one of the closed codes', () => {
    const edit = fc.array(fc.tuple(fc.integer({ min: 12, max: good.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edit, (edits) => {
        const bytes = good.slice();
        for (const [at, value] of edits) bytes[at] = value;
        expect(['no error', ...errorCodes]).toContain(codeOf(() => decodePackets(sealed(bytes))));
      }),
      { numRuns: 2000 },
    );
  });
  it('of a cut-off content under a right checksum, nothing is made up', () => {
    for (let length = packetLayout.headerBytes + 1; length < good.length; length++) {
      const code = codeOf(() => decodePackets(sealed(good.slice(0, length))));
      const isWholeBlocks = code === 'no error';
      if (isWholeBlocks) expect(good.length - length, 'only whole blocks may be missing').toBeGreaterThan(packetLayout.blockHeaderBytes);
      else expect(code).toBe('packet-malformed');
    }
  });
  it('says which packet of a batch is wrong, and gives back those before it', () => {
    const bad = encodePacket({ ...packet, seq: 8 });
    bad[bad.length - 1]! ^= 1;
    const { packets, fault } = decodeReadable(Uint8Array.of(...good, ...bad, ...good));
    expect(packets.map((framed) => framed.packet.seq)).toEqual([7]);
    expect(fault).toMatchObject({ seq: 8, error: { code: 'packet-checksum-wrong' } });
  });
});

describe('what a packet may not hold', () => {
  const named = (name: string): Packet => ({ ...packet, columns: { ...packet.columns, series: [{ name, rows: null, values: Float32Array.of(1, 2, 3) }] }, histograms: [], events: [] });
  const refused: readonly [string, Packet, string][] = [
    ['a name of 10 kB', named('x'.repeat(10_000)), 'name-too-long'],
    ['a name of 257 bytes', named('x'.repeat(257)), 'name-too-long'],
    ['an empty name', named(''), 'packet-malformed'],
    ['two columns of one series', { ...named('a'), columns: { ...packet.columns, series: [...named('a').columns.series, ...named('a').columns.series] } }, 'packet-malformed'],
    ['seq 0', { ...packet, seq: 0 }, 'packet-malformed'],
    ['a broken seq', { ...packet, seq: 1.5 }, 'packet-malformed'],
    ['half a step', { ...packet, columns: { ...packet.columns, steps: Float64Array.of(1, 1.5, 2) } }, 'packet-malformed'],
    ['no time', { ...packet, columns: { ...packet.columns, atMs: Float64Array.of(1, NaN, 2) } }, 'packet-malformed'],
    ['a row that is not there', { ...packet, columns: { ...packet.columns, series: [{ name: 'a', rows: Uint16Array.of(3), values: Float32Array.of(1) }] } }, 'packet-malformed'],
    ['rows out of order', { ...packet, columns: { ...packet.columns, series: [{ name: 'a', rows: Uint16Array.of(1, 1), values: Float32Array.of(1, 2) }] } }, 'packet-malformed'],
  ];
  it.each(refused)('%s', (_, wrong, code) => expect(codeOf(() => decodePackets(encodePacket(wrong)))).toBe(code));

  it('more bytes than the limit', () => {
    const bytes = encodePacket({ seq: 1, columns: emptyColumns, histograms: [], events: [{ kind: 'alert-raised', atMs: 0, step: 0, title: 'x'.repeat(1_100_000), text: '', severity: 'info' }] });
    expect(codeOf(() => decodePackets(bytes))).toBe('packet-too-large');
  });
  it('a block of a later version is skipped', () => {
    const block = [9, 3, 0, 0, 0, 1, 2, 3];
    expect(decodePackets(sealed(Uint8Array.of(...encodePacket(packet), ...block)))[0]!.packet).toEqual(packet);
  });
});

describe('crc32', () => {
  it('is the one of zip and PNG', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
  it('agrees with the obvious computation, bit by bit', () => {
    const obvious = (bytes: Uint8Array) => {
      let crc = 0xffffffff;
      for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
      }
      return ~crc >>> 0;
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => void expect(crc32(bytes)).toBe(obvious(bytes))));
  });
});
