import type { Scope } from '../../../lib/commands/actor.ts';
import { defineOperation } from '../_http/operation.ts';
import { exportQuery, histogramsQuery, nothing, overwrittenQuery, runIncidentsQuery, runPath, seriesDataQuery, seriesListQuery } from '../_schemas/query.ts';
import { runsQuery } from '../_schemas/history.ts';

const reading = { method: 'GET' as const, scopes: ['read'] as [Scope] };

export const listRuns = defineOperation({
  ...reading, id: 'listRuns', path: '/runs', summary: 'Runs, newest first unless another order is asked for.', parameters: nothing, query: runsQuery, answer: 'RunPage',
});
// An agent that resumes a run asks where it ended.
export const readRun = defineOperation({
  ...reading, scopes: ['read', 'agent'], id: 'readRun', path: '/runs/{runId}', summary: 'One run.', parameters: runPath, query: nothing, answer: 'Run',
});
export const listSeries = defineOperation({
  ...reading, id: 'listSeries', path: '/runs/{runId}/series', summary: 'Series of a run with their newest value and range.', parameters: runPath, query: seriesListQuery, answer: 'SeriesSummaryPage',
});
export const readSeriesData = defineOperation({
  ...reading, id: 'readSeriesData', path: '/runs/{runId}/series/data', summary: 'Points of series: raw where few lie in the range, else min/max/mean buckets. Unknown names are left out.', parameters: runPath, query: seriesDataQuery, answer: 'SeriesDataPage',
});
export const listOverwritten = defineOperation({
  ...reading, id: 'listOverwrittenSeries', path: '/runs/{runId}/series/overwritten', summary: 'Points that a resume of the run went back over: kept, but no part of its curves.', parameters: runPath, query: overwrittenQuery, answer: 'OverwrittenSeriesPage',
});
export const listHistograms = defineOperation({
  ...reading, id: 'listHistograms', path: '/runs/{runId}/histograms', summary: 'Histograms of one name over time, or the newest of each name.', parameters: runPath, query: histogramsQuery, answer: 'HistogramPage',
});
export const listRunIncidents = defineOperation({
  ...reading, id: 'listRunIncidents', path: '/runs/{runId}/incidents', summary: 'Incidents of a run.', parameters: runPath, query: runIncidentsQuery, answer: 'IncidentPage',
});
export const exportRunAsText = defineOperation({
  ...reading, id: 'exportRun', path: '/runs/{runId}/export', summary: 'Everything that is stored of a run, streamed; non-finite values are kept.', parameters: runPath, query: exportQuery, answer: { mediaTypes: ['application/x-ndjson', 'text/csv'] },
});
