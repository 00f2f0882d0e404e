import { defineOperation } from '../_http/operation.ts';
import { idPath, incidentsQuery, nothing } from '../_schemas/query.ts';

export const listIncidents = defineOperation({
  id: 'listIncidents', method: 'GET', path: '/incidents', summary: 'Incidents of all runs, newest first.', scopes: ['read'], parameters: nothing, query: incidentsQuery, answer: 'IncidentPage',
});
export const readIncident = defineOperation({
  id: 'readIncident', method: 'GET', path: '/incidents/{id}', summary: 'One incident.', scopes: ['read'], parameters: idPath, query: nothing, answer: 'Incident',
});
export const acknowledge = defineOperation({
  id: 'acknowledgeIncident', method: 'POST', path: '/incidents/{id}/acknowledge', summary: 'Marks an incident as seen by the caller; who and when is recorded.', scopes: ['write'], parameters: idPath, query: nothing, answer: 'Incident',
});
