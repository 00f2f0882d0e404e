import type { TensorFlowLike, TensorLike } from '../hooks/tensorflow.ts';
import { readValues } from './host-values.ts';
import type { Statistic } from './statistic.ts';

/** Computes statistics of tensors and hands their numbers on: at once on backends whose memory is this process's, else in one read-back per step. */
export interface Measurer {
  measure(statistic: Statistic, tensors: readonly TensorLike[], receive: (numbers: readonly number[]) => void): void;
  /** Calls `done` once everything measured since the last `settle` was received; with `mayWait` that may be some steps later. */
  settle(done: () => void, mayWait: boolean): void;
  /** Receives what is still on the way, now. */
  close(): void;
}

/** True when reading a tensor is a copy in memory, not a wait for a device: cpu, wasm, and tfjs-node without a GPU. */
export function isHostBackend(tf: TensorFlowLike): boolean {
  const name = tf.getBackend();
  if (name === 'cpu' || name === 'wasm') return true;
  if (name !== 'tensorflow') return false;
  return !(tf.backend?.() as { isUsingGpuDevice?: boolean } | undefined)?.isUsingGpuDevice;
}

export function createHostMeasurer(tf: TensorFlowLike): Measurer {
  const engine = tf.engine();
  return {
    measure: (statistic, tensors, receive) =>
      receive(statistic.host(tensors.map((tensor) => ({ values: readValues(engine, tensor), shape: tensor.shape })))),
    settle: (done) => done(),
    close: () => undefined,
  };
}

interface Waiting {
  readonly numbers: TensorLike;
  readonly size: number;
  readonly receive: (numbers: readonly number[]) => void;
}
interface Group {
  readonly parts: readonly Waiting[];
  readonly done: () => void;
}
interface Flight {
  readonly packed: TensorLike | null;
  readonly groups: readonly Group[];
}
/** Steps whose few scalars may wait for a common read-back. */
const mostWaitingGroups = 16;

/** For devices: statistics stay there as small tensors, are joined and read back asynchronously, once per sampled step or per 16 plain ones. */
export function createPackedMeasurer(tf: TensorFlowLike, guard: (work: () => void) => void): Measurer {
  let waiting: Waiting[] = [];
  let groups: Group[] = [];
  const flights = new Set<Flight>();
  const land = (flight: Flight, numbers: ArrayLike<number>): void => {
    if (!flights.delete(flight)) return;
    flight.packed?.dispose();
    let offset = 0;
    for (const { parts, done } of flight.groups) {
      guard(() => {
        for (const { size, receive } of parts) {
          receive(Array.from({ length: size }, (_, i) => numbers[offset + i]!));
          offset += size;
        }
        done();
      });
    }
  };
  const takeOff = (): Flight => {
    const parts = groups.flatMap((group) => group.parts);
    const packed = parts.length > 0 ? offTape(tf, () => tf.keep(tf.tidy(() => tf.concat(parts.map((part) => part.numbers))))) : null;
    for (const part of parts) part.numbers.dispose();
    const flight: Flight = { packed, groups };
    groups = [];
    flights.add(flight);
    return flight;
  };
  return {
    measure(statistic, tensors, receive) {
      waiting.push({ numbers: offTape(tf, () => tf.keep(tf.tidy(() => statistic.packed(tf, tensors)))), size: statistic.length, receive });
    },
    settle(done, mayWait) {
      groups.push({ parts: waiting, done });
      waiting = [];
      if (mayWait && groups.length < mostWaitingGroups) return;
      const flight = takeOff();
      if (!flight.packed) return land(flight, []);
      flight.packed.data().then(
        (numbers) => land(flight, numbers),
        () => flights.delete(flight),
      );
    },
    close() {
      for (const part of waiting) part.numbers.dispose();
      waiting = [];
      if (groups.length > 0) takeOff();
      for (const flight of [...flights]) if (!flight.packed?.isDisposed) land(flight, flight.packed?.dataSync() ?? []);
    },
  };
}

/** Runs `work` with the gradient tape paused, so that what it computes or clones is no part of the user's gradient. */
export function offTape<Result>(tf: TensorFlowLike, work: () => Result): Result {
  const { state } = tf.engine();
  if (typeof state?.kernelDepth !== 'number') return work(); // another TF.js: the tape drops what does not lead to the loss
  state.kernelDepth++;
  try {
    return work();
  } finally {
    state.kernelDepth--;
  }
}
