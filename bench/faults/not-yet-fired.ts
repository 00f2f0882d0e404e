/**
 * Rules and checks that no committed recording of seed 1 makes find anything; the test of rules on recordings keeps this list
 * honest. `step-stalled` needs a clock, which a recording has none of: it has a test of its own there.
 */
export const notYetFired: readonly string[] = ['step-stalled'];
