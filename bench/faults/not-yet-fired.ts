/** Rules and checks that no committed recording makes find anything yet; the test of rules on recordings keeps this list honest. */
export const notYetFired: readonly string[] = [];
