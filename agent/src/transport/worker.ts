import { isMainThread, workerData, type MessagePort } from 'node:worker_threads';
import { say } from '../say.ts';
import { SystemReader } from '../system/system-reader.ts';
import { AttemptSender } from './attempt-sender.ts';
import { sendLeftovers } from './leftovers.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
import { unbundlePackets } from './packet-bundle.ts';
import { SharedState } from './shared-state.ts';

/** Every 5 s the server hears that the process lives, and how old its last step is. */
const beatEveryMs = 5_000;
/** How long a run that is done goes on sending what earlier processes left, in milliseconds: short runs must not leave it for ever. */
const leftoversGraceMs = 3_000;

function start(setup: WorkerSetup, port: MessagePort): void {
  const shared = new SharedState(setup.memory);
  const warned = new Set<string>();
  const tell = (message: FromWorker) => {
    if (message.kind === 'warned') {
      if (warned.has(message.code)) return;
      warned.add(message.code);
      say(message.message);
    }
    port.postMessage(message);
    shared.postMail();
  };

  let leftovers: Promise<void> | null = null;
  const closing = new AbortController();
  const sender: AttemptSender = new AttemptSender(setup, tell, () => {
    sender.beat();
    leftovers ??= sendLeftovers({ ...setup, ownAttemptId: setup.header.attemptId, signal: closing.signal });
  });
  const system = new SystemReader({
    everyMs: beatEveryMs,
    onMeasured: (atMs, values) => tell({ kind: 'system-measured', atMs, values }),
    onGpus: (gpus) => tell({ kind: 'gpus-found', gpus }),
  });
  const beat = setInterval(() => sender.beat(), beatEveryMs);

  tell({ kind: 'started' });
  port.on('message', (message: ToWorker) => {
    if (message instanceof ArrayBuffer) {
      sender.keep(unbundlePackets(message));
      return;
    }
    if (message.kind === 'settle') {
      tell({ kind: 'settled' });
      return;
    }
    clearInterval(beat);
    system.stop();
    void close(message.timeoutMs);
  });

  async function close(timeoutMs: number): Promise<void> {
    await sender.drain(timeoutMs);
    if (leftovers) {
      const timer = setTimeout(() => closing.abort(), Math.min(timeoutMs, leftoversGraceMs));
      await leftovers;
      clearTimeout(timer);
    }
    tell({ kind: 'closed' });
    port.close();
  }
}

if (!isMainThread) {
  const { setup, port } = workerData as { setup: WorkerSetup; port: MessagePort };
  start(setup, port);
}
