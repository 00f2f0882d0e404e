import { z } from 'zod';
import { limits } from '../protocol/limits.ts';

/** Shapes of what an agent says of a run, for the rim of ingest. Fields that are not known are let through. */

const name = z.string().max(limits.nameBytes);
const optionalNumber = z.number().nullable();
const count = z.int().nonnegative();
const shape = z.array(z.int().nullable()).max(16);

const variable = z.object({
  name,
  shape: z.array(z.int()).max(16),
  trainable: z.boolean(),
  isKernel: z.boolean(),
  fanIn: optionalNumber,
  fanOut: optionalNumber,
  initialMean: optionalNumber,
  initialStd: optionalNumber,
});

const layer = z.object({
  name,
  className: z.string(),
  outputShape: shape.nullable(),
  parameterCount: count,
  trainable: z.boolean(),
  units: optionalNumber,
  activation: z.string().nullable(),
  useBias: z.boolean().nullable(),
  dropoutRate: optionalNumber,
  isRegularised: z.boolean(),
  kernelInitializer: z.string().nullable(),
  biasInitializer: z.string().nullable(),
  isRecurrent: z.boolean(),
  timeSteps: optionalNumber,
  isOutput: z.boolean(),
  variables: z.array(variable),
  inboundLayers: z.array(name),
});

export const modelSchema = z.object({
  name: z.string(),
  layers: z.array(layer),
  inputShapes: z.array(shape),
  outputShapes: z.array(shape),
  parameterCount: count,
  trainableParameterCount: count,
});

export const trainingSchema = z.object({
  via: z.enum(['fit', 'fitDataset', 'trainOnBatch', 'custom']),
  optimizer: z.string().nullable(),
  optimizerConfig: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
  learningRate: optionalNumber,
  losses: z.array(z.string()),
  metrics: z.array(z.string()),
  batchSize: optionalNumber,
  epochs: optionalNumber,
  stepsPerEpoch: optionalNumber,
  totalSteps: optionalNumber,
  trainingSamples: optionalNumber,
  validation: z.enum(['none', 'data', 'split', 'unknown']),
  validationSamples: optionalNumber,
  shuffle: z.boolean().nullable(),
  task: z.enum(['classification', 'regression', 'language-model', 'adversarial', 'other']).nullable(),
});

const tensor = z.object({
  shape: z.array(z.int()).max(16),
  mean: optionalNumber,
  std: optionalNumber,
  min: optionalNumber,
  max: optionalNumber,
  nonFinite: count,
  isInteger: z.boolean(),
  tailRatio: optionalNumber,
});

export const dataSchema = z.object({
  rows: count,
  inputs: z.array(tensor),
  targets: z.array(tensor),
  constantFeatureRatio: optionalNumber,
  classCounts: z.array(z.number()).nullable(),
  validationInputs: z.array(tensor),
  duplicateRatio: optionalNumber,
  neighbourCorrelation: optionalNumber,
});

export const startSchema = z.object({
  rows: count,
  loss: optionalNumber,
  regularisationLoss: optionalNumber,
  outputMin: optionalNumber,
  outputMax: optionalNumber,
  outputRowsSumToOne: z.boolean().nullable(),
  activationStd: z.record(z.string(), z.number().nullable()),
});

export const environmentSchema = z.object({
  backend: z.string().nullable(),
  tfjsVersion: z.string().nullable(),
  nodeVersion: z.string(),
  agentVersion: z.string(),
  platform: z.string(),
  cpu: z.string().nullable(),
  cpuCores: optionalNumber,
  memoryBytes: optionalNumber,
  gpus: z.array(z.object({ name: z.string(), memoryBytes: optionalNumber })).max(64),
});

export const traceSchema = z.object({
  where: z.enum(['input', 'target', 'activation', 'loss', 'gradient', 'weight']),
  subject: name.nullable(),
  rows: z.array(count),
  finite: z.array(z.string()),
});
