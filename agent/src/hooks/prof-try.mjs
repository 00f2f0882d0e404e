// agent/src/hooks/prof-try.ts
import * as core from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";

// agent/src/probes/host-values.ts
function readValues(engine, tensor) {
  return wasmView(engine, tensor) ?? tensor.dataSync();
}
function copyValues(engine, tensor) {
  return readValues(engine, tensor).slice();
}
function wasmView(engine, tensor) {
  if (tensor.isDisposed || tensor.dtype !== "float32" && tensor.dtype !== "int32") return null;
  const backend = engine.state?.tensorInfo?.get(tensor.dataId)?.backend;
  const heap = backend?.wasm?.HEAPU8;
  const offset = heap && backend.dataIdMap?.get(tensor.dataId)?.memoryOffset;
  if (!heap || typeof offset !== "number" || offset % 4 !== 0 || offset + 4 * tensor.size > heap.length) return null;
  return tensor.dtype === "float32" ? new Float32Array(heap.buffer, heap.byteOffset + offset, tensor.size) : new Int32Array(heap.buffer, heap.byteOffset + offset, tensor.size);
}

// agent/src/probes/measurer.ts
function isHostBackend(tf2) {
  const name = tf2.getBackend();
  if (name === "cpu" || name === "wasm") return true;
  if (name !== "tensorflow") return false;
  return !tf2.backend?.()?.isUsingGpuDevice;
}
function createHostMeasurer(tf2) {
  const engine = tf2.engine();
  return {
    measure: (statistic, tensors, receive) => receive(statistic.host(tensors.map((tensor) => ({ values: readValues(engine, tensor), shape: tensor.shape })))),
    settle: (done) => done(),
    close: () => void 0
  };
}
var mostWaitingGroups = 16;
function createPackedMeasurer(tf2, guard) {
  let waiting = [];
  let groups = [];
  const flights = /* @__PURE__ */ new Set();
  const land = (flight, numbers) => {
    if (!flights.delete(flight)) return;
    flight.packed?.dispose();
    let offset = 0;
    for (const { parts, done } of flight.groups) {
      guard(() => {
        for (const { size, receive } of parts) {
          receive(Array.from({ length: size }, (_, i) => numbers[offset + i]));
          offset += size;
        }
        done();
      });
    }
  };
  const takeOff = () => {
    const parts = groups.flatMap((group) => group.parts);
    const packed = parts.length > 0 ? offTape(tf2, () => tf2.keep(tf2.tidy(() => tf2.concat(parts.map((part) => part.numbers))))) : null;
    for (const part of parts) part.numbers.dispose();
    const flight = { packed, groups };
    groups = [];
    flights.add(flight);
    return flight;
  };
  return {
    measure(statistic, tensors, receive) {
      waiting.push({ numbers: offTape(tf2, () => tf2.keep(tf2.tidy(() => statistic.packed(tf2, tensors)))), size: statistic.length, receive });
    },
    settle(done, mayWait) {
      groups.push({ parts: waiting, done });
      waiting = [];
      if (mayWait && groups.length < mostWaitingGroups) return;
      const flight = takeOff();
      if (!flight.packed) return land(flight, []);
      flight.packed.data().then(
        (numbers) => land(flight, numbers),
        () => flights.delete(flight)
      );
    },
    close() {
      for (const part of waiting) part.numbers.dispose();
      waiting = [];
      if (groups.length > 0) takeOff();
      for (const flight of [...flights]) if (!flight.packed?.isDisposed) land(flight, flight.packed?.dataSync() ?? []);
    }
  };
}
function offTape(tf2, work) {
  const { state } = tf2.engine();
  if (typeof state?.kernelDepth !== "number") return work();
  state.kernelDepth++;
  try {
    return work();
  } finally {
    state.kernelDepth--;
  }
}

// agent/src/hooks/own-property.ts
function overrideMethod(target, key, wrap) {
  const before = Object.getOwnPropertyDescriptor(target, key);
  const original = target[key];
  const wrapped = wrap(original);
  let isActive = true;
  const replacement = function(...args) {
    return (isActive ? wrapped : original).apply(this, args);
  };
  Object.defineProperty(target, key, { value: replacement, configurable: true, writable: true, enumerable: false });
  return () => {
    isActive = false;
    if (Object.getOwnPropertyDescriptor(target, key)?.value !== replacement) return;
    if (before) Object.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  };
}

// agent/src/hooks/layer-taps.ts
var mostCallsPerStep = 8;
var Capture = class {
  /** `onlyOnTape`: take what is computed for a gradient, not what the user evaluates in between. */
  constructor(tf2, wants, onlyOnTape) {
    this.tf = tf2;
    this.wants = wants;
    this.onlyOnTape = onlyOnTape;
  }
  tf;
  wants;
  onlyOnTape;
  outputs = /* @__PURE__ */ new Map();
  take(layer, output) {
    if (!this.wants(layer) || this.onlyOnTape && (this.tf.engine().state?.gradientDepth ?? 1) === 0) return;
    const tensor = Array.isArray(output) ? output[0] : output;
    if (!tensor) return;
    let clones = this.outputs.get(layer);
    if (!clones) this.outputs.set(layer, clones = []);
    if (clones.length < mostCallsPerStep) clones.push(offTape(this.tf, () => this.tf.keep(tensor.clone())));
  }
  of(layer) {
    return this.outputs.get(layer) ?? [];
  }
  /** Layers in the order in which they were first called. */
  layers() {
    return [...this.outputs.keys()];
  }
  dispose() {
    for (const clones of this.outputs.values()) for (const clone of clones) if (!clone.isDisposed) clone.dispose();
    this.outputs.clear();
  }
};
var LayerTaps = class {
  constructor(guard) {
    this.guard = guard;
  }
  guard;
  exclusive = null;
  restores = /* @__PURE__ */ new Map();
  /** Taps a layer for `holder`; a layer that is tapped already keeps its first holder. */
  install(layer, holder) {
    if (this.restores.has(layer)) return;
    const restore = overrideMethod(layer, "call", (original) => {
      const { guard } = this;
      const taps = this;
      return function(...args) {
        const output = original.apply(this, args);
        const capture = taps.exclusive ?? holder.capture;
        if (capture !== null) guard(() => capture.take(layer, output));
        return output;
      };
    });
    this.restores.set(layer, restore);
  }
  /** Runs `work` with all outputs going to `capture` only: the agent's own forward passes. */
  during(capture, work) {
    const before = this.exclusive;
    this.exclusive = capture;
    try {
      return work();
    } finally {
      this.exclusive = before;
    }
  }
  uninstall() {
    for (const restore of this.restores.values()) restore();
    this.restores.clear();
  }
};

// agent/src/hooks/names.ts
var Names = class {
  layers = /* @__PURE__ */ new Map();
  variables = /* @__PURE__ */ new Map();
  taken = /* @__PURE__ */ new Set();
  layer({ layer, container }) {
    const known2 = this.layers.get(layer);
    if (known2 !== void 0) return known2;
    const name = this.take(layer.name, `${container.name}/${layer.name}`);
    this.layers.set(layer, name);
    const shortNames = variableNames(layer.weights);
    layer.weights.forEach((weight, index) => this.variable(weight.read(), `${name}/${shortNames[index]}`));
    return name;
  }
  /** Name of a variable; `suggestion` is used when it is met for the first time, else its own name. */
  variable(variable, suggestion = variable.name) {
    const known2 = this.variables.get(variable);
    if (known2 !== void 0) return known2;
    const name = this.take(suggestion);
    this.variables.set(variable, name);
    return name;
  }
  take(name, second = name) {
    const base = this.taken.has(name) ? second : name;
    let free = base;
    for (let count = 2; this.taken.has(free); count++) free = `${base}_${count}`;
    this.taken.add(free);
    return free;
  }
};
function variableNames(weights) {
  const paths = weights.map((weight) => (weight.originalName ?? weight.name).split("/"));
  const last = paths.map((path) => path.at(-1).replace(/:\d+$/, ""));
  return last.map((name, index) => {
    if (last.filter((other) => other === name).length === 1) return name;
    const scope = paths[index].at(-2) ?? String(index);
    const direction = /^(forward|backward)_/.exec(scope)?.[1];
    return `${direction ?? scope}_${name}`;
  });
}

// agent/src/hooks/hook-context.ts
var HookContext = class {
  constructor(tf2, sink, reading) {
    this.tf = tf2;
    this.sink = sink;
    this.reading = reading;
    this.engine = tf2.engine();
    this.taps = new LayerTaps((work) => void this.work("activations", work));
  }
  tf;
  sink;
  reading;
  engine;
  names = new Names();
  taps;
  spentMs = 0;
  depth = 0;
  workBegunAt = 0;
  host;
  packed;
  /** Milliseconds spent in `work` until `now`, running work included. */
  agentMs(now) {
    return this.spentMs + (this.depth > 0 ? now - this.workBegunAt : 0);
  }
  /** The measurer for the backend that is active now. */
  get measurer() {
    if (this.readsHost) return this.host ??= createHostMeasurer(this.tf);
    return this.packed ??= createPackedMeasurer(this.tf, (work) => void this.work(void 0, work));
  }
  /** True where reading a tensor does not wait for a device. */
  get readsHost() {
    return this.reading === "by-backend" ? isHostBackend(this.tf) : this.reading === "host";
  }
  /** Runs the agent's own work: its time is charged to the budget, its faults never reach the training. */
  work(group, task) {
    this.sink.beginAgentWork(group);
    if (this.depth++ === 0) this.workBegunAt = performance.now();
    try {
      return this.sink.guard("hook-failed", task);
    } finally {
      if (--this.depth === 0) this.spentMs += performance.now() - this.workBegunAt;
      this.sink.endAgentWork();
    }
  }
  close() {
    this.packed?.close();
    this.taps.uninstall();
  }
};

// agent/src/hooks/epoch-logs.ts
var tables = /* @__PURE__ */ new WeakMap();
function listenToEpochs(tf2, model, listener) {
  const register = tf2.registerCallbackConstructor;
  if (typeof register !== "function") return null;
  let listeners = tables.get(register);
  if (!listeners) {
    listeners = /* @__PURE__ */ new WeakMap();
    tables.set(register, listeners);
    register(0, callbackConstructor(listeners));
  }
  let ofModel = listeners.get(model);
  if (!ofModel) listeners.set(model, ofModel = /* @__PURE__ */ new Set());
  ofModel.add(listener);
  return () => ofModel.delete(listener);
}
function callbackConstructor(listeners) {
  return class EpochCallback {
    told;
    setParams() {
    }
    setModel(model) {
      this.told = listeners.get(model);
    }
    onEpochBegin(epoch) {
      if (this.told) for (const listener of this.told) listener.epochBegun(epoch);
    }
    onEpochEnd(epoch, logs) {
      if (this.told) for (const listener of this.told) listener.epochEnded(epoch, logs ?? {});
    }
    onTrainBegin() {
    }
    onTrainEnd() {
    }
    onBatchBegin() {
    }
    onBatchEnd() {
    }
  };
}

