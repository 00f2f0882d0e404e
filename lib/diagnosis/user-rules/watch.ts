import type { Severity } from '../../protocol/cause.ts';
import { newMemory, noteOutcome, type RuleMemory } from '../rule-memory.ts';
import type { Finding } from '../rule.ts';
import { evaluateCondition, firstSamplesNeeded, samplesNeeded, type UserFinding } from './evaluate.ts';
import type { UserRuleCondition } from './user-rule.ts';

type Watched = { readonly condition: UserRuleCondition; readonly patience: number; readonly severity: Severity };

const aFinding: Finding = { subject: 'model', step: 0, firstStep: 0, evidence: [], candidates: [] };

/** One rule of a person's on one run: takes the metric's samples one by one. The same samples give the same answers. */
export class UserRuleWatch {
  isFiring = false;
  /** The newest numbers for which the condition held. */
  finding: UserFinding | null = null;
  /** When the newest sample was taken; `null` before the first. */
  lastAtMs: number | null = null;
  lastStep = 0;
  private readonly memory: RuleMemory = newMemory();
  private readonly values: number[] = [];
  private readonly first: number[] = [];

  constructor(private readonly rule: Watched) {}

  /** Takes a sample; answers what it changed. Of `no-data`, a gap before the sample opens and the sample itself clears. */
  add(step: number, atMs: number, value: number): 'opened' | 'again' | 'cleared' | null {
    const { condition, patience, severity } = this.rule;
    this.lastAtMs = atMs;
    this.lastStep = step;
    if (condition.kind === 'no-data') return this.settle(false);
    this.values.push(value);
    if (this.values.length > samplesNeeded(condition)) this.values.shift();
    if (this.first.length < firstSamplesNeeded(condition)) this.first.push(value);
    const found = evaluateCondition(condition, { values: this.values, step, first: this.first });
    if (found !== null) this.finding = found;
    const outcome = noteOutcome(this.memory, found === null ? null : aFinding, severity, { fireAfter: patience, outOf: patience, clearAfter: patience });
    if (outcome === 'found') return this.settle(true);
    return outcome === 'cleared' ? this.settle(false) : null;
  }

  /** Takes the age of the newest sample; answers what it changed. Only `no-data` looks at it. */
  observeAge(ageMs: number): 'opened' | 'again' | 'cleared' | null {
    const { condition } = this.rule;
    if (condition.kind !== 'no-data') return null;
    if (!(ageMs >= condition.minutes * 60_000)) return null; // only a sample ends a silence
    if (!this.isFiring) this.finding = { step: this.lastStep, value: ageMs / 60_000, threshold: condition.minutes, baseline: null };
    return this.settle(true);
  }

  private settle(isFiring: boolean): 'opened' | 'again' | 'cleared' | null {
    const before = this.isFiring;
    this.isFiring = isFiring;
    if (isFiring) return before ? 'again' : 'opened';
    return before ? 'cleared' : null;
  }
}
