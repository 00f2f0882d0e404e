import 'server-only';
import type { Branch } from '../../lib/diagnosis/map/branch.ts';
import { map, placeOf } from '../../lib/diagnosis/map/map.ts';
import { type Mark, markMap } from '../../lib/diagnosis/map/mark.ts';
import { roomOf } from '../../lib/diagnosis/catalogue.ts';
import type { Words } from '../../lib/protocol/cause.ts';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { tips } from '../../lib/tips/catalogue.ts';
import type { MapNode } from '../_map/map-node.ts';
import type { Language } from '../_words/language.ts';
import { openRuntime } from './reader.ts';

/** The map in the reader's language. */
export async function readMap(language: Language): Promise<MapNode> {
  await openRuntime();
  return nodeOf(map, language);
}

export interface RunMap {
  readonly run: RunResource;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly incidentTitles: Readonly<Record<string, Words>>;
  /** Where the run's worst open incident stands; `null` when none is open or the map has no place for it. */
  readonly worst: string | null;
}

/** What one run's evidence says on the map; `null` when there is no such run. */
export async function readRunMap(runId: string): Promise<RunMap | null> {
  const snapshot = (await openRuntime()).runtime.snapshots.snapshot(runId);
  if (!snapshot) return null;
  const { run, incidents, coverage, facts } = snapshot;
  const order = { critical: 0, warning: 1, info: 2 };
  const worst = incidents.filter(({ state }) => state === 'firing').toSorted((one, other) => order[one.severity] - order[other.severity] || one.openedAtStep - other.openedAtStep)[0];
  return {
    run,
    marks: markMap(map, incidents, coverage, facts),
    incidentTitles: Object.fromEntries(incidents.map(({ id, title }) => [id, title])),
    worst: worst ? placeOf(worst) : null,
  };
}

function nodeOf(branch: Branch, language: Language): MapNode {
  return {
    id: branch.id,
    title: branch.title[language],
    about: branch.about[language],
    rules: branch.rules.map((id) => ({ id, title: roomOf(id)?.words.title[language] ?? id })),
    tips: branch.tips.map((id) => ({ id, title: tips[id].title[language], what: tips[id].what[language] })),
    branches: branch.branches.map((child) => nodeOf(child, language)),
  };
}
