import type { Cause, Words } from '../../protocol/cause.ts';
import type { RuleCoverage } from '../../protocol/coverage.ts';
import type { IncidentResource } from '../../protocol/resource.ts';
import type { Branch } from './branch.ts';
import type { RemedyFacts } from './remedy.ts';

/** What one run's evidence says about a place. `unwatched`: no rule looks at it, so nothing can be said. */
export type MarkState = 'supported' | 'ruled-out' | 'not-evaluated' | 'unwatched';

/** Why a place is supported: an incident names its cause, holds it for possible, shows a sign of it and blames another cause; or it is a remedy that is still to be had against what is open. */
export interface Support {
  readonly grade: 'named' | 'possible' | 'sign' | 'remedy';
  readonly incidentId: string;
  readonly cause: Cause;
  /** The rule that shows it, for `sign`. */
  readonly rule?: string;
}

export interface Mark {
  readonly state: MarkState;
  /** Strongest first; empty unless supported. */
  readonly support: readonly Support[];
  /** Rules that were evaluated and found nothing. */
  readonly silent: readonly string[];
  /** Rules that could not be judged, with what they lack; nothing is missing where a rule only warms up or is switched off. */
  readonly unjudged: readonly { readonly rule: string; readonly state: RuleCoverage['state']; readonly missing: readonly string[] }[];
  /** For a remedy against what is open: what the run's facts say about it. */
  readonly reason?: Words;
}

type Seen = Pick<IncidentResource, 'id' | 'cause' | 'rule' | 'state' | 'candidates' | 'consequences'>;

/** A cause held for less likely than this does not mark its place. */
const possibleFrom = 0.25;
const grades = ['named', 'possible', 'sign', 'remedy'] as const;
const nothingKnown: RemedyFacts = { model: null, training: null, data: null };
const untold: Words = { en: 'What this run reports does not tell.', zh: '本次运行所报告的内容说明不了。' };

/**
 * A mark for every place of the tree, by id. A place is ruled out only when all of its rules that apply to the run were
 * evaluated and are silent; a fork is supported when one branch is, and ruled out when every watched branch is.
 * A remedy is judged by the run's facts once an open incident asks for it. Resolved incidents count for nothing; rules that are unknown to the coverage count as not evaluated.
 */
export function markMap(root: Branch, incidents: readonly Seen[], coverage: readonly RuleCoverage[], facts: RemedyFacts = nothingKnown): Readonly<Record<string, Mark>> {
  const marks: Record<string, Mark> = {};
  const open = incidents.filter((incident) => incident.state === 'firing');
  const byRule = new Map(coverage.map((item) => [item.rule, item]));
  const visit = (branch: Branch): Mark => {
    const mark = branch.branches.length > 0 ? joined(branch.branches.map(visit)) : (markRemedy(branch, open, facts) ?? markPlace(branch, open, byRule));
    marks[branch.id] = mark;
    return mark;
  };
  visit(root);
  return marks;
}

/** The mark of a remedy against an open incident; `null` for places of another kind, and while nothing asks for it. */
function markRemedy({ remedy }: Branch, open: readonly Seen[], facts: RemedyFacts): Mark | null {
  if (remedy === undefined) return null;
  const asking = open.find(({ cause }) => cause === remedy.against) ?? open.find(({ candidates }) => candidates.some(({ cause, score }) => cause === remedy.against && score >= possibleFrom));
  if (asking === undefined) return null;
  const found = remedy.judge(facts, new Set([asking.rule, ...asking.consequences.map(({ rule }) => rule)]));
  const support: Mark['support'] = found?.isOpen === true ? [{ grade: 'remedy', incidentId: asking.id, cause: remedy.against }] : [];
  return { state: found === null ? 'not-evaluated' : found.isOpen ? 'supported' : 'ruled-out', support, silent: [], unjudged: [], reason: found?.reason ?? untold };
}

function markPlace(branch: Branch, open: readonly Seen[], byRule: ReadonlyMap<string, RuleCoverage>): Mark {
  const support = open.flatMap((incident) => supportOf(branch, incident) ?? []);
  const silent: string[] = [];
  const unjudged: Mark['unjudged'][number][] = [];
  let firing = 0;
  for (const rule of branch.rules) {
    const { state, missing } = byRule.get(rule) ?? { state: 'not-evaluated' as const, missing: [] };
    if (state === 'watching') silent.push(rule);
    else if (state === 'firing') firing += 1;
    else if (state !== 'not-applicable') unjudged.push({ rule, state, missing });
  }
  return { state: stateOf(support.length > 0, silent.length, unjudged.length + firing), support: byGrade(support), silent, unjudged };
}

function stateOf(isSupported: boolean, silent: number, unsettled: number): MarkState {
  if (isSupported) return 'supported';
  if (unsettled > 0) return 'not-evaluated';
  return silent > 0 ? 'ruled-out' : 'unwatched';
}

function supportOf(branch: Branch, incident: Seen): Support | null {
  const { id: incidentId, cause, candidates } = incident;
  if (branch.causes.includes(cause)) return { grade: 'named', incidentId, cause };
  const possible = candidates.find((candidate) => candidate.score >= possibleFrom && branch.causes.includes(candidate.cause));
  if (possible !== undefined) return { grade: 'possible', incidentId, cause: possible.cause };
  if (branch.remedy !== undefined) return null;
  const rule = [incident.rule, ...incident.consequences.map((consequence) => consequence.rule)].find((seen) => branch.rules.includes(seen));
  return rule === undefined ? null : { grade: 'sign', incidentId, cause, rule };
}

function joined(marks: readonly Mark[]): Mark {
  const support = byGrade(marks.flatMap((mark) => mark.support));
  const watched = marks.filter((mark) => mark.state !== 'unwatched');
  const isRuledOut = watched.length > 0 && watched.every((mark) => mark.state === 'ruled-out');
  const state = support.length > 0 ? 'supported' : isRuledOut ? 'ruled-out' : watched.length === 0 ? 'unwatched' : 'not-evaluated';
  const unjudged = new Map(marks.flatMap((mark) => mark.unjudged).map((item) => [item.rule, item]));
  return { state, support, silent: [...new Set(marks.flatMap((mark) => mark.silent))], unjudged: [...unjudged.values()] };
}

/** Strongest first, each incident once. */
function byGrade(support: readonly Support[]): readonly Support[] {
  const best = new Map<string, Support>();
  for (const item of support) {
    const known = best.get(item.incidentId);
    if (known === undefined || grades.indexOf(item.grade) < grades.indexOf(known.grade)) best.set(item.incidentId, item);
  }
  return [...best.values()].sort((one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade));
}
