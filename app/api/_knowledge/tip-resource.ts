import { roomOf } from '../../../lib/diagnosis/catalogue.ts';
import type { Tip, TipSupport } from '../../../lib/tips/tip.ts';
import type { AnswerOf } from '../_schemas/registry.ts';

/** A tip as the API tells it, with what of its support this server has. */
export function tipResource(tip: Tip): AnswerOf<'Tip'> {
  return { ...tip, support: tip.support.map((support) => ({ ...support, available: isAvailable(support) })) };
}

/** A text is there with the tip itself; rules and checks where the catalogue has their room; probes and analyses not yet. */
function isAvailable({ kind, id }: TipSupport): boolean {
  return kind === 'text' || roomOf(id)?.rule.kind === kind;
}
