import { MemoryTransport } from './memory-transport.ts';
import { testTransport } from './transport.conformance.ts';

testTransport(async () => {
  const transport = new MemoryTransport();
  return { transport, arrived: () => transport.kept.map(({ seq }) => seq), settled: async () => undefined };
});