// agent/src/hooks/tensorflow.ts
function isTensor(value) {
  return typeof value === "object" && value !== null && "dataId" in value && typeof value.dataSync === "function";
}
function isVariable(value) {
  return isTensor(value) && typeof value.assign === "function";
}
function isOptimizer(value) {
  return typeof value === "object" && value !== null && ["minimize", "computeGradients", "applyGradients"].every((key) => typeof value[key] === "function");
}
function isContainer(value) {
  return typeof value === "object" && value !== null && Array.isArray(value.layers) && typeof value.call === "function";
}
function isLayersModel(value) {
  return isContainer(value) && typeof value.makeTrainFunction === "function";
}
function tensorsIn(value) {
  if (isTensor(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  if (typeof value === "object" && value !== null) return Object.values(value).filter(isTensor);
  return [];
}

// agent/src/hooks/optimizer-hook.ts
function hookOptimizer(optimizer, steps) {
  const restoreCompute = overrideMethod(
    optimizer,
    "computeGradients",
    (original) => function(loss, variables) {
      steps.beforeGradients(optimizer, variables?.filter(isVariable));
      let result;
      try {
        result = original.call(this, loss, variables);
      } catch (error) {
        steps.abandon();
        throw error;
      }
      steps.gradientsComputed(result.value, gradientsIn(result.grads));
      return result;
    }
  );
  const restoreApply = overrideMethod(
    optimizer,
    "applyGradients",
    (original) => function(gradients) {
      steps.beforeUpdate(optimizer, gradientsIn(gradients));
      try {
        original.call(this, gradients);
      } catch (error) {
        steps.abandon();
        throw error;
      }
      steps.afterUpdate();
    }
  );
  return () => {
    restoreApply();
    restoreCompute();
  };
}
function gradientsIn(gradients) {
  const named = Array.isArray(gradients) ? gradients.map(({ name, tensor }) => [name, tensor]) : Object.entries(gradients);
  return named.flatMap(([name, tensor]) => tensor ? [{ name, tensor }] : []);
}

// agent/src/hooks/training-plan.ts
var numberOr = (value, other) => typeof value === "number" ? value : other;
var rowsOf = (tensors) => tensors[0]?.shape[0] ?? null;
function planOfFit(xs, ys, args) {
  const given = { inputs: tensorsIn(xs), targets: tensorsIn(ys) };
  const rows = rowsOf(given.inputs);
  const batchSize = numberOr(args["batchSize"], 32);
  const epochs = numberOr(args["epochs"], 1);
  const initialEpoch = numberOr(args["initialEpoch"], 0);
  const split = numberOr(args["validationSplit"], 0);
  const data = Array.isArray(args["validationData"]) && args["validationData"].length > 0 ? args["validationData"] : null;
  const isSplit = !data && split > 0 && split < 1 && rows !== null;
  const trainingSamples = rows !== null && isSplit ? Math.floor(rows * (1 - split)) : rows;
  const stepsPerEpoch = trainingSamples === null ? null : Math.ceil(trainingSamples / batchSize);
  const validationInputs = data ? tensorsIn(data[0]) : [];
  return {
    via: "fit",
    batchSize,
    epochs,
    initialEpoch,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch === null ? null : stepsPerEpoch * Math.max(0, epochs - initialEpoch),
    trainingSamples,
    validation: data ? "data" : isSplit ? "split" : "none",
    validationSamples: data ? rowsOf(validationInputs) : isSplit ? rows - trainingSamples : null,
    shuffle: args["shuffle"] === void 0 || args["shuffle"] === null ? true : Boolean(args["shuffle"]),
    training: given,
    validationInputs
  };
}
function planOfFitDataset(dataset, args) {
  const size = dataset?.size;
  const stepsPerEpoch = numberOr(args["batchesPerEpoch"], typeof size === "number" && Number.isFinite(size) ? size : null);
  const epochs = numberOr(args["epochs"], null);
  const initialEpoch = numberOr(args["initialEpoch"], 0);
  const data = args["validationData"];
  const validationInputs = Array.isArray(data) ? tensorsIn(data[0]) : [];
  return {
    via: "fitDataset",
    batchSize: null,
    epochs,
    initialEpoch,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch === null || epochs === null ? null : stepsPerEpoch * Math.max(0, epochs - initialEpoch),
    trainingSamples: null,
    validation: data === void 0 || data === null ? "none" : "data",
    validationSamples: rowsOf(validationInputs),
    shuffle: null,
    training: null,
    validationInputs
  };
}
function planOfSteps(via, batchSize) {
  return {
    via,
    batchSize,
    epochs: null,
    initialEpoch: 0,
    stepsPerEpoch: null,
    totalSteps: null,
    trainingSamples: null,
    validation: "unknown",
    validationSamples: null,
    shuffle: null,
    training: null,
    validationInputs: []
  };
}

// agent/src/hooks/layers-model-hook.ts
var LayersModelHook = class {
  constructor(steps, observer, mayHook) {
    this.steps = steps;
    this.observer = observer;
    this.mayHook = mayHook;
    const { model } = steps.track;
    if (model) {
      this.outer.push(
        overrideMethod(
          model,
          "compile",
          (original) => function(...args) {
            original.apply(this, args);
            attach();
          }
        )
      );
    }
    const attach = () => this.attach();
    this.attach();
  }
  steps;
  observer;
  mayHook;
  trainee = null;
  restores = [];
  outer = [];
  optimizer = null;
  epochsDone = 0;
  epochOffset = 0;
  running = 0;
  /** Hooks the model that trains now, and its optimizer where it has one. */
  attach() {
    const { track } = this.steps;
    track.context.work(void 0, () => {
      const { trainee } = track;
      if (!trainee) return;
      if (trainee !== this.trainee) {
        this.detach();
        this.trainee = trainee;
        this.hookModel(trainee);
      }
      track.refresh();
      this.attachOptimizer(trainee.optimizer);
    });
  }
  attachOptimizer(optimizer) {
    if (!optimizer || this.optimizer?.object === optimizer) return;
    this.optimizer?.restore();
    this.optimizer = this.mayHook(optimizer) ? { object: optimizer, restore: hookOptimizer(optimizer, this.steps) } : null;
  }
  hookModel(trainee) {
    const { steps } = this;
    const { track } = steps;
    const { context } = track;
    const plan = (make2) => void context.work(void 0, () => this.begin(make2()));
    const ended = () => void context.work(void 0, () => void this.running--);
    const attach = () => this.attach();
    const watched = (run, make2) => {
      plan(make2);
      let promise;
      try {
        promise = run();
      } catch (error) {
        ended();
        throw error;
      }
      promise.then(ended, ended);
      return promise;
    };
    this.restores.push(
      overrideMethod(
        trainee,
        "makeTrainFunction",
        (original) => function() {
          attach();
          return watchTrainFunction(original.call(this), trainee, steps);
        }
      ),
      overrideMethod(
        trainee,
        "calculateLosses",
        (original) => function() {
          const penalties = original.call(this);
          steps.penalise(penalties);
          return penalties;
        }
      ),
      overrideMethod(
        trainee,
        "fit",
        (original) => function(...args) {
          return watched(
            () => original.apply(this, args),
            () => planOfFit(args[0], args[1], args[2] ?? {})
          );
        }
      ),
      overrideMethod(
        trainee,
        "fitDataset",
        (original) => function(...args) {
          return watched(
            () => original.apply(this, args),
            () => planOfFitDataset(args[0], args[1] ?? {})
          );
        }
      ),
      overrideMethod(
        trainee,
        "trainOnBatch",
        (original) => function(...args) {
          return watched(
            () => original.apply(this, args),
            () => track.plan?.via === "trainOnBatch" ? track.plan : planOfSteps("trainOnBatch", null)
          );
        }
      )
    );
    const silence = listenToEpochs(context.tf, trainee, {
      epochBegun: (epoch) => {
        track.epoch = epoch + this.epochOffset;
        track.batchInEpoch = 0;
      },
      epochEnded: (epoch, logs) => void context.work(void 0, () => {
        this.epochsDone = epoch + this.epochOffset + 1;
        this.observer.evaluated(track, logs);
      })
    });
    if (silence) this.restores.push(silence);
    else context.sink.warn("epoch-logs-unavailable", "This TensorFlow.js has no registerCallbackConstructor: give `init` the whole namespace, or { ...core, ...layers }. Validation results are not recorded.");
  }
  begin(plan) {
    const { track } = this.steps;
    this.running++;
    track.plan = plan;
    this.epochOffset = Math.max(0, this.epochsDone - plan.initialEpoch);
    this.observer.planned(track, plan);
  }
  detach() {
    this.optimizer?.restore();
    this.optimizer = null;
    for (const restore of this.restores.splice(0).reverse()) restore();
    this.trainee = null;
  }
  unhook() {
    this.detach();
    for (const restore of this.outer.splice(0)) restore();
  }
};
function watchTrainFunction(train, model, steps) {
  const inputCount = model.inputs.length;
  const outputCount = model.outputs.length;
  const names = model.getDedupedMetricsNames();
  return (batch) => {
    steps.beginFit({ inputs: batch.slice(0, inputCount), targets: batch.slice(inputCount, inputCount + outputCount) });
    let outputs;
    try {
      outputs = train(batch);
    } catch (error) {
      steps.abandon();
      throw error;
    }
    steps.endFit(names, outputs);
    return outputs;
  };
}

// lib/protocol/limits.ts
var limits = {
  /** Largest packet the server accepts, in bytes. */
  packetBytes: 1048576,
  /** Largest `batch:pushed` payload (whole packets, one after another), in bytes. */
  batchBytes: 4194304,
  /** Size at which the agent closes a packet, in bytes. */
  packetTargetBytes: 24576,
  /** Longest series, histogram, layer or variable name, in bytes of UTF-8. */
  nameBytes: 256,
  /** Most rows (distinct step and time pairs) of one packet. */
  rowsPerPacket: 65535,
  /** Most series columns of one packet. */
  columnsPerPacket: 16384,
  /** Most bins of one histogram. */
  histogramBins: 4096,
  /** Longest run name, project name or tag, in characters. */
  titleCharacters: 200,
  /** Longest notes text, in characters. */
  notesCharacters: 65536,
  /** Largest config, as JSON, in bytes. */
  configBytes: 262144
};

// agent/src/probes/labels.ts
function labelCoding(target, hints) {
  const { values, shape } = target;
  if (values.length === 0 || hints.task === "regression") return null;
  const last = shape.length > 1 ? shape.at(-1) : 1;
  const isSparse = hints.loss?.toLowerCase().startsWith("sparse") ?? false;
  if (last >= 2 && !isSparse) {
    const isPlain = hints.loss !== null && /categorical/i.test(hints.loss);
    return last <= limits.histogramBins && areClassRows(values, last, isPlain) ? { form: "rows", categories: last } : null;
  }
  const isBinary = hints.loss !== null && /binary|sigmoid/i.test(hints.loss);
  if (!isSparse && !isBinary && hints.task !== "classification") return null;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isInteger(value) || value < 0 || value >= limits.histogramBins) return null;
    if (value > largest) largest = value;
  }
  if (isBinary || !isSparse && hints.outputUnits === 1) return largest <= 1 ? { form: "ids", categories: 2 } : null;
  return { form: "ids", categories: Math.max(hints.outputUnits ?? 0, largest + 1, 2) };
}
function areClassRows(values, width, allowsSmoothing) {
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      const value = values[i];
      if (!(value >= 0 && value <= 1) || !allowsSmoothing && value !== 0 && value !== 1) return false;
      sum += value;
    }
    if (Math.abs(sum - 1) > 1e-3) return false;
  }
  return true;
}
function countCategories({ values }, { form, categories }) {
  const counts = new Uint32Array(categories);
  if (form === "ids") {
    for (let i = 0; i < values.length; i++) if (values[i] < categories) counts[values[i]]++;
    return counts;
  }
  for (let start = 0; start + categories <= values.length; start += categories) {
    const best = largestIndex(values, start, categories);
    if (best >= 0) counts[best]++;
  }
  return counts;
}
function countPredictions(output, coding, threshold) {
  const units = output.shape.at(-1) ?? 1;
  if (units === coding.categories) return countCategories(output, { form: "rows", categories: units });
  if (units !== 1 || coding.categories !== 2) return null;
  const counts = new Uint32Array(2);
  for (let i = 0; i < output.values.length; i++) counts[output.values[i] > threshold ? 1 : 0]++;
  return counts;
}
function largestIndex(values, start, width) {
  let best = -1;
  let largest = -Infinity;
  for (let i = 0; i < width; i++) {
    if (values[start + i] > largest) {
      largest = values[start + i];
      best = i;
    }
  }
  return best;
}
function entropy(counts) {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] > 0) sum -= counts[i] / total * Math.log(counts[i] / total);
  return sum;
}
function expectedBatchEntropy(prior, size) {
  let total = 0;
  for (let i = 0; i < prior.length; i++) total += prior[i];
  if (total === 0 || size === 0) return 0;
  let expected = 0;
  for (let k = 0; k < prior.length; k++) {
    const share2 = prior[k] / total;
    if (share2 <= 0 || share2 >= 1) continue;
    const odds = Math.log(share2) - Math.log1p(-share2);
    let logProbability = size * Math.log1p(-share2);
    for (let c = 1; c <= size; c++) {
      logProbability += Math.log((size - c + 1) / c) + odds;
      expected -= Math.exp(logProbability) * (c / size) * Math.log(c / size);
    }
  }
  return expected;
}

