import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyHistogram } from '../../protocol/packet.fixture.ts';
import { decodeHistograms, encodeHistograms } from './histogram-chunk.ts';

it('gives back every record of a chunk', () => {
  const stored = fc.record({ packet: fc.nat(), attempt: fc.nat(100), record: anyHistogram('weight/dense/kernel') });
  fc.assert(fc.property(fc.array(stored, { maxLength: 40 }), (records) => void expect(decodeHistograms(encodeHistograms(records), 'weight/dense/kernel')).toEqual(records)));
});
