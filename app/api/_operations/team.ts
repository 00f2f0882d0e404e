import type { Scope } from '../../../lib/commands/actor.ts';
import { teamScopes } from '../../../lib/commands/team-context.ts';
import { defineOperation } from '../_http/operation.ts';
import { commentsQuery, idPath, nothing, pageQuery, runPath } from '../_schemas/query.ts';
import { assignBody, commentBody, editCommentBody, feedQuery, reasonBody, runCommentBody, silenceBody, tipBody, tipPath } from '../_schemas/team.ts';

const reading = { method: 'GET' as const, scopes: ['read'] as [Scope] };
const acting = { method: 'POST' as const, scopes: teamScopes, query: nothing };
const onIncident = { ...acting, parameters: idPath, answer: 'Incident' as const };

export const acknowledge = defineOperation({
  ...onIncident, id: 'acknowledgeIncident', path: '/incidents/{id}/acknowledge', summary: 'Marks an incident as seen by the caller; who and when is recorded.',
});
export const resolve = defineOperation({
  ...onIncident, id: 'resolveIncident', path: '/incidents/{id}/resolve', summary: 'Closes an incident, until its rule clears and fires anew. 409 when it is resolved already.', body: reasonBody,
});
export const reopen = defineOperation({
  ...onIncident, id: 'reopenIncident', path: '/incidents/{id}/reopen', summary: 'Opens a resolved incident again. 409 when it is open.', body: reasonBody,
});
export const assign = defineOperation({
  ...onIncident, id: 'assignIncident', path: '/incidents/{id}/assign', summary: 'Gives an incident to somebody, or with null to nobody.', body: assignBody,
});
export const silence = defineOperation({
  ...onIncident, id: 'silenceIncident', path: '/incidents/{id}/silence', summary: 'No notices about an incident, its rule in the project, its run or its project: until a step, until a time, or for good.', body: silenceBody,
});
export const tryTip = defineOperation({
  ...onIncident, id: 'tryTip', path: '/incidents/{id}/tips/{tipId}', summary: 'Records what came of a tip that was tried.', parameters: tipPath, body: tipBody,
});
export const readHistory = defineOperation({
  ...reading, id: 'readIncidentHistory', path: '/incidents/{id}/history', summary: 'Who did what to an incident and when, oldest first: the diagnosis and people.', parameters: idPath, query: pageQuery, answer: 'HistoryPage',
});
export const listIncidentComments = defineOperation({
  ...reading, id: 'listIncidentComments', path: '/incidents/{id}/comments', summary: 'Comments on an incident, oldest first.', parameters: idPath, query: commentsQuery, answer: 'CommentPage',
});
export const commentIncident = defineOperation({
  ...acting, id: 'commentOnIncident', path: '/incidents/{id}/comments', summary: 'Adds a comment to an incident.', parameters: idPath, body: commentBody, answer: 'Comment',
});
export const listRunComments = defineOperation({
  ...reading, id: 'listRunComments', path: '/runs/{runId}/comments', summary: 'Comments on a run and on anything in it, oldest first.', parameters: runPath, query: commentsQuery, answer: 'CommentPage',
});
export const commentRun = defineOperation({
  ...acting, id: 'commentOnRun', path: '/runs/{runId}/comments', summary: 'Adds a comment to a run, a range of steps of a chart, a layer or an incident.', parameters: runPath, body: runCommentBody, answer: 'Comment',
});
export const changeComment = defineOperation({
  ...acting, id: 'editComment', path: '/comments/{id}', summary: 'Replaces the text of one\'s own comment.', parameters: idPath, body: editCommentBody, answer: 'Comment',
});
export const removeComment = defineOperation({
  ...acting, method: 'DELETE', id: 'deleteComment', path: '/comments/{id}', summary: 'Removes one\'s own comment.', parameters: idPath, answer: null,
});
export const listSilences = defineOperation({
  ...reading, id: 'listSilences', path: '/silences', summary: 'Silences that stand, newest first.', parameters: nothing, query: pageQuery, answer: 'SilencePage',
});
export const removeSilence = defineOperation({
  ...acting, method: 'DELETE', id: 'endSilence', path: '/silences/{id}', summary: 'Ends a silence.', parameters: idPath, answer: null,
});
export const readFeed = defineOperation({
  ...reading, id: 'readFeed', path: '/feed', summary: 'What happened, newest first: comments, what people did, incidents, runs that began and ended.', parameters: nothing, query: feedQuery, answer: 'FeedPage',
});

export const teamOperations = [
  acknowledge, resolve, reopen, assign, silence, tryTip, readHistory, listIncidentComments, commentIncident, listRunComments, commentRun, changeComment, removeComment, listSilences, removeSilence, readFeed,
];
