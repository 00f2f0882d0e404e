/** Points a second from an agent's socket to the acknowledgement after commit, against the same points as plain rows in one transaction. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { io } from 'socket.io-client';
import type { BatchAnswer } from '../lib/protocol/agent-channel.ts';
import { protocolVersion } from '../lib/protocol/version.ts';
import { benchHeader } from './bench-header.ts';
import { alternate, median, record, secondsOf } from './measure.ts';
import { startServer } from './server-process.ts';
import { packetOf, syntheticLoss } from './synthetic-run.ts';

const rounds = 5;
const points = 1_000_000;
const seriesCount = 20;
const names = Array.from({ length: seriesCount }, (_, index) => `gradient-norm/layer_${index}/kernel`);
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-ingest-'));
const server = await startServer(join(folder, 'data'));

function packetsOf(rowsPerPacket: number): Uint8Array[] {
  const packets: Uint8Array[] = [];
  const steps = points / seriesCount;
  for (let step = 0; step < steps; step += rowsPerPacket) {
    packets.push(packetOf(packets.length + 1, step, Math.min(rowsPerPacket, steps - step), names, benchHeader().startedAtMs));
  }
  return packets;
}

let runNumber = 0;
async function push(packets: readonly Uint8Array[]): Promise<number> {
  const number = String(++runNumber).padStart(12, '0');
  const run = { ...benchHeader(), runId: `01900000-0000-7000-8000-${number}`, attemptId: `01900000-0000-7000-9000-${number}` };
  const socket = io(`${server.url}/agent`, { transports: ['websocket'], forceNew: true, auth: { protocolVersion, sentAtMs: Date.now(), run } });
  await new Promise((resolve, reject) => {
    socket.once('handshake:accepted', resolve);
    socket.once('connect_error', reject);
  });
  const start = process.hrtime.bigint();
  // Two batches in flight, as a sender that never idles has: the next one is ready when an acknowledgement comes.
  let next = 0;
  const sender = async () => {
    while (next < packets.length) {
      const packet = packets[next++]!;
      const answer: BatchAnswer = await socket.emitWithAck('batch:pushed', packet);
      if (!answer.ok) throw new Error(answer.error.message);
    }
  };
  await Promise.all([sender(), sender()]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  socket.disconnect();
  return seconds;
}

function rowsInOneTransaction(): number {
  const database = new Database(join(folder, `rows-${runNumber}-${Math.floor(performance.now())}.sqlite`));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE points (series INTEGER, step INTEGER, at INTEGER, value REAL)');
  const insert = database.prepare('INSERT INTO points VALUES (?, ?, ?, ?)');
  const seconds = secondsOf(() => {
    database.transaction(() => {
      for (let step = 0; step < points / seriesCount; step++) {
        for (let series = 0; series < seriesCount; series++) insert.run(series, step, 1_750_000_000_000 + step * 10, syntheticLoss(step + series * 7919));
      }
    })();
  });
  database.close();
  return seconds;
}

const large = packetsOf(250);
const small = packetsOf(22);
const measured = await alternate(rounds, { rows: rowsInOneTransaction, packets24kB: () => push(large), packets2kB: () => push(small) });
await server.stop();
rmSync(folder, { recursive: true });
const largeRatio = median(measured.rows) / median(measured.packets24kB);
record({
  topic: 'ingest',
  method: `${points.toLocaleString('en')} points of ${seriesCount} series over a loopback WebSocket into the built server, each packet acknowledged after commit (two in flight), against raw better-sqlite3 row inserts of the same points in one transaction (WAL, NORMAL); ${rounds} alternating rounds, medians; seconds in raw.`,
  results: [
    { name: `rows' time / packets' time, packets of ${Math.round(large[0]!.length / 1000)} kB`, value: largeRatio, unit: '×', aim: '≥ 3', isMet: largeRatio >= 3 },
    { name: `rows' time / packets' time, packets of ${(small[0]!.length / 1000).toFixed(1)} kB`, value: median(measured.rows) / median(measured.packets2kB), unit: '×' },
  ],
  raw: measured,
});