// agent/src/probes/input-statistics.ts
var inputStatistics = {
  length: 5,
  host(tensors) {
    let count = 0;
    let nonFinite = 0;
    let pivot = NaN;
    let sum = 0;
    let squares = 0;
    let min = Infinity;
    let max = -Infinity;
    for (const { values } of tensors) {
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value - value !== 0) {
          nonFinite++;
          continue;
        }
        if (count === 0) pivot = value;
        const shifted = value - pivot;
        count++;
        sum += shifted;
        squares += shifted * shifted;
        if (value < min) min = value;
        if (value > max) max = value;
      }
    }
    if (count === 0) return [NaN, NaN, NaN, NaN, nonFinite];
    const mean = sum / count;
    return [pivot + mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), min, max, nonFinite];
  },
  packed(tf2, tensors) {
    const all = tf2.concat(tensors.map((tensor) => tf2.cast(tf2.reshape(tensor, [tensor.size]), "float32")));
    const mean = tf2.mean(all);
    const nonFinite = tf2.sum(tf2.cast(tf2.logicalNot(tf2.isFinite(all)), "float32"));
    return tf2.stack([mean, tf2.sqrt(tf2.mean(tf2.square(tf2.sub(all, mean)))), tf2.min(all), tf2.max(all), nonFinite]);
  }
};

// agent/src/probes/data-description.ts
function describeData(sample) {
  return {
    rows: sample.rows,
    inputs: sample.inputs.map(describeTensor),
    targets: sample.targets.map(describeTensor),
    constantFeatureRatio: constantFeatureRatio(sample.inputs),
    classCounts: sample.classCounts,
    validationInputs: sample.validationInputs.map(describeTensor),
    duplicateRatio: sample.duplicateRatio,
    neighbourCorrelation: sample.inputs[0] ? neighbourCorrelation(sample.inputs[0]) : null
  };
}
var finiteOrNull = (value) => Number.isFinite(value) ? value : null;
function describeTensor(tensor) {
  const [mean, std, min, max, nonFinite] = inputStatistics.host([tensor]);
  return {
    shape: [...tensor.shape],
    mean: finiteOrNull(mean),
    std: finiteOrNull(std),
    min: finiteOrNull(min),
    max: finiteOrNull(max),
    nonFinite,
    isInteger: isInteger(tensor.values),
    tailRatio: tailRatio(tensor)
  };
}
function isInteger(values) {
  for (let i = 0; i < values.length; i++) if (!Number.isInteger(values[i])) return false;
  return values.length > 0;
}
var featuresOf = ({ shape }) => shape.slice(1).reduce((product, size) => product * size, 1);
var mostFeatures = 4096;
var mostTailRows = 256;
function tailRatio(tensor) {
  const features = featuresOf(tensor);
  const rows = Math.min(tensor.shape[0] ?? 0, mostTailRows);
  let largest = null;
  const column = new Float64Array(rows);
  for (let feature = 0; feature < Math.min(features, mostFeatures); feature++) {
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const value = Math.abs(tensor.values[row * features + feature]);
      if (Number.isFinite(value)) column[count++] = value;
    }
    const sorted = column.subarray(0, count).sort();
    const median = sorted[Math.floor(count / 2)] ?? 0;
    if (median > 0) largest = Math.max(largest ?? 0, sorted[count - 1] / median);
  }
  return largest;
}
function constantFeatureRatio(inputs) {
  let constant = 0;
  let total = 0;
  for (const tensor of inputs) {
    const rows = tensor.shape[0] ?? 0;
    if (rows < 2) return null;
    const features = featuresOf(tensor);
    for (let feature = 0; feature < features; feature++) {
      const first = tensor.values[feature];
      let row = 1;
      while (row < rows && tensor.values[row * features + feature] === first) row++;
      if (row === rows) constant++;
    }
    total += features;
  }
  return total === 0 ? null : constant / total;
}
var mostImages = 64;
function neighbourCorrelation({ values, shape }) {
  if (shape.length !== 4) return null;
  const [rows, height, width, channels] = shape;
  if (height < 4 || width < 4) return null;
  let count = 0;
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  const add = (x2, y2) => {
    if (!Number.isFinite(x2) || !Number.isFinite(y2)) return;
    count++;
    sumX += x2;
    sumY += y2;
    sumXX += x2 * x2;
    sumYY += y2 * y2;
    sumXY += x2 * y2;
  };
  for (let row = 0; row < Math.min(rows, mostImages); row++) {
    for (let y2 = 0; y2 < height; y2++) {
      for (let x2 = 0; x2 < width; x2++) {
        for (let channel = 0; channel < channels; channel++) {
          const at = ((row * height + y2) * width + x2) * channels + channel;
          if (x2 + 1 < width) add(values[at], values[at + channels]);
          if (y2 + 1 < height) add(values[at], values[at + width * channels]);
        }
      }
    }
  }
  const covariance = sumXY - sumX * sumY / count;
  const scale = Math.sqrt((sumXX - sumX ** 2 / count) * (sumYY - sumY ** 2 / count));
  return scale > 0 ? covariance / scale : null;
}
var mostHashedValues = 8e6;
function duplicateRatio(training, validation) {
  const width = featuresOf(training);
  const rows = validation.shape[0] ?? 0;
  if (rows === 0 || width !== featuresOf(validation) || training.values.length + validation.values.length > mostHashedValues) return null;
  const byHash = /* @__PURE__ */ new Map();
  for (let row = 0; row < (training.shape[0] ?? 0); row++) {
    const hash = hashRow(training.values, row * width, width);
    const known2 = byHash.get(hash);
    if (known2) known2.push(row);
    else byHash.set(hash, [row]);
  }
  let duplicates = 0;
  for (let row = 0; row < rows; row++) {
    const candidates = byHash.get(hashRow(validation.values, row * width, width));
    if (candidates?.some((other) => rowsEqual(training.values, other * width, validation.values, row * width, width))) duplicates++;
  }
  return duplicates / rows;
}
function hashRow(values, start, width) {
  let hash = 2166136261;
  for (let i = start; i < start + width; i++) hash = Math.imul(hash ^ (values[i] * 65537 | 0), 16777619);
  return hash >>> 0;
}
function rowsEqual(left, leftStart, right, rightStart, width) {
  for (let i = 0; i < width; i++) if (left[leftStart + i] !== right[rightStart + i]) return false;
  return true;
}
function spreadRows(tensor, count) {
  const rows = tensor.shape[0] ?? 0;
  const width = featuresOf(tensor);
  const taken = Math.min(rows, count);
  const values = tensor.values.slice(0, taken * width);
  for (let i = 0; i < taken; i++) {
    const row = Math.floor(i * rows / taken);
    values.set(tensor.values.subarray(row * width, (row + 1) * width), i * width);
  }
  return { values, shape: [taken, ...tensor.shape.slice(1)] };
}

// agent/src/probes/probe-batch.ts
var probeRows = 128;
var keepTensors = (engine, tensors) => tensors.map((tensor) => ({ values: copyValues(engine, tensor), shape: tensor.shape, dtype: tensor.dtype }));
var ProbeBatch = class {
  parts = [];
  joined = null;
  isClosed = false;
  rowCount = 0;
  get isComplete() {
    return this.isClosed || this.rowCount >= probeRows;
  }
  add(engine, inputs, targets) {
    if (this.isComplete || inputs.length === 0) return;
    const first = this.parts[0];
    if (first && !(fits(first.inputs, inputs) && fits(first.targets, targets))) {
      this.isClosed = true;
      return;
    }
    const rows = inputs[0].shape[0] ?? 0;
    if (rows === 0) return;
    this.parts.push({ rows, inputs: keepTensors(engine, inputs), targets: keepTensors(engine, targets) });
    this.rowCount += rows;
    this.joined = null;
  }
  /** What was collected so far; `null` before the first batch. */
  get rows() {
    if (this.parts.length === 0) return null;
    if (this.joined) return this.joined;
    const first = this.parts[0];
    const join = (kind) => first[kind].map((_, index) => joinRows(this.parts.map((part) => part[kind][index])));
    this.joined = { rows: this.rowCount, inputs: join("inputs"), targets: join("targets") };
    this.parts = [this.joined];
    return this.joined;
  }
};
function fits(kept, tensors) {
  return kept.length === tensors.length && kept.every((tensor, i) => tensor.dtype === tensors[i].dtype && tensor.shape.slice(1).join() === tensors[i].shape.slice(1).join());
}
function joinRows(parts) {
  const first = parts[0];
  if (parts.length === 1) return first;
  const values = new first.values.constructor(parts.reduce((total, part) => total + part.values.length, 0));
  let offset = 0;
  for (const part of parts) {
    values.set(part.values, offset);
    offset += part.values.length;
  }
  return { values, shape: [parts.reduce((total, part) => total + (part.shape[0] ?? 0), 0), ...first.shape.slice(1)], dtype: first.dtype };
}
var reviveTensors = (tf2, kept) => kept.map(({ values, shape, dtype }) => tf2.tensor(values, shape, dtype));

// agent/src/probes/evaluate-rows.ts
function evaluateRows(track, rows, capture) {
  const { context, trainee } = track;
  if (!trainee) return null;
  const { tf: tf2, taps } = context;
  const run = () => {
    const inputs = reviveTensors(tf2, rows.inputs);
    if (!isCompiled(trainee) || rows.targets.length !== trainee.outputs.length) {
      trainee.predict(inputs.length === 1 ? inputs[0] : inputs, { batchSize: rows.rows });
      return null;
    }
    const names = trainee.getDedupedMetricsNames();
    const values = testFunctionOf(trainee)([...inputs, ...reviveTensors(tf2, rows.targets)]);
    return new Map(names.map((name, index) => [name, values[index]?.dataSync()[0] ?? NaN]));
  };
  let result = null;
  offTape(
    tf2,
    () => taps.during(
      capture,
      () => tf2.tidy(() => {
        result = run();
      })
    )
  );
  return result;
}
var isCompiled = (model) => Boolean(model.optimizer && model.metricsNames?.length);
function testFunctionOf(model) {
  const before = Object.getOwnPropertyDescriptor(model, "testFunction");
  model.makeTestFunction();
  const test = model.testFunction;
  if (before) Object.defineProperty(model, "testFunction", before);
  else Reflect.deleteProperty(model, "testFunction");
  return test;
}

// agent/src/hooks/walk-layers.ts
function walkLayers(model) {
  const placed = [];
  const seen = /* @__PURE__ */ new Set();
  const visit = (container) => {
    for (const layer of container.layers) {
      if (seen.has(layer)) continue;
      seen.add(layer);
      if (isContainer(layer)) visit(layer);
      else placed.push({ layer, container });
    }
  };
  visit(model);
  return placed;
}
function outputLayersOf(model) {
  const outputs = model.outputLayers?.length ? model.outputLayers : model.layers.slice(-1);
  return outputs.flatMap((layer) => isContainer(layer) ? outputLayersOf(layer) : [layer]);
}
var passThrough = /* @__PURE__ */ new Set([
  "InputLayer",
  "Dropout",
  "SpatialDropout1D",
  "SpatialDropout2D",
  "AlphaDropout",
  "GaussianDropout",
  "GaussianNoise",
  "ActivityRegularization",
  "Flatten",
  "Reshape",
  "Permute",
  "RepeatVector",
  "Masking",
  "Concatenate",
  "ZeroPadding2D",
  "Cropping2D",
  "UpSampling2D",
  "MaxPooling1D",
  "MaxPooling2D",
  "MaxPooling3D",
  "AveragePooling1D",
  "AveragePooling2D",
  "AveragePooling3D",
  "GlobalMaxPooling1D",
  "GlobalMaxPooling2D",
  "GlobalAveragePooling1D",
  "GlobalAveragePooling2D",
  "Rescaling",
  "Resizing",
  "CenterCrop",
  "RandomWidth",
  "CategoryEncoding"
]);
var hasOwnActivations = (layer) => !passThrough.has(layer.getClassName());
var activationLayers = { ReLU: "relu", LeakyReLU: "leakyRelu", PReLU: "prelu", ELU: "elu", ThresholdedReLU: "thresholdedRelu", Softmax: "softmax" };
function activationOf(layer) {
  const named = activationLayers[layer.getClassName()];
  if (named !== void 0) return named;
  const { activation } = configOf(layer);
  return typeof activation === "string" ? activation : null;
}
function configOf(layer) {
  try {
    const config = layer.getConfig();
    const inner = config["layer"];
    if (typeof inner === "object" && inner !== null && "config" in inner) return { ...inner.config, ...withoutInner(config) };
    return config;
  } catch {
    return {};
  }
}
function withoutInner({ layer: _inner, ...rest }) {
  return rest;
}

