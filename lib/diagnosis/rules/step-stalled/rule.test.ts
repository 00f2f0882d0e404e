import { factsOf, testRule } from '../../rule-tester.ts';
import { stepStalled } from './rule.ts';
import { words } from './words.ts';

const aged = (stepAgeMs: number | null, medianStepMs: number | null): ReturnType<typeof factsOf> => factsOf({ liveness: { stepAgeMs, medianStepMs } });

testRule(stepStalled, words, {
  fires: [
    { name: 'fast steps, then none for over a minute', facts: aged(61_000, 12), step: 400, finding: { severity: 'warning', cause: 'stalled', firstStep: 400 } },
    { name: 'slow steps, then none for very long', facts: aged(250_000, 12_000) },
    { name: 'pace unknown', facts: aged(70_000, null) },
  ],
  silent: [
    { name: 'at its usual pace', facts: aged(40, 12) },
    { name: 'a long evaluation', facts: aged(50_000, 12) },
    { name: 'slow steps: a minute is nothing', facts: aged(90_000, 12_000) },
    { name: 'before the first step', facts: aged(null, null) },
    { name: 'no clock', facts: factsOf() },
  ],
});
