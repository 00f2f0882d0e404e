import type { Scope } from '../../../lib/commands/actor.ts';
import { defineOperation } from '../_http/operation.ts';
import { idPath, nothing, catalogueQuery } from '../_schemas/query.ts';

const reading = { method: 'GET' as const, scopes: ['read'] as [Scope] };

export const listRules = defineOperation({
  ...reading, id: 'listRules', path: '/rules', summary: 'Every rule and preflight check of this server.', parameters: nothing, query: catalogueQuery, answer: 'RulePage',
});
export const listTips = defineOperation({
  ...reading, id: 'listTips', path: '/tips', summary: 'The training tips, in the order of their lists.', parameters: nothing, query: catalogueQuery, answer: 'TipPage',
});
export const readTip = defineOperation({
  ...reading, id: 'readTip', path: '/tips/{id}', summary: 'One tip.', parameters: idPath, query: nothing, answer: 'Tip',
});