// agent/src/probes/model-description.ts
function describeModel(tracks, initial) {
  const layers2 = /* @__PURE__ */ new Map();
  for (const track of tracks) {
    const feeds = feedsOf(track.model);
    for (const tracked of track.layers) {
      if (tracked.layer.getClassName() === "InputLayer" || layers2.has(tracked.layer)) continue;
      const inbound = (feeds.get(tracked.layer) ?? []).flatMap((layer) => track.layers.find((other) => other.layer === layer)?.name ?? []);
      layers2.set(tracked.layer, describeLayer(track, tracked.layer, tracked.name, tracked.isOutput, inbound, initial));
    }
    if (!track.model) for (const { name, variable } of track.variables.values()) layers2.set(variable, bareVariable(track, name, variable, initial));
  }
  const described = [...layers2.values()];
  const count = (isCounted) => described.flatMap((layer) => layer.variables).reduce((total, variable) => total + (isCounted(variable) ? sizeOf(variable.shape) : 0), 0);
  const models = tracks.flatMap((track) => track.model ?? []);
  return {
    name: models.map((model) => model.name).join(" + ") || "variables",
    layers: described,
    inputShapes: models.flatMap((model) => model.inputs.map((input) => [...input.shape])),
    outputShapes: models.flatMap((model) => model.outputs.map((output) => [...output.shape])),
    parameterCount: count(() => true),
    trainableParameterCount: count((variable) => variable.trainable)
  };
}
var sizeOf = (shape) => shape.reduce((product, size) => product * size, 1);
var numberOrNull = (value) => typeof value === "number" ? value : null;
var booleanOrNull = (value) => typeof value === "boolean" ? value : null;
var recurrent = /* @__PURE__ */ new Set(["SimpleRNN", "LSTM", "GRU", "RNN", "ConvLSTM2D", "Bidirectional"]);
function describeLayer(track, layer, name, isOutput, inboundLayers, initial) {
  const config = configOf(layer);
  const className = layer.getClassName();
  const isRecurrent = recurrent.has(className);
  const variables = layer.weights.map((weight) => describeVariable(track, weight, initial));
  return {
    name,
    className,
    outputShape: shapeOf(layer),
    parameterCount: variables.reduce((total, variable) => total + sizeOf(variable.shape), 0),
    trainable: layer.trainable,
    units: numberOrNull(config["units"]) ?? numberOrNull(config["filters"]),
    activation: activationOf(layer),
    useBias: booleanOrNull(config["useBias"]),
    dropoutRate: numberOrNull(config["rate"]) ?? (numberOrNull(config["dropout"]) || null),
    isRegularised: (layer.losses?.length ?? 0) > 0 || ["kernelRegularizer", "biasRegularizer", "recurrentRegularizer", "embeddingsRegularizer"].some((key) => Boolean(config[key])),
    kernelInitializer: initializerName(config["kernelInitializer"] ?? config["depthwiseInitializer"] ?? config["embeddingsInitializer"]),
    biasInitializer: initializerName(config["biasInitializer"]),
    isRecurrent,
    timeSteps: isRecurrent ? timeStepsOf(layer) : null,
    isOutput,
    variables,
    inboundLayers
  };
}
function initializerName(given) {
  if (typeof given === "string") return given;
  if (typeof given !== "object" || given === null) return null;
  const { className, config } = given;
  if (typeof className !== "string") return null;
  if (className === "VarianceScaling" && config) {
    const family = { "fanAvg 1": "glorot", "fanIn 2": "he", "fanIn 1": "leCun" }[`${String(config["mode"])} ${String(config["scale"])}`];
    if (family) return family + (config["distribution"] === "uniform" ? "Uniform" : "Normal");
  }
  return className.charAt(0).toLowerCase() + className.slice(1);
}
function describeVariable(track, weight, initial) {
  const variable = weight.read();
  const name = track.context.names.variable(variable);
  const isKernel = /(^|_)(kernel|embeddings)$/.test(name.split("/").at(-1)) && weight.shape.length >= 2;
  const fans = isKernel ? fansOf(weight.shape, name) : null;
  const { mean, std } = initialOf(track, variable, initial);
  return { name, shape: [...weight.shape], trainable: weight.trainable, isKernel, fanIn: fans?.fanIn ?? null, fanOut: fans?.fanOut ?? null, initialMean: mean, initialStd: std };
}
function fansOf(shape, name) {
  const field = sizeOf(shape.slice(0, -2));
  const [inputs, outputs] = [shape.at(-2), shape.at(-1)];
  if (name.endsWith("depthwise_kernel")) return { fanIn: field, fanOut: field * outputs };
  return { fanIn: field * inputs, fanOut: field * outputs };
}
function initialOf(track, variable, initial) {
  let known2 = initial.get(variable);
  if (!known2 && track.updates > 0) known2 = { mean: null, std: null };
  if (!known2) {
    const [mean, std] = inputStatistics.host([{ values: readValues(track.context.engine, variable), shape: variable.shape }]);
    known2 = { mean: Number.isFinite(mean) ? mean : null, std: Number.isFinite(std) ? std : null };
    initial.set(variable, known2);
  }
  return known2;
}
function bareVariable(track, name, variable, initial) {
  const { mean, std } = initialOf(track, variable, initial);
  const isKernel = variable.shape.length >= 2;
  const fans = isKernel ? fansOf(variable.shape, name) : null;
  return {
    name,
    className: "Variable",
    outputShape: null,
    parameterCount: variable.size,
    trainable: variable.trainable,
    units: null,
    activation: null,
    useBias: null,
    dropoutRate: null,
    isRegularised: false,
    kernelInitializer: null,
    biasInitializer: null,
    isRecurrent: false,
    timeSteps: null,
    isOutput: false,
    variables: [{ name, shape: [...variable.shape], trainable: variable.trainable, isKernel, fanIn: fans?.fanIn ?? null, fanOut: fans?.fanOut ?? null, initialMean: mean, initialStd: std }],
    inboundLayers: []
  };
}
function shapeOf(layer) {
  try {
    const shape = layer.outputShape;
    return Array.isArray(shape[0]) ? [...shape[0]] : [...shape];
  } catch {
    return null;
  }
}
function timeStepsOf(layer) {
  const shapes = layer.inboundNodes[0]?.inputShapes;
  const shape = Array.isArray(shapes?.[0]) ? shapes[0] : shapes;
  return shape?.[1] ?? null;
}
function feedsOf(model) {
  const feeds = /* @__PURE__ */ new Map();
  if (!model) return feeds;
  const visit = (container, outside) => {
    for (const layer of container.layers) {
      const nodes = layer.inboundNodes;
      const before = nodes.flatMap((node) => node.inboundLayers).filter((inbound) => container.layers.includes(inbound) || inbound.getClassName() === "InputLayer");
      const sources = [...new Set(before.length === 0 ? outside : before.flatMap((inbound) => inbound.getClassName() === "InputLayer" ? [...outside] : isContainer(inbound) ? outputLayersOf(inbound) : [inbound]))];
      if (isContainer(layer)) visit(layer, sources);
      else feeds.set(layer, [.../* @__PURE__ */ new Set([...feeds.get(layer) ?? [], ...sources])]);
    }
  };
  visit(model, []);
  return feeds;
}

// agent/src/probes/gradient-statistics.ts
var gradientStatistics = {
  length: 4,
  host([gradient]) {
    const { values } = gradient;
    let squares = 0;
    let magnitudes = 0;
    let zeros = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      squares += value * value;
      magnitudes += value < 0 ? -value : value;
      if (value === 0) zeros++;
    }
    return [squares, magnitudes, zeros, squares - squares === 0 ? 0 : countNonFinite(values)];
  },
  packed(tf2, [gradient]) {
    const values = gradient;
    return tf2.stack([
      tf2.sum(tf2.square(values)),
      tf2.sum(tf2.abs(values)),
      tf2.sum(tf2.cast(tf2.equal(values, 0), "float32")),
      tf2.sum(tf2.cast(tf2.logicalNot(tf2.isFinite(values)), "float32"))
    ]);
  }
};
function countNonFinite(values) {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] - values[i] !== 0) count++;
  return count;
}

// agent/src/probes/non-finite-trace.ts
var mostRows = 8;
function traceNonFinite(track, batch, isLossFinite, gradients) {
  const { engine } = track.context;
  const finite = [];
  const isFinite = (tensor) => tensor.isDisposed || countNonFinite(readValues(engine, tensor)) === 0;
  const found = (where, subject, rows = []) => ({ where, subject, rows, finite });
  const alive = batch && [...batch.inputs, ...batch.targets].every((tensor) => !tensor.isDisposed) ? batch : null;
  for (const [where, tensors] of alive ? [["input", alive.inputs], ["target", alive.targets]] : []) {
    const rows = tensors.flatMap((tensor) => nonFiniteRows(readValues(engine, tensor), tensor.shape));
    if (rows.length > 0) return found(where, null, [...new Set(rows)].sort((a, b) => a - b).slice(0, mostRows));
    finite.push(where);
  }
  const capture = new Capture(track.context.tf, () => true, false);
  try {
    if (alive && alive.inputs.length > 0 && track.trainee && !track.trainee.stateful) {
      const rows = alive.inputs[0].shape[0] ?? 0;
      evaluateRows(track, { rows, inputs: keepTensors(engine, alive.inputs), targets: keepTensors(engine, alive.targets) }, capture);
    }
    for (const { layer, name } of track.layers) {
      for (const weight of layer.weights) {
        const variable = weight.read();
        const variableName = track.context.names.variable(variable);
        if (!isFinite(variable)) return found("weight", variableName);
        finite.push(`weight ${variableName}`);
      }
      const outputs = capture.of(layer);
      if (!outputs.every(isFinite)) return found("activation", name);
      if (outputs.length > 0) finite.push(`activation ${name}`);
    }
  } finally {
    capture.dispose();
  }
  for (const { name, variable } of track.model ? [] : track.variables.values()) {
    if (!isFinite(variable)) return found("weight", name);
    finite.push(`weight ${name}`);
  }
  if (!isLossFinite) return found("loss", null);
  finite.push("loss");
  for (const { name, tensor } of gradients) {
    const variableName = track.variables.get(name)?.name ?? name;
    if (!isFinite(tensor)) return found("gradient", variableName);
    finite.push(`gradient ${variableName}`);
  }
  return null;
}
function nonFiniteRows(values, shape) {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  const rows = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] - values[i] === 0) continue;
    const row = Math.floor(i / width);
    if (rows.at(-1) !== row) rows.push(row);
  }
  return rows;
}

