import 'server-only';
import type { Words } from '../../lib/protocol/cause.ts';
import { rooms } from '../../lib/diagnosis/catalogue.ts';
import { tips } from '../../lib/tips/catalogue.ts';

/** Titles of rules and tips by id: what pages need to name them without holding the whole catalogue. */
export interface Names {
  readonly rules: Readonly<Record<string, Words>>;
  readonly tips: Readonly<Record<string, Words>>;
}

/** The titles of every rule, check and tip of this server. */
export function readNames(): Names {
  return {
    rules: Object.fromEntries(rooms.map(({ rule, words }) => [rule.id, words.title])),
    tips: Object.fromEntries(Object.values(tips).map((tip) => [tip.id, tip.title])),
  };
}
