/** What can lie behind a symptom. Closed set; an incident names the most upstream one with evidence. */
export const causes = [
  'data-non-finite', 'input-scale', 'target-scale', 'input-constant', 'layout-or-reshape', 'labels',
  'class-imbalance', 'batch-order', 'train-validation-mismatch', 'data-leak', 'head-loss-mismatch', 'wrong-loss',
  'initialisation', 'activation-choice', 'depth-without-shortcut', 'disconnected-variable', 'frozen-variable',
  'learning-rate-too-high', 'learning-rate-too-low', 'learning-rate-schedule', 'batch-size-too-small',
  'batch-size-too-large', 'regularisation-too-strong', 'overfitting', 'capacity-too-small', 'normalisation-mode',
  'recurrent-instability', 'numerical-error', 'stalled', 'out-of-memory-risk', 'input-bound', 'bias-missing',
  'checkpoint-incomplete', 'logging-gap', 'user-alert', 'user-rule', 'unknown',
] as const;
export type Cause = (typeof causes)[number];

export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** One text in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}
