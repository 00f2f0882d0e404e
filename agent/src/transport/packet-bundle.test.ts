import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundlePackets, unbundlePackets } from './packet-bundle.ts';

test('packets come back equal, and the originals stay with the sender', () => {
  const packet = fc.record({ seq: fc.integer({ min: 1, max: 2 ** 50 }), records: fc.nat(2 ** 31), hasEvents: fc.boolean(), bytes: fc.uint8Array({ maxLength: 100 }) });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 10 }), (packets) => {
      const bundle = bundlePackets(packets);
      const moved = structuredClone(bundle, { transfer: [bundle] });
      expect(unbundlePackets(moved).map((one) => ({ ...one, bytes: Uint8Array.from(one.bytes) }))).toEqual(packets.map((one) => ({ ...one, bytes: Uint8Array.from(one.bytes) })));
    }),
  );
});
