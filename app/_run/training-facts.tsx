'use client';

import type { StartProbe, TrainingDescription } from '../../lib/protocol/description.ts';
import { formatCount, formatValue } from '../_charts/format-value.ts';
import { Facts } from '../_shell/facts.tsx';
import { useWords } from '../_words/words-context.tsx';

/** How the model is trained, and what it answered before its first step. */
export function TrainingFacts({ training, start }: { readonly training: TrainingDescription | null; readonly start: StartProbe | null }) {
  const words = useWords();
  const { config } = words;
  const count = (value: number | null) => (value === null ? null : formatCount(value));
  const number = (value: number | null) => (value === null ? null : formatValue(value));
  const optimizer = training && [training.optimizer, ...Object.entries(training.optimizerConfig).map(([name, value]) => `${name} ${String(value)}`)].filter(Boolean).join(' · ');
  return (
    <Facts title={config.training} facts={training ? [
      [config.via, training.via], [config.optimizer, optimizer || null], [config.learningRate, number(training.learningRate)], [config.losses, training.losses.join(', ') || null], [config.metrics, training.metrics.join(', ') || words.none],
      [config.batchSize, count(training.batchSize)], [config.epochs, count(training.epochs)], [config.stepsPerEpoch, count(training.stepsPerEpoch)], [config.totalSteps, count(training.totalSteps)], [config.trainingSamples, count(training.trainingSamples)],
      [config.validationKind, config.validationKinds[training.validation]], [config.validationSamples, count(training.validationSamples)], [config.shuffle, training.shuffle === null ? null : training.shuffle ? config.yes : config.no],
      ...(start ? [[config.startLoss, number(start.loss)], [config.startRegularisation, number(start.regularisationLoss)], [config.outputRange, start.outputMin === null || start.outputMax === null ? null : `${formatValue(start.outputMin)} … ${formatValue(start.outputMax)}`]] as const : []),
    ] : []}>
      {!training && <p className="text-ink-muted">{config.notDescribed}</p>}
    </Facts>
  );
}
