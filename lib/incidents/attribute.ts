import { roomOf } from '../diagnosis/catalogue.ts';
import type { Cause } from '../protocol/cause.ts';
import { canBringAbout, causeRank } from './cause-graph.ts';
import { scoreOf, type Symptom, voice } from './symptom.ts';

/** Symptoms that one cause explains. */
export interface Group {
  readonly cause: Cause;
  /** The symptom the incident is told by: the most upstream one that speaks for the cause. */
  readonly root: Symptom;
  /** All symptoms, the root too, in order of their first step. */
  readonly members: readonly Symptom[];
}

/** Steps by which a consequence may seem to begin before its cause, since windows see them at different times. */
export const lookBackSteps = 50;
/** Support from which a cause may explain symptoms by its place upstream; below it a symptom keeps its own likeliest cause. */
const enoughSupport = 0.45;

/**
 * Parts the symptoms among causes: the most upstream cause with enough evidence first, with everything that follows from it;
 * then the next on what is left. Every symptom lands in exactly one group. The order of `symptoms` does not matter.
 */
export function groupByCause(symptoms: readonly Symptom[]): Group[] {
  const groups: Group[] = [];
  let left = symptoms.toSorted((one, other) => one.firstStep - other.firstStep || compareText(one.rule, other.rule));
  while (left.length > 0) {
    const cause = strongestCause(left);
    const members = membersOf(cause, left);
    groups.push({ cause, root: rootOf(cause, members), members });
    left = left.filter((symptom) => !members.includes(symptom));
  }
  return groups;
}

/**
 * Every cause named by the symptoms with its support, the best supported first. Independent voices add up as
 * 1 − Π(1 − voice); a symptom that follows from another one present speaks at half voice, since what brought that other
 * one about explains both.
 */
export function candidatesOf(symptoms: readonly Symptom[]): { cause: Cause; score: number }[] {
  const named = [...new Set(symptoms.flatMap((symptom) => symptom.finding.candidates.map((candidate) => candidate.cause)))];
  const strength = new Map(symptoms.map((symptom) => [symptom, symptoms.some((other) => isBefore(other, symptom)) ? 0.5 : 1]));
  const support = (cause: Cause): number => 1 - symptoms.reduce((doubt, symptom) => doubt * (1 - strength.get(symptom)! * voice(symptom, cause)), 1);
  return named.map((cause) => ({ cause, score: support(cause) })).sort((one, other) => other.score - one.score || causeRank(one.cause) - causeRank(other.cause));
}

function isBefore(other: Symptom, symptom: Symptom): boolean {
  return canBringAbout(other.rule, symptom.rule) && other.firstStep <= symptom.firstStep + lookBackSteps;
}

function strongestCause(left: readonly Symptom[]): Cause {
  const candidates = candidatesOf(left);
  const upstream = candidates.filter(({ score }) => score >= enoughSupport).sort((one, other) => causeRank(one.cause) - causeRank(other.cause) || other.score - one.score);
  return upstream[0]?.cause ?? candidates[0]?.cause ?? 'unknown';
}

/** The symptoms that speak for the cause, and those that follow from them, none earlier than its look-back. */
function membersOf(cause: Cause, left: readonly Symptom[]): Symptom[] {
  const speakers = left.filter((symptom) => scoreOf(symptom, cause) >= 0.3);
  const first = Math.min(...(speakers.length > 0 ? speakers : left.filter((symptom) => scoreOf(symptom, cause) > 0)).map((symptom) => symptom.firstStep));
  const isInTime = (symptom: Symptom): boolean => symptom.firstStep >= first - lookBackSteps;
  const members = left.filter((symptom) => scoreOf(symptom, cause) > 0 && (scoreOf(symptom, cause) >= 0.3 || isInTime(symptom)) && !hasStrongerRival(symptom, cause));
  const seeds = members.length > 0 ? members : left.slice(0, 1);
  const broken = Math.min(...seeds.filter((seed) => seed.rule === 'training-non-finite' && seed.severity === 'critical').map((seed) => seed.firstStep));
  // Whatever is seen of weights that are not numbers any more tells nothing of its own.
  return left.filter((symptom) => seeds.includes(symptom) || symptom.firstStep >= broken || ((isInTime(symptom) || namesNothing(symptom)) && seeds.some((seed) => canBringAbout(seed.rule, symptom.rule))));
}

/** True when the symptom has no cause of its own to name: whatever can bring it about explains it, at whatever step its windows begin. */
function namesNothing(symptom: Symptom): boolean {
  return symptom.finding.candidates[0]?.cause === 'unknown';
}

/** True when the symptom itself names, far more strongly, a cause that stands no further downstream than this one. */
function hasStrongerRival(symptom: Symptom, cause: Cause): boolean {
  const own = scoreOf(symptom, cause);
  return symptom.finding.candidates.some((candidate) => candidate.score >= 0.5 && candidate.score > 3 * own && causeRank(candidate.cause) <= causeRank(cause));
}

function rootOf(cause: Cause, members: readonly Symptom[]): Symptom {
  const best = Math.max(...members.map((symptom) => scoreOf(symptom, cause)));
  const speakers = members.filter((symptom) => scoreOf(symptom, cause) >= Math.min(0.3, best));
  const told = firstFilled(speakers.filter((symptom) => symptom.severity !== 'info'), speakers.filter((symptom) => roomOf(symptom.rule)?.rule.kind !== 'preflight'), speakers);
  const sources = told.filter((symptom) => !told.some((other) => isBefore(other, symptom)));
  return sources.toSorted((one, other) => one.firstStep - other.firstStep || compareText(one.rule, other.rule))[0]!;
}

/** The first list that is not empty: a hint made before the first step does not tell what the training itself shows. */
function firstFilled(...lists: readonly (readonly Symptom[])[]): readonly Symptom[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
