/**
 * Rules and checks that no committed recording of seed 1 makes find anything yet; the test of rules on recordings keeps this list
 * honest. `step-stalled` needs a clock and has a test of its own there.
 */
export const notYetFired: readonly string[] = [
  'checkpoint-optimizer-state',
  'logging-coverage',
  'seed-recorded',
  'gradient-clipped-often',
  'gradient-noise-extreme',
  'input-shifted',
  'loss-spike',
  'mode-gap-wide',
  'step-stalled',
  'weight-growing',
];
