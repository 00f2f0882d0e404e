import { dataOf, modelOf, ordinaryFacts, startOf, statisticsOf, trainingOf } from '../diagnosis/facts.fixture.ts';
import { noise } from '../diagnosis/signals.fixture.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { startMs, type StreamItem, streamOf } from './run-stream.fixture.ts';

const at = { atMs: startMs, step: 0 };

/** What an ordinary run says of itself. */
export function ordinaryEvents(): RunEvent[] {
  const { model, training, data, start } = ordinaryFacts();
  return [
    { ...at, kind: 'model-described', model: model! },
    { ...at, kind: 'training-described', training: training! },
    { ...at, kind: 'data-described', data: data! },
    { ...at, kind: 'start-probed', start: start! },
  ];
}

const isSampled = (step: number): boolean => step < 50 || step % 10 === 0;
const kernels = ['dense_1/kernel', 'dense_2/kernel', 'dense_3/kernel'];

function norms(step: number, gradient: number, update: number): Record<string, number> {
  if (!isSampled(step)) return {};
  return {
    'gradient-norm': gradient * 1.7,
    ...Object.fromEntries(kernels.flatMap((name, place) => [[`gradient-norm/${name}`, gradient * (1 + 0.3 * noise(step, place))], [`update-ratio/${name}`, update * (1 + 0.3 * noise(step, place + 9))]])),
  };
}

/** A classification that learns: loss falls with noise, norms and units as they should be. */
export function healthyRun(steps = 600): StreamItem[] {
  return streamOf(
    steps,
    (step) => ({
      'train/loss': (2.3 * Math.exp(-step / 120) + 0.1) * (1 + 0.15 * noise(step)),
      'train/accuracy': Math.min(1, 0.1 + step / 300),
      'learning-rate': 1e-3,
      ...norms(step, 0.8 * Math.exp(0.4 * noise(step, 4)), 2e-3),
      ...(isSampled(step) ? { 'activation-dead-ratio/dense_1': 0.1 + 0.05 * noise(step), 'activation-dead-ratio/dense_2': 0.2 } : {}),
    }),
    ordinaryEvents(),
  );
}

/** Steps far too large: gradient and loss explode within the first steps, units die, then nothing moves and the loss sits at ln K. */
export function collapsedRun(steps = 500): StreamItem[] {
  return streamOf(
    steps,
    (step) => ({
      'train/loss': step < 2 ? 2.3 : step < 30 ? 30 - step + noise(step) : 2.31 + 0.01 * noise(step),
      'train/accuracy': 0.1,
      'learning-rate': 10,
      ...norms(step, step < 2 ? 1 : step < 6 ? 500 * step : 1e-9, step < 8 ? 3 : 1e-12),
      ...(isSampled(step) ? { 'activation-dead-ratio/dense_1': step < 3 ? 0.1 : 0.98, 'activation-dead-ratio/dense_2': step < 3 ? 0.2 : 1 } : {}),
    }),
    ordinaryEvents(),
  );
}

/** Ten sigmoid layers: the gradient is gone before it reaches the first, the loss stays at ln K. */
export function vanishingRun(steps = 400): StreamItem[] {
  const depth = 11;
  const model = modelOf([...Array.from({ length: depth - 1 }, () => 'sigmoid'), 'softmax']);
  return streamOf(
    steps,
    (step) => ({
      'train/loss': 2.303 + 0.01 * noise(step),
      'train/accuracy': 0.1,
      'learning-rate': 0.1,
      ...(isSampled(step)
        ? Object.fromEntries(model.layers.flatMap((layer, place) => [[`gradient-norm/${layer.name}/kernel`, 0.25 ** (depth - place)], [`update-ratio/${layer.name}/kernel`, 1e-4 * 0.25 ** (depth - place)]]))
        : {}),
    }),
    [{ ...at, kind: 'model-described', model }, { ...at, kind: 'training-described', training: trainingOf({ optimizer: 'sgd', learningRate: 0.1 }) }, { ...at, kind: 'data-described', data: dataOf() }, { ...at, kind: 'start-probed', start: startOf() }],
  );
}

/** Pixels of 0 … 255 under plain SGD: known to be unscaled before the first step, then everything breaks. */
export function unscaledRun(steps = 400): StreamItem[] {
  const pixels = [statisticsOf({ mean: 33, std: 78, min: 0, max: 255, isInteger: true })];
  const data = dataOf({ inputs: pixels, validationInputs: pixels });
  return collapsedRun(steps).map((item) => (item.kind === 'event' && item.event.kind === 'data-described' ? { kind: 'event', event: { ...item.event, data } } : item));
}
