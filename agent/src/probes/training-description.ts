import type { TrainingDescription } from '../../../lib/protocol/description.ts';
import { lossNames, metricNames } from '../hooks/loss-names.ts';
import type { OptimizerLike } from '../hooks/tensorflow.ts';
import type { Track } from '../hooks/track.ts';
import type { TrainingPlan } from '../hooks/training-plan.ts';

/** How a track is trained, as the call and the compiled model say it. `firstStep`: step the plan begins at. */
export function describeTraining(track: Track, plan: TrainingPlan, firstStep: number): TrainingDescription {
  const optimizer = (plan.via === 'custom' ? track.optimizer : track.trainee?.optimizer) ?? null;
  const rate = optimizer?.learningRate;
  return {
    via: plan.via,
    optimizer: optimizer ? optimizerName(optimizer) : null,
    optimizerConfig: optimizer ? plainConfig(optimizer) : {},
    learningRate: typeof rate === 'number' ? rate : null,
    losses: plan.via === 'custom' ? [] : lossNames(track.trainee),
    metrics: plan.via === 'custom' ? [] : metricNames(track.trainee),
    batchSize: plan.batchSize ?? track.batchSize,
    epochs: plan.epochs,
    stepsPerEpoch: plan.stepsPerEpoch,
    totalSteps: plan.totalSteps === null ? track.context.sink.totalSteps : firstStep + plan.totalSteps,
    trainingSamples: plan.trainingSamples,
    validation: plan.validation,
    validationSamples: plan.validationSamples,
    shuffle: plan.shuffle,
    task: track.context.sink.task,
  };
}

const optimizers: Readonly<Record<string, string>> = {
  SGD: 'sgd',
  Momentum: 'momentum',
  Adam: 'adam',
  RMSProp: 'rmsprop',
  Adagrad: 'adagrad',
  Adadelta: 'adadelta',
  Adamax: 'adamax',
};

function optimizerName(optimizer: OptimizerLike): string {
  const name = optimizer.getClassName?.() ?? optimizer.constructor.name;
  return optimizers[name] ?? name;
}

function plainConfig(optimizer: OptimizerLike): TrainingDescription['optimizerConfig'] {
  try {
    const entries = Object.entries(optimizer.getConfig?.() ?? {});
    return Object.fromEntries(
      entries.filter(
        (entry): entry is [string, number | string | boolean | null] =>
          entry[1] === null || ['number', 'string', 'boolean'].includes(typeof entry[1]),
      ),
    );
  } catch {
    return {}; // the user's own optimizer need not have one
  }
}
