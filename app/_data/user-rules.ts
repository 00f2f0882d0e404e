import 'server-only';
import type { UserRule } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { openRuntime } from './reader.ts';

export type { UserRulePreview } from '../../lib/commands/preview-user-rule.ts';

export interface UserRulesPage {
  readonly rules: readonly UserRule[];
  readonly projects: readonly string[];
  /** Names of series by project, from its newest runs: what a form offers. */
  readonly metrics: Readonly<Record<string, readonly string[]>>;
}

const runsForNames = 5;

/** People's rules, and what a new one can be about. */
export async function readUserRules(): Promise<UserRulesPage> {
  const { store } = (await openRuntime()).runtime;
  const projects = store.runs.projects().map(({ project }) => project);
  const metricsOf = (project: string) => [...new Set(store.runs.list({ project, limit: runsForNames }).items.flatMap((run) => store.series.list(run.id).map(({ name }) => name)))].sort();
  return { rules: store.userRules.list(), projects, metrics: Object.fromEntries(projects.map((project) => [project, metricsOf(project)])) };
}
