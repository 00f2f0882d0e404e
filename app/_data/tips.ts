import 'server-only';
import { roomOf } from '../../lib/diagnosis/catalogue.ts';
import { tips } from '../../lib/tips/catalogue.ts';
import { tipIds, type TipId } from '../../lib/tips/tip-id.ts';
import type { Tip } from '../../lib/tips/tip.ts';
import { openRuntime } from './reader.ts';

/** Every tip, in the order of the lists. */
export async function readTips(): Promise<readonly Tip[]> {
  await openRuntime();
  return tipIds.map((id) => tips[id]);
}

/** One tip, and which of its supports this server has a page for; `null` when there is none of that id. */
export async function readTip(id: string): Promise<{ readonly tip: Tip; readonly ruleIds: ReadonlySet<string> } | null> {
  await openRuntime();
  if (!tipIds.includes(id as TipId)) return null;
  const tip = tips[id as TipId];
  return { tip, ruleIds: new Set(tip.support.map((support) => support.id).filter((ruleId) => roomOf(ruleId))) };
}