// agent/src/probes/start-probe.ts
function probeStart(track, rows) {
  const { context, trainee } = track;
  const wanted = new Set(track.layers.filter(({ isHidden, isOutput }) => isHidden || isOutput).map(({ layer }) => layer));
  const capture = new Capture(context.tf, (layer) => wanted.has(layer), false);
  try {
    const values = evaluateRows(track, rows, capture);
    const host = (layer) => capture.of(layer).map((tensor) => ({ values: readValues(context.engine, tensor), shape: tensor.shape }));
    const outputs = track.layers.filter(({ isOutput }) => isOutput).flatMap(({ layer }) => host(layer));
    const [, , min, max] = outputs.length > 0 ? inputStatistics.host(outputs) : [];
    const activationStd = {};
    for (const { layer, name, isHidden, statistic } of track.layers) {
      const tensors = isHidden ? host(layer) : [];
      const std = tensors.length > 0 ? statistic.host(tensors)[1] : NaN;
      if (Number.isFinite(std)) activationStd[name] = std;
    }
    const loss = values?.get("loss") ?? null;
    return {
      rows: rows.rows,
      loss,
      regularisationLoss: values && trainee ? regularisationOf(track) : null,
      outputMin: min !== void 0 && Number.isFinite(min) ? min : null,
      outputMax: max !== void 0 && Number.isFinite(max) ? max : null,
      outputRowsSumToOne: outputs[0] ? rowsSumToOne(outputs[0]) : null,
      activationStd
    };
  } finally {
    capture.dispose();
  }
}
function regularisationOf(track) {
  const { context, trainee } = track;
  return context.tf.tidy(() => trainee.calculateLosses().reduce((total, penalty) => total + (penalty.dataSync()[0] ?? NaN), 0));
}
function rowsSumToOne({ values, shape }) {
  const width = shape.at(-1) ?? 1;
  if (shape.length < 2 || width < 2) return null;
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      if (!(values[i] >= 0)) return false;
      sum += values[i];
    }
    if (Math.abs(sum - 1) > 1e-3) return false;
  }
  return true;
}

// agent/src/hooks/loss-names.ts
function lossNames(model) {
  return namesIn(model?.loss, "custom");
}
function metricNames(model) {
  return namesIn(model?.metrics, "custom");
}
function namesIn(given, ofFunction) {
  if (typeof given === "string") return [given];
  if (typeof given === "function") return [given.name && !given.name.startsWith("anonymous") ? nameOfFunction(given.name, ofFunction) : ofFunction];
  if (Array.isArray(given)) return given.flatMap((entry) => namesIn(entry, ofFunction));
  if (typeof given === "object" && given !== null) return Object.values(given).flatMap((entry) => namesIn(entry, ofFunction));
  return [];
}
var known = /* @__PURE__ */ new Set(["softmaxCrossEntropy", "sigmoidCrossEntropy", "meanSquaredError", "absoluteDifference", "huberLoss", "hingeLoss", "logLoss", "cosineDistance", "categoricalCrossentropy", "sparseCategoricalCrossentropy", "binaryCrossentropy", "meanAbsoluteError"]);
function nameOfFunction(name, other) {
  const plain = name.replace(/_*(op)?$/, "");
  return known.has(plain) ? plain : other;
}

// agent/src/probes/training-description.ts
function describeTraining(track, plan, firstStep) {
  const optimizer = (plan.via === "custom" ? track.optimizer : track.trainee?.optimizer) ?? null;
  const rate = optimizer?.learningRate;
  return {
    via: plan.via,
    optimizer: optimizer ? optimizerName(optimizer) : null,
    optimizerConfig: optimizer ? plainConfig(optimizer) : {},
    learningRate: typeof rate === "number" ? rate : null,
    losses: plan.via === "custom" ? [] : lossNames(track.trainee),
    metrics: plan.via === "custom" ? [] : metricNames(track.trainee),
    batchSize: plan.batchSize ?? track.batchSize,
    epochs: plan.epochs,
    stepsPerEpoch: plan.stepsPerEpoch,
    totalSteps: plan.totalSteps === null ? track.context.sink.totalSteps : firstStep + plan.totalSteps,
    trainingSamples: plan.trainingSamples,
    validation: plan.validation,
    validationSamples: plan.validationSamples,
    shuffle: plan.shuffle,
    task: track.context.sink.task
  };
}
var optimizers = { SGD: "sgd", Momentum: "momentum", Adam: "adam", RMSProp: "rmsprop", Adagrad: "adagrad", Adadelta: "adadelta", Adamax: "adamax" };
function optimizerName(optimizer) {
  const name = optimizer.getClassName?.() ?? optimizer.constructor.name;
  return optimizers[name] ?? name;
}
function plainConfig(optimizer) {
  try {
    const entries = Object.entries(optimizer.getConfig?.() ?? {});
    return Object.fromEntries(entries.filter((entry) => entry[1] === null || ["number", "string", "boolean"].includes(typeof entry[1])));
  } catch {
    return {};
  }
}

// agent/src/hooks/batch-measures.ts
function measureBatch(values, track, batch) {
  const { context } = track;
  const rows = batch.inputs[0]?.shape[0];
  if (rows !== void 0) track.batchSize = rows;
  if (!values.due.input) return;
  context.work("input", () => {
    batch.inputs.forEach((input, index) => {
      const suffix = index === 0 ? "" : `/${track.trainee?.inputNames?.[index] ?? index}`;
      context.measurer.measure(inputStatistics, [input], ([mean, std, min, max, nonFinite]) => {
        values.emit(`input-mean${suffix}`, mean);
        values.emit(`input-std${suffix}`, std);
        values.emit(`input-min${suffix}`, min);
        values.emit(`input-max${suffix}`, max);
        values.emit(`input-non-finite${suffix}`, nonFinite);
      });
    });
    if (batch.targets[0]) measureLabels(values, track, batch.targets[0]);
  });
}
function measureLabels(values, track, target) {
  const labels = knowLabels(track, target);
  if (!labels) return;
  const counts = countCategories({ values: readValues(track.context.engine, target), shape: target.shape }, labels.coding);
  if (!labels.isPriorFixed) counts.forEach((count, index) => labels.prior[index] += count);
  values.histogram({ kind: "category", name: "label", counts });
  const size = counts.reduce((total, count) => total + count, 0);
  const expected = expectedBatchEntropy(labels.prior, size);
  if (expected > 0.01) values.emit("label-entropy-ratio", entropy(counts) / expected);
}
function knowLabels(track, target) {
  if (track.labels !== void 0) return track.labels;
  const { context } = track;
  const outputShape = track.trainee?.outputs[0]?.shape;
  const coding = labelCoding(
    { values: readValues(context.engine, target), shape: target.shape },
    { loss: lossNames(track.trainee)[0] ?? null, outputUnits: outputShape?.at(-1) ?? null, task: context.sink.task }
  );
  track.labels = coding ? { coding, prior: new Float64Array(coding.categories), isPriorFixed: false } : null;
  return track.labels;
}
function measurePredictions(values, track, capture) {
  if (!track.labels) return;
  const output = track.layers.find(({ isOutput }) => isOutput);
  const tensor = output && capture.of(output.layer)[0];
  if (!tensor) return;
  const threshold = activationOf(output.layer) === "sigmoid" ? 0.5 : 0;
  const counts = countPredictions({ values: readValues(track.context.engine, tensor), shape: tensor.shape }, track.labels.coding, threshold);
  if (counts) values.histogram({ kind: "category", name: "prediction", counts });
}

// agent/src/hooks/metric-name.ts
var metricName = (name) => name.replace(/(^|_)acc(?=$|_\d+$)/, "$1accuracy");

// agent/src/hooks/probe-schedule.ts
var spacing = 100;
var share = 0.01;
var always = 3;
var ProbeSchedule = class {
  count = 0;
  lastStep = -Infinity;
  spentMs = 0;
  lastMs = 0;
  startedAt = performance.now();
  isDue(step, isEvaluation) {
    if (step === this.lastStep) return false;
    if (step - this.lastStep >= spacing) return isEvaluation || this.count > 0 || step >= spacing;
    if (!isEvaluation) return false;
    return this.count < always || this.spentMs + this.lastMs <= share * (performance.now() - this.startedAt);
  }
  /** Runs an evaluation and books its cost. */
  run(step, evaluate) {
    const before = performance.now();
    evaluate();
    this.lastMs = performance.now() - before;
    this.spentMs += this.lastMs;
    this.lastStep = step;
    this.count++;
  }
};

// agent/src/hooks/run-facts.ts
var describedRows = 1024;
var mostDescribedValues = 4e6;
var RunFacts = class {
  constructor(context) {
    this.context = context;
  }
  context;
  tracks = [];
  initial = /* @__PURE__ */ new Map();
  describedModels = /* @__PURE__ */ new Set();
  describedTraining = "";
  isDataDescribed = false;
  isStartProbed = false;
  isTraced = false;
  ownTotalSteps = null;
  /** What each track's descriptions were made from. */
  told = /* @__PURE__ */ new Map();
  schedules = /* @__PURE__ */ new Map();
  batches = /* @__PURE__ */ new Map();
  watched(track) {
    this.tracks.push(track);
    this.schedules.set(track, new ProbeSchedule());
  }
  planned(track, plan) {
    if (track.suffix !== "" && plan.via === "trainOnBatch") return;
    const { sink } = this.context;
    if (plan.totalSteps !== null && (sink.totalSteps === null || sink.totalSteps === this.ownTotalSteps)) {
      this.ownTotalSteps = sink.currentStep + plan.totalSteps;
      sink.totalSteps = this.ownTotalSteps;
    }
    if (plan.via === "fit") this.learnPrior(track, plan);
  }
  batchSeen(track, batch) {
    this.batches.set(track, batch);
    track.batchSize = batch.inputs[0]?.shape[0] ?? track.batchSize;
    if (track.probeBatch.isComplete) return;
    track.probeBatch.add(this.context.engine, batch.inputs, batch.targets);
    if (track.probeBatch.isComplete && track.plan?.via !== "fit") this.describeProbeRows(track);
  }
  beforeStep(track) {
    const { plan, signature } = track;
    const told = this.told.get(track);
    if (!told || told.plan !== plan || told.signature !== signature) {
      this.told.set(track, { plan, signature });
      if (track.suffix === "" || plan?.via === "fit" || plan?.via === "fitDataset") this.describe(track);
    }
    if (track.sawNonFinite) this.trace(track, false, []);
  }
  gradientsComputed(step, loss, gradients) {
    if (step.track.sawNonFinite) this.trace(step.track, loss === null || Number.isFinite(loss), gradients);
  }
  afterStep(track) {
    this.probe(track, false);
    if (track.plan?.via !== "fit") this.batches.delete(track);
  }
  evaluated(track, logs) {
    const { sink } = this.context;
    const step = sink.lastStep;
    if (step === null) return;
    const values = Object.entries(logs).filter(([name]) => name.startsWith("val_")).map(([name, value]) => [track.series(`validation/${metricName(name.slice(4))}`), isTensor(value) ? value.dataSync()[0] ?? NaN : value]);
    if (values.length === 0) return;
    sink.scalars(step, values);
    this.probe(track, true);
  }
  close() {
    for (const track of this.tracks) this.describeProbeRows(track);
    this.batches.clear();
  }
  describe(track) {
    const plan = track.plan ?? planOfSteps("custom", track.batchSize);
    const signature = this.tracks.map((other) => other.signature).join("|");
    if (!this.describedModels.has(signature)) {
      this.describedModels.add(signature);
      this.tell({ kind: "model-described", model: describeModel(this.tracks, this.initial) });
    }
    const training = describeTraining(track, plan, this.context.sink.currentStep);
    const summary = JSON.stringify({ ...training, totalSteps: null, learningRate: null, optimizerConfig: null, batchSize: plan.batchSize });
    if (summary !== this.describedTraining) {
      this.describedTraining = summary;
      this.tell({ kind: "training-described", training });
    }
    if (plan.training) this.describeFitData(track, plan, plan.training);
    if (!this.isStartProbed && track.suffix === "" && track.updates === 0 && this.context.sink.currentStep === 0) this.probeStart(track, plan);
  }
  describeFitData(track, plan, training) {
    if (this.isDataDescribed || training.inputs.length === 0) return;
    this.isDataDescribed = true;
    const split = plan.validation === "split" ? plan.trainingSamples : null;
    const part = (tensor, from, to) => rowsOf2(this.host(tensor), from, to);
    const trained = (tensor) => part(tensor, 0, split ?? tensor.shape[0] ?? 0);
    const validation = split === null ? plan.validationInputs.map((tensor) => this.host(tensor)) : training.inputs.map((tensor) => part(tensor, split, tensor.shape[0] ?? 0));
    const [first] = training.inputs;
    const rows = Math.max(128, Math.min(describedRows, Math.floor(mostDescribedValues / Math.max(1, first.size / (first.shape[0] || 1)))));
    const labels = track.labels;
    this.tell({
      kind: "data-described",
      data: describeData({
        rows: Math.min(rows, split ?? first.shape[0] ?? 0),
        inputs: training.inputs.map((tensor) => spreadRows(trained(tensor), rows)),
        targets: training.targets.map((tensor) => spreadRows(trained(tensor), rows)),
        classCounts: labels ? [...labels.prior] : null,
        validationInputs: validation.map((tensor) => spreadRows(tensor, rows)),
        duplicateRatio: validation[0] ? duplicateRatio(trained(first), validation[0]) : null
      })
    });
  }
  /** Where the whole data is not at hand: from the rows of the probe batch. */
  describeProbeRows(track) {
    const kept = track.probeBatch.rows;
    if (this.isDataDescribed || !kept || track.suffix !== "") return;
    this.isDataDescribed = true;
    const [target] = kept.targets;
    const coding = track.labels?.coding;
    this.tell({
      kind: "data-described",
      data: describeData({
        rows: kept.rows,
        inputs: kept.inputs,
        targets: kept.targets,
        classCounts: target && coding ? [...countCategories(target, coding)] : null,
        validationInputs: (track.plan?.validationInputs ?? []).filter((tensor) => !tensor.isDisposed).map((tensor) => spreadRows(this.host(tensor), describedRows)),
        duplicateRatio: null
      })
    });
  }
  /** In `fit` the share of every class is known before the first step. */
  learnPrior(track, plan) {
    const [target] = plan.training?.targets ?? [];
    if (!target || target.isDisposed) return;
    const labels = knowLabels(track, target);
    if (!labels || labels.isPriorFixed) return;
    labels.prior.set(countCategories(rowsOf2(this.host(target), 0, plan.trainingSamples ?? 0), labels.coding));
    labels.isPriorFixed = true;
  }
  probeStart(track, plan) {
    const rows = plan.training ? this.spread(plan.training) : track.probeRows;
    if (!rows || !track.trainee || track.trainee.stateful) return;
    this.isStartProbed = true;
    this.tell({ kind: "start-probed", start: probeStart(track, rows) });
  }
  spread(training) {
    const keep = (tensor) => ({ ...spreadRows(this.host(tensor), probeRows), dtype: tensor.dtype });
    return { rows: Math.min(probeRows, training.inputs[0].shape[0] ?? 0), inputs: training.inputs.map(keep), targets: training.targets.map(keep) };
  }
  /** Loss and metrics of the fixed probe batch, in the mode and by the function TF.js validates with. */
  probe(track, isEvaluation) {
    const { sink, tf: tf2 } = this.context;
    const step = sink.lastStep;
    const schedule = this.schedules.get(track);
    if (step === null || !schedule || !track.plan || !track.probeBatch.isComplete || !schedule.isDue(step, isEvaluation)) return;
    const rows = track.probeRows;
    if (!rows) return;
    schedule.run(step, () => {
      const values = evaluateRows(track, rows, new Capture(tf2, () => false, false));
      if (values) sink.scalars(step, [...values].map(([name, value]) => [track.series(`train-probe/${metricName(name)}`), value]));
    });
  }
  trace(track, isLossFinite, gradients) {
    if (this.isTraced) return;
    const trace = traceNonFinite(track, this.batches.get(track) ?? null, isLossFinite, gradients);
    this.isTraced = true;
    if (trace) this.tell({ kind: "non-finite-traced", trace });
  }
  host(tensor) {
    return { values: readValues(this.context.engine, tensor), shape: tensor.shape };
  }
  tell(fact) {
    const { sink } = this.context;
    sink.event({ ...fact, atMs: sink.nowMs(), step: sink.currentStep });
  }
};
function rowsOf2({ values, shape }, from, to) {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  return { values: values.subarray(from * width, to * width), shape: [to - from, ...shape.slice(1)] };
}

