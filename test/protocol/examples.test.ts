import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHandshake } from '../../lib/ingest/parse-handshake.ts';
import { parseHeartbeat } from '../../lib/ingest/parse-heartbeat.ts';
import { readBatch } from '../../lib/ingest/read-batch.ts';
import { encodePacket } from '../../lib/protocol/encode-packet.ts';
import { errorCodes } from '../../lib/protocol/error-code.ts';
import { limits } from '../../lib/protocol/limits.ts';
import { refusalOf } from '../../lib/protocol/refusal.ts';
import { protocolVersion } from '../../lib/protocol/version.ts';
import { packetOfMeaning, type PacketMeaning } from './meaning.ts';

interface Examples {
  readonly protocolVersion: number;
  readonly packets: readonly { readonly about: string; readonly hex: string; readonly meaning: PacketMeaning }[];
  readonly batches: readonly { readonly about: string; readonly hex: string; readonly stored: readonly number[]; readonly refused: { readonly code: string; readonly seq: number | null } | null }[];
  readonly handshakes: readonly { readonly about: string; readonly auth: unknown; readonly refused: string | null }[];
  readonly heartbeats: readonly { readonly about: string; readonly heartbeat: unknown; readonly isGood: boolean }[];
  readonly answers: readonly { readonly about: string; readonly answer: { readonly ok: boolean; readonly error?: { readonly code: string } } }[];
}
const examples = JSON.parse(readFileSync(join(import.meta.dirname, 'examples.json'), 'utf8')) as Examples;
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'protocol.md'), 'utf8');

it('are of this protocol version', () => expect(examples.protocolVersion).toBe(protocolVersion));

describe('packets', () => {
  it.each(examples.packets)('$about', ({ hex, meaning }) => {
    const packet = packetOfMeaning(meaning);
    expect(Buffer.from(encodePacket(packet)).toString('hex')).toBe(hex);
    expect(readBatch(Buffer.from(hex, 'hex'))).toMatchObject({ packets: [{ packet }], refused: null });
  });
});

describe('batches', () => {
  it.each(examples.batches)('$about', ({ hex, stored, refused }) => {
    const read = readBatch(Buffer.from(hex, 'hex'));
    expect(read.packets.map(({ packet }) => packet.seq)).toEqual(stored);
    expect(read.refused && { code: refusalOf(read.refused.error).code, seq: read.refused.seq }).toEqual(refused);
  });
});

describe('handshakes', () => {
  it.each(examples.handshakes)('$about', ({ auth, refused }) => {
    const parsed = parseHandshake(auth);
    expect(parsed.ok ? null : parsed.refusal.code).toBe(refused);
  });
});

describe('heartbeats', () => {
  it.each(examples.heartbeats)('$about', ({ heartbeat, isGood }) => expect(parseHeartbeat(heartbeat).ok).toBe(isGood));
});

describe('docs/protocol.md', () => {
  it('quotes every limit, error code and the version as the code has them', () => {
    for (const [name, value] of Object.entries(limits)) expect(page, name).toContain(`| \`${name}\` | ${value.toLocaleString('en')} |`);
    for (const code of errorCodes) expect(page, code).toContain(`| \`${code}\` |`);
    expect(page).toContain(`protocol version ${protocolVersion}`);
  });
  it('shows the smallest packet of the examples byte by byte', () => {
    const hex = examples.packets[0]!.hex;
    const dump = /```hex\n([\s\S]*?)```/.exec(page)![1]!.split('\n').map((line) => line.replace(/;.*/, '')).join('').replace(/\s/g, '');
    expect(dump).toBe(hex);
  });
  it.each(examples.answers)('answers are of a known code: $about', ({ answer }) => {
    if (!answer.ok) expect(errorCodes).toContain(answer.error!.code);
  });
});
