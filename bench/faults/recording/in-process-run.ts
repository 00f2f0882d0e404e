import type { Task } from '../../../lib/protocol/agent-channel.ts';
import { decodePackets } from '../../../lib/protocol/decode-packet.ts';
import type { Packet } from '../../../lib/protocol/packet.ts';
import type { Attempt } from '../../../agent/src/attempt.ts';
import { Guard } from '../../../agent/src/guard.ts';
import { createTfjsHooks } from '../../../agent/src/hooks/tfjs.ts';
import { checkOptions } from '../../../agent/src/options.ts';
import { Recording } from '../../../agent/src/recording.ts';
import { RunSink } from '../../../agent/src/run-sink.ts';
import { RecordedRun } from '../../../agent/src/run.ts';
import { seedOfConfig } from '../../../agent/src/seed-of-config.ts';
import { Schedule } from '../../../agent/src/schedule.ts';
import { SharedState } from '../../../agent/src/transport/shared-state.ts';
import { tf } from '../tensorflow.ts';

export interface InProcessRun {
  readonly run: RecordedRun;
  /** Everything recorded, after `run.finish()`. */
  packets(): Packet[];
  /** Agent time over the rest of the training time. */
  costRatio(): number;
  /** What the agent warned of, by code. */
  readonly warnings: readonly string[];
}

/**
 * The agent with its default options and everything but its worker thread: hooks, probes, schedule, budget and recorder are
 * the real ones, packets are kept instead of sent. Nobody asks it to sample densely, as in mode `offline`.
 */
export function startInProcessRun(id: string, task: Task, config: Readonly<Record<string, unknown>> = {}): InProcessRun {
  const { every, budget } = checkOptions({ tf, project: 'faults', task }, {});
  const bytes: Uint8Array[] = [];
  const warnings: string[] = [];
  const shared = new SharedState();
  const nowMs = Date.now;
  const currentStep = (): number => sink.lastStep ?? sink.currentStep;
  const guard = new Guard(
    () => undefined,
    (code, message) => {
      warnings.push(`${code}: ${message}`);
      recording.event({ kind: 'agent-warned', atMs: nowMs(), step: currentStep(), code, message });
    },
  );
  const recording: Recording = new Recording({
    shared,
    guard,
    nowMs,
    currentStep,
    outlet: {
      post: (packets) => {
        for (const packet of packets) {
          bytes.push(packet.bytes.slice());
          shared.spooledSeq = packet.seq;
        }
      },
      receive: () => undefined,
    },
  });
  const schedule = new Schedule({ every, budget });
  const sink: RunSink = new RunSink({ recording, schedule, guard, shared, nowMs, monotonicMs: () => performance.now(), task, totalSteps: null, firstStep: 0 });
  const seedRecorded = seedOfConfig(config);
  if (seedRecorded !== null) recording.scalar(0, nowMs(), 'seed-recorded', seedRecorded);
  const attempt = {
    recording,
    finish: async (status: 'finished' | 'failed') => {
      recording.event({ kind: 'attempt-ended', atMs: nowMs(), step: currentStep(), status });
      recording.close();
    },
  } as unknown as Attempt; // a run uses these two of it
  const run = new RecordedRun({ id, url: '', attempt, sink, guard, shared, hooks: createTfjsHooks(tf, sink) });
  return { run, warnings, packets: () => bytes.flatMap((packet) => decodePackets(packet).map(({ packet: one }) => one)), costRatio: () => schedule.costRatio };
}
