/**
 * Rules and checks that no committed recording of seed 1 makes find anything yet; the test of rules on recordings keeps this list
 * honest. `step-stalled` needs a clock and has a test of its own there.
 */
export const notYetFired: readonly string[] = [
  'bias-missing',
  'checkpoint-optimizer-state',
  'logging-coverage',
  'nonlinearity-missing',
  'seed-recorded',
  'gradient-clipped-often',
  'gradient-noise-extreme',
  'input-shifted',
  'learning-rate-decayed-early',
  'loss-impossible',
  'loss-spike',
  'mode-gap-wide',
  'step-stalled',
  'weight-growing',
];
