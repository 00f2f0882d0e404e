// A small agent written from docs/protocol.md alone; it shares no code with the product.
// node test/protocol/tiny-client.mjs <server url> [token]   prints what it sent as JSON when all of it is acknowledged.
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';

const [, , url = 'http://127.0.0.1:3000', token] = process.argv;
const startedAtMs = Date.now();

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const number = (size, write) => (value) => {
  const bytes = Buffer.alloc(size);
  bytes[write](value);
  return bytes;
};
const u8 = number(1, 'writeUInt8');
const u16 = number(2, 'writeUInt16LE');
const u32 = number(4, 'writeUInt32LE');
const f32 = number(4, 'writeFloatLE');
const f64 = number(8, 'writeDoubleLE');
const name = (text) => Buffer.concat([u16(Buffer.byteLength(text)), Buffer.from(text, 'utf8')]);
const block = (type, ...parts) => {
  const payload = Buffer.concat(parts);
  return Buffer.concat([u8(type), u32(payload.length), payload]);
};

function packet(seq, ...blocks) {
  const content = Buffer.concat([f64(seq), ...blocks]);
  return Buffer.concat([Buffer.from('TWP1', 'ascii'), u32(12 + content.length), u32(crc32(content)), content]);
}

const steps = Array.from({ length: 200 }, (_, step) => step);
const losses = steps.map((step) => (step === 120 ? NaN : Math.fround(2.3 * Math.exp(-step / 50))));
const accuracies = new Map(steps.filter((step) => step % 50 === 49).map((step) => [step, 0.1 + step / 300]));

function columnsOf(from, to) {
  const rows = steps.slice(from, to);
  const evaluated = rows.filter((step) => accuracies.has(step));
  return block(
    1,
    u32(rows.length),
    ...rows.map(f64),
    ...rows.map((step) => f64(startedAtMs + step)),
    u16(evaluated.length > 0 ? 2 : 1),
    ...[name('train/loss'), u8(0), u32(rows.length), ...rows.map((step) => f32(losses[step]))],
    ...(evaluated.length > 0
      ? [name('validation/accuracy'), u8(1 | 2), u32(evaluated.length), ...evaluated.map((step) => u16(step - from)), ...evaluated.map((step) => f64(accuracies.get(step)))]
      : []),
  );
}

const labels = block(3, name('label'), f64(0), f64(startedAtMs), u16(3), u32(5), u32(0), u32(7));
const event = (fields) => block(4, Buffer.from(JSON.stringify([{ atMs: Date.now(), step: 199, ...fields }])));
const packets = [
  packet(1, columnsOf(0, 80), labels),
  packet(2, columnsOf(80, 200)),
  packet(3, event({ kind: 'alert-raised', title: 'Hello <b>from afar</b>', text: '', severity: 'info' })),
  packet(4, event({ kind: 'attempt-ended', status: 'finished' })),
];

const run = {
  ...{ runId: randomUUID(), attemptId: randomUUID(), project: 'tiny', name: 'tiny client', config: { learningRate: 0.1 }, tags: ['tiny'], notes: '' },
  ...{ task: 'classification', totalSteps: steps.length, startedAtMs, isResume: false },
  environment: { backend: null, tfjsVersion: null, nodeVersion: 'none', agentVersion: 'tiny 1', platform: process.platform, cpu: null, cpuCores: null, memoryBytes: null, gpus: [] },
};
const auth = { protocolVersion: 1, ...(token ? { token } : {}), sentAtMs: Date.now(), run };

function fail(message) {
  console.error(message);
  process.exit(1);
}

const socket = io(`${url}/agent`, { transports: ['websocket'], auth, reconnection: false });
socket.on('connect_error', (error) => fail(`refused: ${error.data ? `${error.data.code}: ${error.data.message}` : error.message}`));
socket.on('handshake:accepted', async ({ lastSeq, path }) => {
  if (lastSeq !== 0) fail(`lastSeq is ${lastSeq} for a new attempt`);
  socket.emit('heartbeat:sent', { atMs: Date.now(), lastStep: 199, stepAgeMs: 1, pendingRecords: packets.length, droppedRecords: 0 });
  // The first two at once, then the second again as after a lost answer, then the rest.
  for (const batch of [[0, 1], [1, 2], [3]]) {
    const answer = await socket.timeout(10_000).emitWithAck('batch:pushed', Buffer.concat(batch.map((index) => packets[index])));
    if (!answer.ok || answer.lastSeq !== batch.at(-1) + 1) fail(`answered ${JSON.stringify(answer)}`);
    if (answer.duplicates !== (batch[0] === 1 ? 1 : 0)) fail(`duplicates: ${answer.duplicates}`);
  }
  socket.disconnect();
  console.log(JSON.stringify({ runId: run.runId, path, losses: losses.map((loss) => (Number.isNaN(loss) ? 'NaN' : loss)), accuracies: [...accuracies] }));
});
