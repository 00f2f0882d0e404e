import type { Words } from '../protocol/cause.ts';
import type { TipId } from './tip-id.ts';

/** What gives a tip its evidence. `id` names a rule, preflight check, probe or cross-run analysis; for `text` the tip itself. */
export interface TipSupport {
  readonly kind: 'rule' | 'preflight' | 'probe' | 'cross-run' | 'text';
  readonly id: string;
}

/** One of the 63 training tips. It knows of rules by id only; whether they exist is judged one floor up. */
export interface Tip {
  readonly id: TipId;
  readonly title: Words;
  /** What to do, one or two sentences. */
  readonly what: Words;
  readonly why: Words;
  /** How to do it: in TF.js (Markdown, may hold a short code block) and in general. */
  readonly how: Words;
  /** When it does not apply, and what is contested or dated about it. */
  readonly whenNot: Words;
  readonly support: readonly [TipSupport, ...TipSupport[]];
}
