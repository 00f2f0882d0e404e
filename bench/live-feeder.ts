import { io } from 'socket.io-client';
import type { RunHeader } from '../lib/protocol/agent-channel.ts';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import type { SeriesColumn } from '../lib/protocol/packet.ts';
import { protocolVersion } from '../lib/protocol/version.ts';
import { benchHeader } from './bench-header.ts';
import { syntheticLoss } from './synthetic-run.ts';

/** Feeds one run of a server as an agent does. */
export interface LiveFeeder {
  readonly runId: string;
  /** Sends the next `rows` steps of every series; resolves when they are acknowledged. */
  push(rows: number): Promise<void>;
  close(): void;
}

/** Columns of `rows` steps from `firstStep` on. */
export function columnsOf(names: readonly string[], firstStep: number, rows: number, startedAtMs: number) {
  const steps = Float64Array.from({ length: rows }, (_, row) => firstStep + row);
  const series: SeriesColumn[] = names.map((name, index) => ({ name, rows: null, values: Float32Array.from(steps, (step) => syntheticLoss(step + index * 7919)) }));
  return { steps, atMs: steps.map((step) => startedAtMs + step * 10), series };
}

/** An agent's connection to the server, its run opened. */
export async function openFeeder(url: string, names: readonly string[], fields: Partial<RunHeader>): Promise<LiveFeeder> {
  const run: RunHeader = { ...benchHeader(), startedAtMs: Date.now(), ...fields };
  const socket = io(`${url}/agent`, { transports: ['websocket'], auth: { protocolVersion, sentAtMs: Date.now(), run } });
  await new Promise<void>((resolve, reject) => {
    socket.once('handshake:accepted', () => resolve());
    socket.once('connect_error', reject);
  });
  let seq = 0;
  let step = 0;
  return {
    runId: run.runId,
    async push(rows) {
      const packet = encodePacket({ seq: ++seq, columns: columnsOf(names, step, rows, run.startedAtMs), histograms: [], events: [] });
      step += rows;
      const answer = (await socket.emitWithAck('batch:pushed', Buffer.from(packet))) as { readonly ok: boolean };
      if (!answer.ok) throw new Error(`The server refused a packet: ${JSON.stringify(answer)}`);
    },
    close: () => void socket.disconnect(),
  };
}
