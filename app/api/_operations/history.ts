import type { Scope } from '../../../lib/commands/actor.ts';
import { defineOperation, type Operation } from '../_http/operation.ts';
import { changeRunsBody, compareHistogramsQuery, compareSeriesQuery, runEditBody, runGroupsQuery, runTableQuery, viewBody, viewsQuery } from '../_schemas/history.ts';
import { idPath, nothing, runPath } from '../_schemas/query.ts';

const reading = { method: 'GET' as const, scopes: ['read'] as [Scope], parameters: nothing };
const acting = { method: 'POST' as const, scopes: ['write'] as [Scope], query: nothing };
const onRun = { ...acting, parameters: runPath, answer: 'Run' as const };

export const readRunTable = defineOperation({ ...reading, id: 'readRunTable', path: '/runs/table', summary: 'Runs as the rows of a table, with the values of chosen fields.', query: runTableQuery, answer: 'RunTablePage' });
export const listRunGroups = defineOperation({ ...reading, id: 'listRunGroups', path: '/runs/groups', summary: 'Runs by what they share, the largest groups first.', query: runGroupsQuery, answer: 'RunGroupPage' });
export const readRunFields = defineOperation({ ...reading, id: 'readRunFields', path: '/runs/fields', summary: 'Names of projects, metrics, hyperparameters and tags.', query: nothing, answer: 'RunFields' });
export const editOneRun = defineOperation({ ...onRun, method: 'PATCH' as const, id: 'editRun', path: '/runs/{runId}', summary: 'Changes name, tags, notes or pin of a run. Diagnosis reads none of them.', body: runEditBody });
export const deleteRun = defineOperation({ ...onRun, method: 'DELETE' as const, id: 'deleteRun', path: '/runs/{runId}', summary: 'Hides a run as deleted. It can be restored for seven days.' });
export const restoreRun = defineOperation({ ...onRun, id: 'restoreRun', path: '/runs/{runId}/restore', summary: 'Takes a deletion back.' });
export const archiveRun = defineOperation({ ...onRun, id: 'archiveRun', path: '/runs/{runId}/archive', summary: 'Puts a run away: lists leave it out.' });
export const unarchiveRun = defineOperation({ ...onRun, id: 'unarchiveRun', path: '/runs/{runId}/unarchive', summary: 'Takes a run out of the archive.' });
export const makeBaseline = defineOperation({ ...onRun, id: 'makeBaseline', path: '/runs/{runId}/baseline', summary: 'Makes the run the one its project is compared with.' });
export const clearBaseline = defineOperation({ ...onRun, method: 'DELETE' as const, id: 'clearBaseline', path: '/runs/{runId}/baseline', summary: 'The run is no baseline any more.' });
export const changeManyRuns = defineOperation({ ...acting, id: 'changeRuns', path: '/runs/change', summary: 'Does one thing to many runs; either to all of them or, on an error, to none.', parameters: nothing, body: changeRunsBody, answer: 'RunList' });
export const listViews = defineOperation({ ...reading, id: 'listViews', path: '/views', summary: 'Saved views of a project and those over all projects.', query: viewsQuery, answer: 'SavedViewPage' });
export const keepView = defineOperation({ ...acting, id: 'saveView', path: '/views', summary: 'Keeps a table as it is arranged; one of the same project and name is replaced.', parameters: nothing, body: viewBody, answer: 'SavedView' });
export const removeView = defineOperation({ ...acting, method: 'DELETE' as const, id: 'deleteView', path: '/views/{id}', summary: 'Removes a saved view.', parameters: idPath, answer: null });
export const compareSeries = defineOperation({ ...reading, id: 'compareSeries', path: '/compare/series', summary: 'One series of many runs in one answer.', query: compareSeriesQuery, answer: 'ComparedSeries' });
export const compareHistograms = defineOperation({ ...reading, id: 'compareHistograms', path: '/compare/histograms', summary: 'One histogram of many runs at the same step.', query: compareHistogramsQuery, answer: 'ComparedHistograms' });

export const historyOperations: readonly Operation[] = [
  readRunTable, listRunGroups, readRunFields, editOneRun, deleteRun, restoreRun, archiveRun, unarchiveRun, makeBaseline, clearBaseline, changeManyRuns, listViews, keepView, removeView, compareSeries, compareHistograms,
];
