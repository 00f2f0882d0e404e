import { z } from 'zod';
import { defineOperation } from '../_http/operation.ts';
import { catalogueQuery, idPath, nothing } from '../_schemas/query.ts';
import { userRuleBody, userRuleChange } from '../_schemas/user-rule.ts';
import { limits } from '../../../lib/protocol/limits.ts';

export const listUserRules = defineOperation({
  id: 'listUserRules', method: 'GET', path: '/user-rules', summary: 'Rules that people wrote, oldest first.', scopes: ['read'], parameters: nothing,
  query: catalogueQuery.extend({ project: z.string().max(limits.titleCharacters).optional() }), answer: 'UserRulePage',
});
export const addUserRule = defineOperation({
  id: 'createUserRule', method: 'POST', path: '/user-rules', summary: 'Adds a rule of your own; runs that are under way are judged by it too.', scopes: ['write'], parameters: nothing, query: nothing, body: userRuleBody, answer: 'UserRule',
});
export const tryUserRule = defineOperation({
  id: 'previewUserRule', method: 'POST', path: '/user-rules/preview', summary: 'On which of the newest 40 runs of its project a rule would have opened an incident, and where. Nothing is stored.', scopes: ['read'],
  parameters: nothing, query: nothing, body: userRuleBody, answer: 'UserRulePreview',
});
export const alterUserRule = defineOperation({
  id: 'changeUserRule', method: 'PATCH', path: '/user-rules/{id}', summary: 'Changes fields of a rule of your own, or switches it on or off.', scopes: ['write'], parameters: idPath, query: nothing, body: userRuleChange, answer: 'UserRule',
});
export const removeUserRule = defineOperation({
  id: 'deleteUserRule', method: 'DELETE', path: '/user-rules/{id}', summary: 'Removes a rule of your own. Its open incidents resolve; its incidents stay.', scopes: ['write'], parameters: idPath, query: nothing, answer: null,
});
