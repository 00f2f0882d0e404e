import type { Cause, Words } from '../../protocol/cause.ts';
import type { TipId } from '../../tips/tip-id.ts';
import type { Remedy } from './remedy.ts';

/** A place on the map: a question asked of a network, the branches it splits into, and the tips that hang there. */
export interface Branch {
  /** Stable and unique on the map; the address of the place. */
  readonly id: string;
  readonly title: Words;
  /** How to tell that one is at the right place, one sentence. */
  readonly about: Words;
  /** Causes that stand for this place. */
  readonly causes: readonly Cause[];
  /** Rules and checks that would show it; all silent means that it is ruled out. */
  readonly rules: readonly string[];
  /** What helps, the first to try first. */
  readonly tips: readonly TipId[];
  readonly branches: readonly Branch[];
  /** For a place that is no fault but a remedy: what it is against, and what a run says about it. */
  readonly remedy?: { readonly against: Cause; readonly judge: Remedy };
}

interface Ground {
  readonly causes?: readonly Cause[];
  readonly rules?: readonly string[];
  readonly remedy?: Branch['remedy'];
}

/** A place where tips hang. */
export function place(id: string, title: Words, about: Words, tips: readonly [TipId, ...TipId[]], { causes = [], rules = [], remedy }: Ground = {}): Branch {
  return { id, title, about, causes, rules, tips, branches: [], ...(remedy === undefined ? {} : { remedy }) };
}

/** A place where the way splits. */
export function fork(id: string, title: Words, about: Words, branches: readonly [Branch, ...Branch[]]): Branch {
  return { id, title, about, causes: [], rules: [], tips: [], branches };
}

/** Both languages of a text. */
export const say = (en: string, zh: string): Words => ({ en, zh });