// agent/src/hooks/step-clock.ts
var StepClock = class {
  count = 0;
  owner = null;
  /** Registers an update of `stepping`; true when it ends a step of the run. */
  advance(stepping) {
    if (this.owner === null || this.owner !== stepping && stepping.lastSeen === this.count) this.owner = stepping;
    const isStep = this.owner === stepping;
    if (isStep) this.count++;
    stepping.lastSeen = this.count;
    return isStep;
  }
};

// agent/src/probes/activation-statistics.ts
function saturationRange(activation) {
  if (activation === "tanh" || activation === "softsign") return [-0.99, 0.99];
  if (activation === "sigmoid" || activation === "hardSigmoid" || activation === "hard_sigmoid") return [0.01, 0.99];
  return null;
}
function activationStatistics(range, unitAxis) {
  return {
    length: 5,
    host: (outputs) => summarise(outputs, range, unitAxis),
    packed: (tf2, outputs) => summarisePacked(tf2, outputs, range, unitAxis)
  };
}
function summarise(outputs, range, unitAxis) {
  const shape = outputs[0].shape;
  const axis = unitAxis === "second" && shape.length > 1 ? 1 : shape.length - 1;
  const units = shape.length > 0 ? shape[axis] : 1;
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const hasFired = new Uint8Array(units);
  const low = range ? range[0] : -Infinity;
  const high = range ? range[1] : Infinity;
  const pivot = outputs[0].values[0] ?? 0;
  let count = 0;
  let sum = 0;
  let squares = 0;
  let zeros = 0;
  let saturated = 0;
  for (const { values } of outputs) {
    count += values.length;
    let unit = 0;
    for (let i = 0, position = 0; i < values.length; i++) {
      const value = values[i];
      const shifted = value - pivot;
      sum += shifted;
      squares += shifted * shifted;
      if (value === 0) zeros++;
      else hasFired[unit] = 1;
      if (value < low || value > high) saturated++;
      if (++position === inner) {
        position = 0;
        if (++unit === units) unit = 0;
      }
    }
  }
  let dead = 0;
  for (let unit = 0; unit < units; unit++) if (hasFired[unit] === 0) dead++;
  const mean = sum / count;
  return [pivot + mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), zeros / count, dead / units, range ? saturated / count : NaN];
}
function summarisePacked(tf2, outputs, range, unitAxis) {
  const all = outputs.length === 1 ? outputs[0] : tf2.concat(outputs, 0);
  const mean = tf2.mean(all);
  const zero = tf2.cast(tf2.equal(all, 0), "float32");
  const axis = unitAxis === "second" && all.shape.length > 1 ? 1 : all.shape.length - 1;
  const units = all.shape[axis];
  const outer = all.shape.slice(0, axis).reduce((product, size) => product * size, 1);
  const inner = all.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const isDead = tf2.min(tf2.min(tf2.reshape(zero, [outer, units, inner]), 2), 0);
  const saturated = range ? tf2.mean(tf2.cast(tf2.logicalOr(tf2.less(all, range[0]), tf2.greater(all, range[1])), "float32")) : tf2.scalar(NaN);
  return tf2.stack([mean, tf2.sqrt(tf2.mean(tf2.square(tf2.sub(all, mean)))), tf2.mean(zero), tf2.mean(isDead), saturated]);
}

// agent/src/hooks/track.ts
var Track = class {
  constructor(context, model, suffix, owns) {
    this.context = context;
    this.model = model;
    this.suffix = suffix;
    this.owns = owns;
  }
  context;
  model;
  suffix;
  owns;
  capture = null;
  lastSeen = null;
  plan = null;
  layers = [];
  /** By the name TF.js knows a variable under. */
  variables = /* @__PURE__ */ new Map();
  probeBatch = new ProbeBatch();
  /** `undefined` until the first targets were looked at. */
  labels;
  epoch = null;
  batchInEpoch = 0;
  /** A loss or gradient that was not finite was seen. */
  sawNonFinite = false;
  /** Changes with the layers and with what is trainable. */
  signature = "";
  /** Updates made through this track. */
  updates = 0;
  lastEndedAt = null;
  lastAgentMs = 0;
  batchSize = null;
  /** The model that really trains: a Sequential hands everything to an inner one. */
  get trainee() {
    if (!this.model) return null;
    const inner = this.model.model;
    return inner && isLayersModel(inner) ? inner : this.model;
  }
  /** The optimizer of the newest update. */
  optimizer = null;
  series(name) {
    return name + this.suffix;
  }
  /** Looks at the model again: its layers, their taps and names, its trainable variables. */
  refresh() {
    const { names, taps } = this.context;
    if (!this.model) return;
    const placed = walkLayers(this.model);
    if (placed.length !== this.layers.length || placed.some(({ layer }, index) => this.layers[index].layer !== layer)) {
      const outputs = new Set(outputLayersOf(this.trainee ?? this.model));
      this.layers = placed.map(({ layer, container }) => {
        const activation = activationOf(layer);
        const isGated = ["LSTM", "GRU", "ConvLSTM2D", "ConvLSTM2DCell"].includes(layer.getClassName());
        const range = isGated ? null : saturationRange(activation);
        const isOutput = outputs.has(layer);
        taps.install(layer, this);
        return {
          layer,
          container,
          name: names.layer({ layer, container }),
          isOutput,
          isHidden: !isOutput && hasOwnActivations(layer) && this.owns(layer),
          hasSaturation: range !== null,
          statistic: activationStatistics(range, configOf(layer)["dataFormat"] === "channelsFirst" ? "second" : "last")
        };
      });
    }
    for (const { layer } of this.layers) for (const weight of layer.weights) if (weight.trainable) this.track(weight.read());
    this.signature = this.layers.map(({ name, layer }) => `${name}:${layer.weights.map((weight) => Number(weight.trainable)).join("")}`).join();
  }
  /** Makes a variable one of this track's, and returns it with its name. */
  track(variable) {
    const known2 = this.variables.get(variable.name);
    if (known2 && known2.variable === variable) return known2;
    const tracked = { name: this.context.names.variable(variable), variable };
    this.variables.set(variable.name, tracked);
    return tracked;
  }
  /** Makes those variables the track's that an optimizer updates without having been told which: TF.js knows them by name. */
  meet(names) {
    const registered = this.context.engine.registeredVariables;
    for (const name of names) {
      const variable = this.variables.has(name) ? void 0 : registered?.[name];
      if (variable) this.track(variable);
    }
  }
  /** Rows for the model's forward pass outside training, or `null` where that would change it (stateful layers) or is not known. */
  get probeRows() {
    return this.trainee?.stateful ? null : this.probeBatch.rows;
  }
};

// agent/src/hooks/step-values.ts
var StepValues = class {
  constructor(track) {
    this.track = track;
    const { sink } = track.context;
    const step = sink.currentStep;
    this.step = step;
    this.due = { norms: sink.isDue("norms", step), activations: sink.isDue("activations", step), input: sink.isDue("input", step), histograms: sink.isDue("histograms", step) };
  }
  track;
  step;
  due;
  values = /* @__PURE__ */ new Map();
  afterwards = [];
  emit(name, value) {
    this.values.set(this.track.series(name), value);
  }
  histogram(content) {
    const { sink } = this.track.context;
    sink.histogram({ ...content, name: this.track.series(content.name), step: this.step, atMs: sink.nowMs() });
  }
  /** Runs `task` when everything measured so far has been received, before the values are handed on. */
  whenMeasured(task) {
    this.afterwards.push(task);
  }
  /** Gives the values to the sink as soon as they are there; `mayWait`: a device may be read some steps later. */
  handOn(mayWait) {
    const { sink, measurer } = this.track.context;
    measurer.settle(() => {
      for (const task of this.afterwards) task();
      if (this.values.size > 0) sink.scalars(this.step, this.values);
    }, mayWait);
  }
};

