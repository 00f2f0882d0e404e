import type { DataDescription, LayerDescription, ModelDescription, StartProbe, TensorStatistics, TrainingDescription, VariableDescription } from '../protocol/description.ts';
import type { RunFacts } from './rule.ts';

/** Facts of a run of which nothing is known, with changes. */
export function factsOf(changes: Partial<RunFacts> = {}): RunFacts {
  return { task: null, totalSteps: null, model: null, training: null, data: null, start: null, nonFiniteTrace: null, liveness: null, ...changes };
}

/** A hidden or output variable as the agent describes it; He-initialised 64 × 64 kernel unless changed. */
export function variableOf(changes: Partial<VariableDescription> = {}): VariableDescription {
  const fanIn = changes.fanIn === undefined ? 64 : changes.fanIn;
  return {
    name: 'dense_1/kernel', shape: [64, 64], trainable: true, isKernel: true, fanIn, fanOut: 64,
    initialMean: 0, initialStd: fanIn === null ? null : Math.sqrt(2 / fanIn),
    ...changes,
  };
}

/** A dense layer of 64 relu units with kernel and bias, unless changed. */
export function layerOf(changes: Partial<LayerDescription> = {}): LayerDescription {
  const name = changes.name ?? 'dense_1';
  return {
    name, className: 'Dense', outputShape: [null, 64], parameterCount: 64 * 65, trainable: true, units: 64, activation: 'relu', useBias: true,
    dropoutRate: null, isRegularised: false, kernelInitializer: 'HeNormal', biasInitializer: 'Zeros', isRecurrent: false, timeSteps: null, isOutput: false,
    variables: [variableOf({ name: `${name}/kernel` }), variableOf({ name: `${name}/bias`, shape: [64], isKernel: false, fanIn: null, fanOut: null, initialStd: 0 })],
    inboundLayers: [],
    ...changes,
  };
}

/** Dense layers of 64 units with these activations, the last one the output with 10 units. */
export function modelOf(activations: readonly string[], change: (layer: LayerDescription, index: number) => LayerDescription = (layer) => layer): ModelDescription {
  const layers = activations.map((activation, index) => {
    const isOutput = index === activations.length - 1;
    return change(layerOf({ name: `dense_${index + 1}`, activation, isOutput, units: isOutput ? 10 : 64, outputShape: [null, isOutput ? 10 : 64], inboundLayers: index === 0 ? [] : [`dense_${index}`] }), index);
  });
  const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
  return { name: 'model', layers, inputShapes: [[null, 64]], outputShapes: [[null, 10]], parameterCount, trainableParameterCount: parameterCount };
}

/** A classification by fit with Adam 1e-3 and 1000 samples, unless changed. */
export function trainingOf(changes: Partial<TrainingDescription> = {}): TrainingDescription {
  return {
    via: 'fit', optimizer: 'adam', optimizerConfig: {}, learningRate: 1e-3, losses: ['categoricalCrossentropy'], metrics: ['accuracy'], batchSize: 32, epochs: 10,
    stepsPerEpoch: 32, totalSteps: 320, trainingSamples: 1000, validation: 'data', validationSamples: 200, shuffle: true, task: 'classification',
    ...changes,
  };
}

export function statisticsOf(changes: Partial<TensorStatistics> = {}): TensorStatistics {
  return { shape: [128, 64], mean: 0, std: 1, min: -3, max: 3, nonFinite: 0, isInteger: false, tailRatio: 5, ...changes };
}

/** 128 standardised rows with ten balanced one-hot classes, unless changed. */
export function dataOf(changes: Partial<DataDescription> = {}): DataDescription {
  return {
    rows: 128, inputs: [statisticsOf()], targets: [statisticsOf({ shape: [128, 10], mean: 0.1, std: 0.3, min: 0, max: 1, isInteger: true, tailRatio: null })],
    constantFeatureRatio: 0, classCounts: [13, 12, 13, 13, 13, 13, 12, 13, 13, 13], validationInputs: [statisticsOf()], duplicateRatio: 0, neighbourCorrelation: null,
    ...changes,
  };
}

/** The model at step 0 at chance on ten classes, unless changed. */
export function startOf(changes: Partial<StartProbe> = {}): StartProbe {
  return { rows: 128, loss: Math.log(10), regularisationLoss: 0, outputMin: 0.02, outputMax: 0.4, outputRowsSumToOne: true, activationStd: { dense_1: 0.8 }, ...changes };
}

/** A whole ordinary run: everything known, nothing wrong. */
export function ordinaryFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return factsOf({ task: 'classification', totalSteps: 320, model: modelOf(['relu', 'relu', 'softmax']), training: trainingOf(), data: dataOf(), start: startOf(), ...changes });
}
