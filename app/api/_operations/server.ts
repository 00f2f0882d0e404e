import { defineOperation } from '../_http/operation.ts';
import { nothing, sessionBody } from '../_schemas/query.ts';

export const readHealth = defineOperation({
  id: 'readHealth', method: 'GET', path: '/health', summary: 'Whether the server answers, and which version it is.', scopes: null, parameters: nothing, query: nothing, answer: 'Health',
});
export const readSession = defineOperation({
  id: 'readSession', method: 'GET', path: '/session', summary: 'Who the caller is.', scopes: null, parameters: nothing, query: nothing, answer: 'Session',
});
export const openSession = defineOperation({
  id: 'openSession', method: 'POST', path: '/session', summary: 'Signs a browser in with email and password, or with a token; kept in a cookie that scripts cannot read.', scopes: null, parameters: nothing, query: nothing, body: sessionBody, answer: 'Session',
});
export const closeSession = defineOperation({
  id: 'closeSession', method: 'DELETE', path: '/session', summary: 'Signs the browser out.', scopes: null, parameters: nothing, query: nothing, answer: null,
});
