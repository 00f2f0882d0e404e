import type { Cause } from '../../protocol/cause.ts';
import { type Branch, fork, say } from './branch.ts';
import { notRunningWell } from './not-running-well.ts';
import { trainingBad } from './training-bad.ts';
import { unstable } from './unstable.ts';
import { validationBad } from './validation-bad.ts';
import { wantsMore } from './wants-more.ts';

/** The whole map, from "my network has a problem" to the tips. */
export const map: Branch = fork(
  'problem', say('My network has a problem', '我的网络有问题'), say('Which of these is it? Take the first that fits.', '是哪一种？取第一个符合的。'),
  [trainingBad, validationBad, unstable, wantsMore, notRunningWell],
);

/** Every place on the map, parents before their branches. */
export const places: readonly Branch[] = below(map);

function below(branch: Branch): Branch[] {
  return [branch, ...branch.branches.flatMap(below)];
}

const parents: ReadonlyMap<string, string> = new Map(places.flatMap((branch) => branch.branches.map((child) => [child.id, branch.id] as const)));

/** Ids from the root to the place, both included; empty when there is no such place. */
export function pathTo(id: string): readonly string[] {
  if (!places.some((branch) => branch.id === id)) return [];
  const path = [id];
  for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) path.unshift(parent);
  return path;
}

/** The place an incident belongs to: that of its cause, nearest to what was seen; else that of its rule. `null` where the map has none. */
export function placeOf({ cause, rule }: { readonly cause: Cause; readonly rule: string }): string | null {
  const ofCause = places.filter((branch) => branch.causes.includes(cause));
  const chosen = ofCause.find((branch) => branch.rules.includes(rule)) ?? ofCause[0] ?? places.find((branch) => branch.rules.includes(rule));
  return chosen?.id ?? null;
}
