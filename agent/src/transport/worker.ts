import { writeSync } from 'node:fs';
import { isMainThread, workerData, type MessagePort } from 'node:worker_threads';
import { SystemReader } from '../system/system-reader.ts';
import { AttemptSender } from './attempt-sender.ts';
import { sendLeftovers } from './leftovers.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
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
      sayOnStderr(message.message);
    }
    port.postMessage(message);
    shared.postMail();
  };

  let leftovers: Promise<void> | null = null;
  const closing = new AbortController();
  const sender = new AttemptSender(setup, tell, () => {
    leftovers ??= sendLeftovers({ ...setup, ownAttemptId: setup.header.attemptId, signal: closing.signal });
  });
  const system = new SystemReader({
    everyMs: beatEveryMs,
    onMeasured: (atMs, values) => tell({ kind: 'system-measured', atMs, values }),
    onGpus: (gpus) => tell({ kind: 'gpus-found', gpus }),
  });
  const beat = setInterval(() => sender.beat(), beatEveryMs);

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'packets') {
      sender.keep(message.packets);
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

/** Straight to the file: the worker's process.stderr goes through the training thread, which may be busy for long. */
function sayOnStderr(message: string): void {
  try {
    writeSync(2, `tunewatch: ${message}\n`);
  } catch {
    // stderr is closed
  }
}

if (!isMainThread) {
  const { setup, port } = workerData as { setup: WorkerSetup; port: MessagePort };
  start(setup, port);
}