// agent/src/probes/exponent-histogram.ts
function exponentHistogram(values) {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  const bits = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const counts = new Uint32Array(512);
  for (let i = 0; i < bits.length; i++) counts[bits[i] >>> 23]++;
  let lowest = 255;
  let highest = 0;
  for (let field = 1; field < 255; field++) {
    if (counts[field] === 0 && counts[256 + field] === 0) continue;
    if (lowest === 255) lowest = field;
    highest = field;
  }
  const special = counts[255] + counts[511] > 0 ? countSpecial(bits) : { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  const isEmpty = lowest === 255;
  return {
    zero: counts[0] + counts[256],
    ...special,
    lowestExponent: isEmpty ? 0 : lowest - 127,
    negative: isEmpty ? new Uint32Array(0) : counts.slice(256 + lowest, 256 + highest + 1),
    positive: isEmpty ? new Uint32Array(0) : counts.slice(lowest, highest + 1)
  };
}
function countSpecial(bits) {
  const special = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  for (const word of bits) {
    if ((word & 2139095040) !== 2139095040) continue;
    if ((word & 8388607) !== 0) special.nan++;
    else if (word >>> 31) special.negativeInfinity++;
    else special.positiveInfinity++;
  }
  return special;
}

// agent/src/probes/scalar-statistic.ts
var scalarStatistic = {
  length: 1,
  host: ([tensor]) => [tensor.values[0] ?? NaN],
  packed: (tf2, [tensor]) => tf2.cast(tf2.reshape(tensor, [1]), "float32")
};
var scalarSumStatistic = {
  length: 1,
  host: (tensors) => [tensors.reduce((total, tensor) => total + (tensor.values[0] ?? NaN), 0)],
  packed: (tf2, tensors) => tf2.reshape(tf2.sum(tf2.stack(tensors.map((tensor) => tf2.reshape(tensor, [])))), [1])
};

// agent/src/probes/update-statistics.ts
var updateStatistics = {
  length: 2,
  host([before, after]) {
    const old = before.values;
    const now = after.values;
    let weight = 0;
    let change = 0;
    for (let i = 0; i < old.length; i++) {
      const value = old[i];
      const difference = now[i] - value;
      weight += value * value;
      change += difference * difference;
    }
    return [weight, change];
  },
  packed: (tf2, [before, after]) => tf2.stack([tf2.sum(tf2.square(before)), tf2.sum(tf2.square(tf2.sub(after, before)))])
};
var updateRatio = (weightSquares, changeSquares) => Math.sqrt(changeSquares) / (Math.sqrt(weightSquares) + 1e-12);

// agent/src/hooks/training-step.ts
var TrainingStep = class {
  constructor(track, isFit, values, startedAt) {
    this.track = track;
    this.isFit = isFit;
    this.values = values;
    this.due = values.due;
    this.start(startedAt);
    track.capture = this.makeCapture();
  }
  track;
  isFit;
  values;
  due;
  startedAt = 0;
  agentMsBefore = 0;
  befores = [];
  penalties = [];
  /** Ids of the gradient tensors that were measured. */
  measured = /* @__PURE__ */ new Set();
  /** How often gradients were computed for this update. */
  gradientRuns = 0;
  /** The step is timed from here. */
  start(now) {
    this.startedAt = now;
    this.agentMsBefore = this.track.context.agentMs(now);
  }
  get isSampled() {
    return this.due.norms || this.due.activations || this.due.input;
  }
  emit(name, value) {
    this.values.emit(name, value);
  }
  /** Penalties of the regularisers, as the model itself computed them inside the loss. */
  penalise(penalties) {
    const { tf: tf2 } = this.track.context;
    for (const penalty of this.penalties) penalty.dispose();
    this.penalties = penalties.map((penalty) => offTape(tf2, () => tf2.keep(penalty.clone())));
  }
  /** The loss of this step. Returns it where that costs no wait, else `null`. */
  loss(loss) {
    const { context } = this.track;
    let value = null;
    context.measurer.measure(scalarStatistic, [loss], ([number]) => {
      value = number;
      this.emit("train/loss", number);
      if (!Number.isFinite(number)) this.track.sawNonFinite = true;
    });
    if (this.penalties.length > 0) {
      context.measurer.measure(scalarSumStatistic, this.penalties, ([sum]) => this.emit("train/loss-regularisation", sum));
      for (const penalty of this.penalties) penalty.dispose();
      this.penalties = [];
    }
    return value;
  }
  /** Norms and histograms of gradients, before anything the user does to them between computing and applying. */
  gradients(gradients) {
    const { context } = this.track;
    if (!this.due.norms && !this.due.histograms) return;
    this.measured = new Set(gradients.map(({ tensor }) => tensor.id));
    const tracked = gradients.map(({ name, tensor }) => ({ name: this.track.variables.get(name)?.name ?? name, tensor }));
    if (this.due.norms) {
      context.work("norms", () => {
        let total = 0;
        for (const { name, tensor } of tracked) {
          context.measurer.measure(gradientStatistics, [tensor], ([squares, magnitudes, zeros, nonFinite]) => {
            total += squares;
            this.emit(`gradient-norm/${name}`, Math.sqrt(squares));
            this.emit(`gradient-mean-abs/${name}`, magnitudes / tensor.size);
            this.emit(`gradient-zero-ratio/${name}`, zeros / tensor.size);
            this.emit(`gradient-non-finite/${name}`, nonFinite);
            if (nonFinite > 0) this.track.sawNonFinite = true;
          });
        }
        this.values.whenMeasured(() => this.emit("gradient-norm", Math.sqrt(total)));
      });
    }
    if (this.due.histograms) context.work("histograms", () => tracked.forEach(({ name, tensor }) => this.exponents(`gradient/${name}`, tensor)));
  }
  /** True when these very gradients were measured already. */
  hasMeasured(gradients) {
    return gradients.every(({ tensor }) => this.measured.has(tensor.id));
  }
  beforeUpdate() {
    const { context, variables } = this.track;
    const rate = learningRateOf(this.track);
    if (rate !== null) this.emit("learning-rate", rate);
    if (this.due.norms) {
      context.work("norms", () => {
        this.befores = [...variables.values()].filter(({ variable }) => !variable.isDisposed).map((tracked) => ({ ...tracked, clone: context.tf.keep(tracked.variable.clone()) }));
      });
    }
    if (this.due.histograms) {
      context.work("histograms", () => {
        for (const { name, variable } of variables.values()) if (!variable.isDisposed) this.exponents(`weight/${name}`, variable);
      });
    }
  }
  afterUpdate() {
    const { context } = this.track;
    if (this.befores.length === 0) return;
    context.work("norms", () => {
      for (const { name, variable, clone } of this.befores) {
        if (variable.isDisposed) continue;
        context.measurer.measure(updateStatistics, [clone, variable], ([weight, change]) => {
          this.emit(`weight-norm/${name}`, Math.sqrt(weight));
          this.emit(`update-ratio/${name}`, updateRatio(weight, change));
        });
      }
    });
    this.forgetBefores();
  }
  /** Metrics as TF.js computed them, in its order after the loss. */
  metrics(names, tensors) {
    const { measurer } = this.track.context;
    tensors.forEach((tensor, index) => {
      const name = names[index];
      if (name !== void 0) measurer.measure(scalarStatistic, [tensor], ([value]) => this.emit(`train/${metricName(name)}`, value));
    });
  }
  /** Statistics of what the layers put out, and of the predicted classes. */
  activations() {
    const { track } = this;
    const { context, capture } = track;
    if (!capture) return;
    if (this.due.activations) {
      context.work("activations", () => {
        for (const { layer, name, isHidden, hasSaturation, statistic } of track.layers) {
          const outputs = capture.of(layer);
          if (!isHidden || outputs.length === 0) continue;
          context.measurer.measure(statistic, outputs, ([mean, std, zeroRatio, deadRatio, saturatedRatio]) => {
            this.emit(`activation-mean/${name}`, mean);
            this.emit(`activation-std/${name}`, std);
            this.emit(`activation-zero-ratio/${name}`, zeroRatio);
            this.emit(`activation-dead-ratio/${name}`, deadRatio);
            if (hasSaturation) this.emit(`activation-saturated-ratio/${name}`, saturatedRatio);
          });
        }
      });
    }
    if (this.due.histograms) {
      context.work("histograms", () => {
        for (const { layer, name, isHidden } of track.layers) {
          const [first] = capture.of(layer);
          if (isHidden && first) this.exponents(`activation/${name}`, first);
        }
      });
    }
    if (this.due.input) context.work("input", () => measurePredictions(this.values, track, capture));
  }
  /** Hands the values on. `isStep`: the update ends a step of the run. */
  close(isStep) {
    const { track } = this;
    const { context } = track;
    this.activations();
    this.release();
    const endedAt = performance.now();
    const agentMs = context.agentMs(endedAt);
    const stepMs = endedAt - this.startedAt;
    const ownMs = Math.max(0, stepMs - (agentMs - this.agentMsBefore));
    this.emit("step-ms", ownMs);
    if (track.epoch !== null) this.emit("epoch", track.epoch + (track.plan?.stepsPerEpoch ? Math.min(track.batchInEpoch, track.plan.stepsPerEpoch - 1) / track.plan.stepsPerEpoch : 0));
    if (track.batchSize !== null) {
      this.emit("batch-size", track.batchSize);
      const sinceLast = track.lastEndedAt === null ? ownMs : endedAt - track.lastEndedAt - (agentMs - track.lastAgentMs);
      if (sinceLast > 0) this.emit("samples-per-second", 1e3 * track.batchSize / sinceLast);
    }
    track.batchInEpoch++;
    this.values.handOn(!this.isSampled);
    track.lastEndedAt = endedAt;
    track.lastAgentMs = agentMs;
    if (isStep) context.sink.stepFinished(this.values.step, stepMs);
  }
  /** Frees everything kept for this step. */
  release() {
    this.track.capture?.dispose();
    this.track.capture = null;
    this.forgetBefores();
    for (const penalty of this.penalties) penalty.dispose();
    this.penalties = [];
  }
  /** A forward pass begins; what an earlier one of the same update left is dropped. */
  beginForward() {
    this.track.capture?.dispose();
  }
  forgetBefores() {
    for (const { clone } of this.befores) if (!clone.isDisposed) clone.dispose();
    this.befores = [];
  }
  exponents(name, tensor) {
    this.values.histogram({ kind: "exponent", name, ...exponentHistogram(readValues(this.track.context.engine, tensor)) });
  }
  makeCapture() {
    const { activations, histograms, input } = this.due;
    if (!activations && !histograms && !input) return null;
    const wanted = new Set(this.track.layers.filter(({ isHidden, isOutput }) => isHidden && (activations || histograms) || isOutput && input).map(({ layer }) => layer));
    return wanted.size === 0 ? null : new Capture(this.track.context.tf, (layer) => wanted.has(layer), true);
  }
};
function learningRateOf(track) {
  const rate = track.optimizer?.learningRate;
  return typeof rate === "number" ? rate : null;
}

// agent/src/hooks/track-steps.ts
var TrackSteps = class {
  constructor(track, clock, observer) {
    this.track = track;
    this.clock = clock;
    this.observer = observer;
  }
  track;
  clock;
  observer;
  open = null;
  /** The open step was begun before anything announced it, to see the forward pass of loops that only call `applyGradients`. */
  isAhead = false;
  /** Batch values given by `run.batch` for the step to come. */
  prepared = null;
  /** False once the user's loop was seen to compute gradients through the optimizer. */
  isApplyOnly = true;
  /** `fit`, `fitDataset`, `trainOnBatch`: a batch is about to be trained on. */
  beginFit(batch) {
    const startedAt = performance.now();
    this.work(() => {
      this.drop();
      this.observer.batchSeen(this.track, batch);
      this.observer.beforeStep(this.track);
      const values = new StepValues(this.track);
      measureBatch(values, this.track, batch);
      this.open = new TrainingStep(this.track, true, values, startedAt);
    });
  }
  /** The step of `beginFit` is over; `outputs`: loss and metrics. */
  endFit(names, outputs) {
    const { open } = this;
    if (!open?.isFit) return;
    this.work(() => {
      open.metrics(names.slice(1), outputs.slice(1));
      this.finish(open);
    });
  }
  /** `fit` computed the penalties of its regularisers. */
  penalise(penalties) {
    const { open } = this;
    if (open?.isFit && penalties.length > 0) this.work(() => open.penalise(penalties));
  }
  /** A custom loop's own batch, before its update. */
  batch(batch) {
    this.work(() => {
      this.observer.batchSeen(this.track, batch);
      const values = this.open && !this.open.isFit ? this.open.values : this.prepared ??= new StepValues(this.track);
      measureBatch(values, this.track, batch);
    });
  }
  /** Begins to watch a loop before its first update. */
  expectCustom() {
    this.work(() => {
      if (!this.open) this.beginAhead();
    });
  }
  beforeGradients(optimizer, variables) {
    const startedAt = performance.now();
    this.work(() => {
      this.track.optimizer = optimizer;
      for (const variable of variables ?? []) if (variable.trainable) this.track.track(variable);
      if (this.open?.isFit) return;
      this.isApplyOnly = false;
      if (this.isAhead) {
        this.prepared ??= this.open?.values ?? null;
        this.drop();
      }
      if (!this.open) {
        this.observer.beforeStep(this.track);
        this.open = this.beginCustom(startedAt);
      } else this.open.beginForward();
    });
  }
  gradientsComputed(loss, gradients) {
    const { open } = this;
    if (!open) return;
    this.work(() => {
      const value = open.loss(loss);
      open.gradients(gradients);
      open.gradientRuns++;
      this.observer.gradientsComputed(open, value, gradients);
    });
  }
  beforeUpdate(optimizer, gradients) {
    const startedAt = performance.now();
    this.work(() => {
      this.track.optimizer = optimizer;
      this.track.meet(gradients.map(({ name }) => name));
      if (!this.open) this.open = this.beginCustom(startedAt);
      const { open } = this;
      if (this.isAhead) {
        this.isAhead = false;
        if (this.track.updates === 0) {
          open.start(startedAt);
          this.observer.beforeStep(this.track);
        }
      }
      if (open.gradientRuns !== 1 && !open.hasMeasured(gradients)) {
        open.gradients(gradients);
        this.observer.gradientsComputed(open, null, gradients);
      }
      open.beforeUpdate();
    });
  }
  afterUpdate() {
    const { open } = this;
    if (!open) return;
    this.work(() => {
      open.afterUpdate();
      if (open.isFit) return;
      this.finish(open);
      if (this.isApplyOnly) this.beginAhead();
    });
  }
  /** The user's own code threw: the step never was. */
  abandon() {
    this.work(() => this.drop());
  }
  beginCustom(startedAt) {
    const { prepared } = this;
    this.prepared = null;
    const values = prepared?.step === this.track.context.sink.currentStep ? prepared : new StepValues(this.track);
    if (prepared && prepared !== values) prepared.handOn(false);
    return new TrainingStep(this.track, false, values, startedAt);
  }
  beginAhead() {
    this.open = this.beginCustom(performance.now());
    this.isAhead = true;
  }
  finish(step) {
    this.open = null;
    this.track.updates++;
    step.close(this.clock.advance(this.track));
    this.observer.afterStep(this.track);
  }
  drop() {
    this.open?.release();
    this.open = null;
    this.isAhead = false;
  }
  /** Frees what is kept for a step that may never come, and hands on what was measured for it. */
  close() {
    this.work(() => {
      this.prepared?.handOn(false);
      this.prepared = null;
      this.drop();
    });
  }
  work(task) {
    this.track.context.work(void 0, task);
  }
};

// agent/src/hooks/tfjs.ts
function createTfjsHooks(tf2, sink, options = {}) {
  return new TfjsHooks(tf2, sink, options);
}
var TfjsHooks = class {
  context;
  clock = new StepClock();
  facts;
  tracks = [];
  modelHooks = [];
  optimizers = /* @__PURE__ */ new Map();
  layerOwners = /* @__PURE__ */ new Map();
  isUnhooked = false;
  constructor(tf2, sink, options) {
    this.context = new HookContext(tf2, sink, options.reading ?? "by-backend");
    this.facts = new RunFacts(this.context);
  }
  watch(target, options = {}) {
    if (this.isUnhooked) return;
    this.context.work(void 0, () => {
      const steps = this.tracks.find((known2) => known2.target === target)?.steps ?? this.begin(target);
      if (steps) this.watchOptimizer(steps, options.optimizer);
    });
  }
  batch(batch) {
    const steps = this.tracks[0]?.steps;
    if (this.isUnhooked || !steps) return;
    this.context.work(void 0, () => {
      const usable = (value) => this.usable(tensorsIn(value));
      steps.batch({ inputs: usable(batch.xs), targets: usable(batch.ys) });
    });
  }
  unhook() {
    if (this.isUnhooked) return;
    this.isUnhooked = true;
    this.context.work(void 0, () => {
      for (const { steps } of this.tracks) steps.close();
      for (const hook of this.modelHooks.splice(0)) hook.unhook();
      for (const restore of this.optimizers.values()) restore();
      this.optimizers.clear();
      this.facts.close();
      this.context.close();
    });
  }
  begin(target) {
    const { context } = this;
    const variables = isLayersModel(target) ? [] : tensorsIn(target).filter(isVariable);
    const model = isLayersModel(target) ? target : null;
    if (!model && variables.length === 0) {
      context.sink.warn("watch-unknown-target", "run.watch takes a LayersModel, a tf.Variable, or a list or record of variables. This target is not watched.");
      return void 0;
    }
    const owns = (layer) => {
      if (!this.layerOwners.has(layer)) this.layerOwners.set(layer, track);
      return this.layerOwners.get(layer) === track;
    };
    const track = new Track(context, model, this.suffixFor(model), owns);
    const steps = new TrackSteps(track, this.clock, this.facts);
    this.tracks.push({ target, steps });
    for (const variable of variables) track.track(variable);
    this.facts.watched(track);
    if (model) this.modelHooks.push(new LayersModelHook(steps, this.facts, (optimizer) => !this.optimizers.has(optimizer)));
    return steps;
  }
  watchOptimizer(steps, optimizer) {
    const { model, trainee } = steps.track;
    if (optimizer === void 0 || optimizer === null) {
      if (model && !trainee?.optimizer) this.context.sink.warn("watch-before-compile", "run.watch(model) was called before model.compile(): the model is watched from its compile on. For a custom loop give the optimizer: run.watch(model, { optimizer }).");
      else if (!model) this.context.sink.warn("watch-without-optimizer", "run.watch(variables) needs the optimizer that updates them: run.watch(variables, { optimizer }).");
      return;
    }
    if (!isOptimizer(optimizer)) {
      this.context.sink.warn("watch-unknown-optimizer", "The optimizer given to run.watch is not a TensorFlow.js optimizer. Updates are not recorded.");
      return;
    }
    if (!this.optimizers.has(optimizer) && trainee?.optimizer !== optimizer) this.optimizers.set(optimizer, hookOptimizer(optimizer, steps));
    steps.expectCustom();
  }
  /** Series of the first track carry plain names; those of others its name. */
  suffixFor(model) {
    if (this.tracks.length === 0) return "";
    const name = model?.name ?? "variables";
    const taken = new Set(this.tracks.map(({ steps }) => steps.track.suffix));
    let suffix = `@${name}`;
    for (let count = 2; taken.has(suffix); count++) suffix = `@${name}_${count}`;
    return suffix;
  }
  usable(tensors) {
    const alive = tensors.filter((tensor) => !tensor.isDisposed && ["float32", "int32", "bool"].includes(tensor.dtype));
    if (alive.length < tensors.length) this.context.sink.warn("batch-unreadable", "run.batch was given a tensor that is disposed or holds no numbers: it is left out.");
    return alive;
  }
};

// agent/src/hooks/memory-sink.fixture.ts
var MemorySink = class {
  constructor(options = {}) {
    this.options = options;
    this.task = options.task ?? null;
  }
  options;
  currentStep = 0;
  lastStep = null;
  totalSteps = null;
  task;
  histograms = [];
  events = [];
  warnings = [];
  faults = [];
  stepTimes = [];
  rows = [];
  depth = 0;
  nowMs = () => Date.now();
  isDue(group, step) {
    const every2 = this.options.every?.[group] ?? 1;
    return step < (this.options.denseSteps ?? 0) || every2 > 0 && step % every2 === 0;
  }
  isLoggedByUser = () => false;
  scalars(step, values) {
    this.rows.push({ step, values: new Map(values) });
  }
  histogram(record) {
    this.histograms.push(record);
  }
  event(event) {
    this.events.push(event);
  }
  beginAgentWork() {
    this.depth++;
  }
  endAgentWork() {
    this.depth--;
  }
  stepFinished(step, stepMs) {
    this.lastStep = step;
    this.currentStep = step + 1;
    this.stepTimes.push(stepMs);
  }
  warn(code, message) {
    this.warnings.push([code, message]);
  }
  guard(_code, work) {
    try {
      return work();
    } catch (error) {
      this.faults.push(error);
      return void 0;
    }
  }
  /** Values of one series by step, in order of arrival. */
  series(name) {
    return this.rows.flatMap(({ step, values }) => values.has(name) ? [[step, values.get(name)]] : []);
  }
  valuesOf(name) {
    return this.series(name).map(([, value]) => value);
  }
  names() {
    return [...new Set(this.rows.flatMap(({ values }) => [...values.keys()]))];
  }
  event1(kind) {
    const found = this.events.filter((event) => event.kind === kind);
    if (found.length === 0) throw new Error(`no ${kind}`);
    return found[0];
  }
};

// agent/src/hooks/prof-try.ts
var tf = { ...core, ...layers };
await tf.setBackend("wasm");
var Light = class extends MemorySink {
  n = 0;
  scalars(_s, v) {
    for (const [, x2] of v) this.n += x2 > 0 ? 1 : 0;
  }
  histogram() {
    this.n++;
  }
};
var make = () => {
  const m = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [784], activation: "relu", kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }), tf.layers.dense({ units: 64, activation: "relu", kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }), tf.layers.dense({ units: 10, activation: "softmax", kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) })] });
  m.compile({ optimizer: tf.train.adam(1e-3), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return m;
};
var N = 64 * 300;
var x = tf.randomUniform([N, 784], 0, 1, "float32", 3);
var yy = new Float32Array(N * 10);
for (let i = 0; i < N; i++) yy[i * 10 + i * 7 % 10] = 1;
var y = tf.tensor2d(yy, [N, 10]);
var every = { none: null, scalars: { norms: 1e9, activations: 1e9, input: 1e9, histograms: 1e9 } };
var times = {};
var own = {};
var one = async (k) => {
  const m = make();
  const sink = new Light(every[k] ? { every: every[k] } : {});
  const h = createTfjsHooks(tf, sink);
  if (every[k]) h.watch(m);
  let work = 0, t1 = 0;
  const b = sink.beginAgentWork.bind(sink), e = sink.endAgentWork.bind(sink);
  sink.beginAgentWork = () => {
    if (sink.depth === 0) t1 = performance.now();
    b();
  };
  sink.endAgentWork = () => {
    e();
    if (sink.depth === 0) work += performance.now() - t1;
  };
  let skipped = 0;
  let c = 0;
  sink.stepFinished = /* @__PURE__ */ ((o) => (s, ms) => {
    o.call(sink, s, ms);
    if (++c === 2) skipped = work;
  })(sink.stepFinished);
  const c0 = process.cpuUsage();
  const t = performance.now();
  await m.fit(x, y, { epochs: 1, batchSize: 64, shuffle: false, verbose: 0 });
  const d = performance.now() - t;
  const c1 = process.cpuUsage(c0);
  const cpu = (c1.user + c1.system) / 1e3;
  h.unhook();
  (times[k] ??= []).push(cpu);
  (own[k] ??= []).push((work - skipped) / (d - work));
  if (sink.faults.length) console.log(sink.faults[0]);
  for (const w of m.weights) w.read().dispose();
};
await one("none");
for (const k in times) times[k] = [];
for (const k in own) own[k] = [];
for (let r = 0; r < 3; r++) for (const k of Object.keys(every)) await one(k);
var med = (a) => a.slice().sort((p, q) => p - q)[a.length >> 1];
for (const k of Object.keys(every)) console.log(k.padEnd(8), (med(times[k]) / 300).toFixed(3) + " ms/step", "x" + (med(times[k]) / med(times.none)).toFixed(4), "own work / rest after the 2nd step", (100 * med(own[k])).toFixed(2) + "%");
