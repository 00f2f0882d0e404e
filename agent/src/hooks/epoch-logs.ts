import type { LayersModelLike, TensorFlowLike, TensorLike } from './tensorflow.ts';

export type EpochLogs = Readonly<Record<string, TensorLike | number>>;

/** What a watched model is told about the epochs of its `fit` and `fitDataset`. */
export interface EpochListener {
  epochBegun(epoch: number): void;
  epochEnded(epoch: number, logs: EpochLogs): void;
}

/** Listeners by the object TF.js trains, one table per copy of TF.js. */
type Listeners = WeakMap<object, Set<EpochListener>>;
const tables = new WeakMap<object, Listeners>();

/**
 * Listens to the epochs of `model` through one callback constructor, registered with TF.js once per process and silent
 * for models nobody watches: TF.js cannot unregister one. It takes no slot of the user's `callbacks`, whose yielding to
 * the event loop would change with it. Returns what ends the listening; `null` when this TF.js has no such registry.
 */
export function listenToEpochs(tf: TensorFlowLike, model: LayersModelLike, listener: EpochListener): (() => void) | null {
  const register = tf.registerCallbackConstructor;
  if (typeof register !== 'function') return null;
  let listeners = tables.get(register);
  if (!listeners) {
    listeners = new WeakMap();
    tables.set(register, listeners);
    register(0, callbackConstructor(listeners));
  }
  let ofModel = listeners.get(model);
  if (!ofModel) listeners.set(model, (ofModel = new Set()));
  ofModel.add(listener);
  return () => ofModel.delete(listener);
}

function callbackConstructor(listeners: Listeners): new () => unknown {
  // Shaped like a TF.js callback without being one: the agent does not import TF.js.
  return class EpochCallback {
    private told: Set<EpochListener> | undefined;
    setParams(): void {
      // the plan of `fit` is read from its arguments
    }
    setModel(model: object): void {
      this.told = listeners.get(model);
    }
    onEpochBegin(epoch: number): void {
      if (this.told) for (const listener of this.told) listener.epochBegun(epoch);
    }
    onEpochEnd(epoch: number, logs?: EpochLogs): void {
      if (this.told) for (const listener of this.told) listener.epochEnded(epoch, logs ?? {});
    }
    onTrainBegin(): void {
      // nothing to say
    }
    onTrainEnd(): void {
      // nothing to say
    }
    onBatchBegin(): void {
      // nothing to say
    }
    onBatchEnd(): void {
      // nothing to say
    }
  };
}
