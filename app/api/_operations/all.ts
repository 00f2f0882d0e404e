import type { Operation } from '../_http/operation.ts';
import { accessOperations } from './access.ts';
import { acknowledge, listIncidents, readIncident } from './incidents.ts';
import { listRules, listTips, readTip } from './knowledge.ts';
import { exportRunAsText, listHistograms, listRunIncidents, listRuns, listSeries, readRun, readSeriesData } from './runs.ts';
import { closeSession, openSession, readHealth, readSession } from './server.ts';

/** Every operation of the HTTP API, in the order of the OpenAPI document. */
export const operations: readonly Operation[] = [
  readHealth, listRuns, readRun, listSeries, readSeriesData, listHistograms, listRunIncidents, exportRunAsText, listIncidents, readIncident, acknowledge,
  listRules, listTips, readTip, readSession, openSession, closeSession,
  ...accessOperations,
];
