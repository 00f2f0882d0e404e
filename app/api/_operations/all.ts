import type { Operation } from '../_http/operation.ts';
import { accessOperations } from './access.ts';
import { addChannel, editChannel, listChannels, listDeliveries, removeChannel, tryChannel } from './channels.ts';
import { historyOperations } from './history.ts';
import { listIncidents, readIncident } from './incidents.ts';
import { listRules, listTips, readTip } from './knowledge.ts';
import { exportRunAsText, listHistograms, listOverwritten, listRunIncidents, listRuns, listSeries, readRun, readSeriesData } from './runs.ts';
import { addUserRule, alterUserRule, listUserRules, removeUserRule, tryUserRule } from './user-rules.ts';
import { closeSession, openSession, readHealth, readSession } from './server.ts';
import { teamOperations } from './team.ts';

/** Every operation of the HTTP API, in the order of the OpenAPI document. */
export const operations: readonly Operation[] = [
  readHealth, listRuns, readRun, listSeries, readSeriesData, listOverwritten, listHistograms, listRunIncidents, exportRunAsText, listIncidents, readIncident,
  listChannels, addChannel, editChannel, removeChannel, tryChannel, listDeliveries,
  listRules, listTips, readTip, listUserRules, addUserRule, tryUserRule, alterUserRule, removeUserRule, readSession, openSession, closeSession,
  ...teamOperations,
  ...historyOperations,
  ...accessOperations,
];
