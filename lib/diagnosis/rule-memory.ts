import type { Severity } from '../protocol/cause.ts';
import type { Finding, Patience } from './rule.ts';

/** What the engine remembers of one rule on one run: plain data, so that it can be saved as it is. */
export interface RuleMemory {
  /** Samples of its first signal so far, and the number of them at which it is due again. */
  samples: number;
  dueAt: number;
  evaluations: number;
  /** Whether each of the newest evaluations found something, oldest first. */
  outcomes: boolean[];
  /** Evaluations without a finding since the last one with. */
  misses: number;
  phase: 'silent' | 'pending' | 'firing';
  finding: Finding | null;
  severity: Severity;
  /** What it threw, once it did; it is not called again on this run. */
  fault: string | null;
}

export function newMemory(): RuleMemory {
  return { samples: 0, dueAt: 1, evaluations: 0, outcomes: [], misses: 0, phase: 'silent', finding: null, severity: 'info', fault: null };
}

/**
 * Notes the outcome of one evaluation and answers what it changed: `found` while the rule is firing and found it again,
 * `cleared` when it stopped firing, `pending` while it has found something but not often enough.
 */
export function noteOutcome(memory: RuleMemory, finding: Finding | null, severity: Severity, patience: Patience): 'found' | 'cleared' | 'pending' | 'nothing' {
  memory.evaluations += 1;
  memory.outcomes.push(finding !== null);
  if (memory.outcomes.length > patience.outOf) memory.outcomes.shift();
  const hits = memory.outcomes.filter(Boolean).length;
  if (finding === null) {
    memory.misses += 1;
    if (memory.phase === 'firing' && memory.misses >= patience.clearAfter) {
      silence(memory);
      return 'cleared';
    }
    if (memory.phase === 'pending' && hits === 0) silence(memory);
    return 'nothing';
  }
  memory.misses = 0;
  memory.finding = finding;
  memory.severity = severity;
  if (memory.phase !== 'firing') memory.phase = hits >= patience.fireAfter ? 'firing' : 'pending';
  return memory.phase === 'firing' ? 'found' : 'pending';
}

function silence(memory: RuleMemory): void {
  memory.phase = 'silent';
  memory.finding = null;
  memory.outcomes = [];
}

/**
 * Samples until the next evaluation. It widens with the length of the run (to at most 20 samples), so that a long run
 * costs no more per sample than a short one; it depends on the number of samples alone.
 */
export function samplesToNext(everySamples: number, samples: number): number {
  return Math.max(everySamples, Math.min(20, everySamples * Math.max(1, Math.floor(samples / 250))));
}
