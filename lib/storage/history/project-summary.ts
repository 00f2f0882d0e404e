import { isHigherBetter } from '../../protocol/best-validation.ts';
import type { Cause, Severity, Words } from '../../protocol/cause.ts';
import type { BestOfMetric, OpenCause, ProjectSummary } from '../../protocol/project.ts';
import { runStatuses } from '../../protocol/resource.ts';
import type { Connection } from '../connection.ts';
import { readBaselines } from './table-rows.ts';

const listed = 'runs.project = ? AND runs.deleted_at_ms IS NULL AND runs.archived_at_ms IS NULL';
const mostMetrics = 40;
/** Tabled, but of which neither the smallest nor the largest is the best. */
const noResults = ['learning-rate', 'gradient-norm'];

/** What is known of a project as a whole; `null` when no run that is not deleted belongs to it. */
export function readProjectSummary(connection: Connection, project: string): ProjectSummary | null {
  const { sqlite } = connection;
  const counts = sqlite
    .prepare<[string], { status: string; isArchived: number; runs: number; newest: number }>(
      'SELECT status, archived_at_ms IS NOT NULL AS isArchived, count(*) AS runs, max(started_at_ms) AS newest FROM runs WHERE project = ? AND deleted_at_ms IS NULL GROUP BY 1, 2',
    )
    .all(project);
  if (counts.length === 0) return null;
  const current = counts.filter(({ isArchived }) => isArchived === 0);
  const baseline = readBaselines(connection, [project], [])[project];
  return {
    project,
    runs: Object.fromEntries(runStatuses.map((status) => [status, current.find((row) => row.status === status)?.runs ?? 0])) as ProjectSummary['runs'],
    archived: counts.reduce((sum, { isArchived, runs }) => sum + isArchived * runs, 0),
    newestStartedAtMs: current.length > 0 ? Math.max(...current.map(({ newest }) => newest)) : null,
    causes: readCauses(connection, project),
    best: readBest(connection, project, baseline?.runId ?? null),
    baseline: baseline ? { runId: baseline.runId, name: baseline.name, best: baseline.best } : null,
  };
}

function readCauses({ sqlite }: Connection, project: string): readonly OpenCause[] {
  return sqlite
    // The bare columns beside max() are those of the row that has it.
    .prepare<[string], { cause: Cause; rank: number; incidents: number; runs: number; id: string; title: string; opened: number }>(
      `SELECT json_extract(incidents.body, '$.cause') AS cause, max(incidents.opened_at_ms) AS opened, incidents.id AS id, json_extract(incidents.body, '$.title') AS title,
         count(*) AS incidents, count(DISTINCT incidents.run_key) AS runs,
         sum(incidents.severity = 'critical') * 1000000 + sum(incidents.severity = 'warning') AS rank
       FROM incidents JOIN runs ON runs.key = incidents.run_key WHERE incidents.state = 'firing' AND ${listed} GROUP BY 1 ORDER BY rank DESC, runs DESC, cause`,
    )
    .all(project)
    .map(({ cause, rank, incidents, runs, id, title }) => ({ cause, severity: severityOf(rank), incidents, runs, newest: { id, title: JSON.parse(title) as Words } }));
}

function severityOf(rank: number): Severity {
  return rank >= 1_000_000 ? 'critical' : rank > 0 ? 'warning' : 'info';
}

function readBest({ sqlite }: Connection, project: string, baselineId: string | null): readonly BestOfMetric[] {
  const extreme = (part: 'min' | 'max') =>
    sqlite
      .prepare<[string], { name: string; value: number; runId: string; runName: string }>(
        `SELECT run_metrics.name AS name, ${part}(run_metrics.${part}) AS value, runs.id AS runId, runs.name AS runName
         FROM runs JOIN run_metrics ON run_metrics.run_key = runs.key WHERE ${listed} AND run_metrics.${part} IS NOT NULL GROUP BY run_metrics.name ORDER BY run_metrics.name LIMIT 500`,
      )
      .all(project);
  const best = [...extreme('min').filter(({ name }) => !isHigherBetter(name)), ...extreme('max').filter(({ name }) => isHigherBetter(name))].filter(({ name }) => !noResults.includes(name));
  const ofBaseline = new Map(
    sqlite
      .prepare<[string], { name: string; min: number | null; max: number | null }>('SELECT run_metrics.name, run_metrics.min, run_metrics.max FROM run_metrics JOIN runs ON runs.key = run_metrics.run_key WHERE runs.id = ?')
      .all(baselineId ?? '')
      .map(({ name, min, max }) => [name, isHigherBetter(name) ? max : min] as const),
  );
  return best.sort((a, b) => order(a.name) - order(b.name) || (a.name < b.name ? -1 : 1)).slice(0, mostMetrics).map((row) => ({ ...row, baseline: ofBaseline.get(row.name) ?? null }));
}

/** Validation before training, the rest after them. */
function order(name: string): number {
  return name.startsWith('validation/') ? 0 : name.startsWith('train/') ? 1 : 2;
}
