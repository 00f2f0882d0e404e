import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562) for the millisecond `nowMs`: sorts by time of birth. Uses the system's randomness, never
 * Math.random, which the training may have seeded or count on.
 */
export function uuidV7(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the text of a UUIDv7 in lower case. */
export function isUuidV7(text: string): boolean {
  return pattern.test(text);
}
