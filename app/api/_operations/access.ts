import { defineOperation, type Operation } from '../_http/operation.ts';
import { acceptBody, invitationBody, passwordBody, personBody, roleBody, shareBody, tokenBody } from '../_schemas/access.ts';
import { auditQuery, idPath, nothing, pageQuery } from '../_schemas/query.ts';

const admin = { scopes: ['admin'], parameters: nothing, query: nothing } as const;
const person = { scopes: ['read'], parameters: nothing, query: nothing } as const;

export const listTokens = defineOperation({ ...admin, id: 'listTokens', method: 'GET', path: '/tokens', summary: 'Access tokens, without their secrets.', query: pageQuery, answer: 'TokenPage' });
export const createTokenOperation = defineOperation({ ...admin, id: 'createToken', method: 'POST', path: '/tokens', summary: 'Makes an access token; its secret is answered this once.', body: tokenBody, answer: 'CreatedToken' });
export const revokeTokenOperation = defineOperation({ ...admin, id: 'revokeToken', method: 'DELETE', path: '/tokens/{id}', summary: 'Ends a token.', parameters: idPath, answer: null });

export const listAudit = defineOperation({ ...admin, id: 'listAudit', method: 'GET', path: '/audit', summary: 'What people did, newest first.', query: auditQuery, answer: 'AuditEntryPage' });

export const listPeople = defineOperation({ ...admin, id: 'listPeople', method: 'GET', path: '/people', summary: 'People with an account.', query: pageQuery, answer: 'AccountPage' });
export const changeRoleOperation = defineOperation({ ...admin, id: 'changeRole', method: 'POST', path: '/people/{id}/role', summary: 'Gives a person another role.', parameters: idPath, body: roleBody, answer: 'Account' });
export const removePerson = defineOperation({ ...admin, id: 'removePerson', method: 'DELETE', path: '/people/{id}', summary: 'Removes a person and ends their sessions.', parameters: idPath, answer: null });

export const listInvitations = defineOperation({ ...admin, id: 'listInvitations', method: 'GET', path: '/invitations', summary: 'Invitations, newest first.', query: pageQuery, answer: 'InvitationPage' });
export const createInvitationOperation = defineOperation({ ...admin, id: 'createInvitation', method: 'POST', path: '/invitations', summary: 'Makes an invitation; its link is answered this once.', body: invitationBody, answer: 'CreatedInvitation' });
export const revokeInvitationOperation = defineOperation({ ...admin, id: 'revokeInvitation', method: 'DELETE', path: '/invitations/{id}', summary: 'Takes an invitation back.', parameters: idPath, answer: null });
export const acceptInvitationOperation = defineOperation({ ...person, scopes: null, id: 'acceptInvitation', method: 'POST', path: '/invitations/accept', summary: 'Makes an account with an invitation and signs the browser in.', body: acceptBody, answer: 'Session' });
export const setUp = defineOperation({ ...person, scopes: null, id: 'setUp', method: 'POST', path: '/setup', summary: 'Makes the first account, an admin, of a server bound to loopback, and signs the browser in.', body: personBody, answer: 'Session' });

export const listShares = defineOperation({ ...person, scopes: ['write'], id: 'listShares', method: 'GET', path: '/shares', summary: 'Shared links, without their secrets, newest first.', query: pageQuery, answer: 'SharePage' });
export const createShareOperation = defineOperation({ ...person, scopes: ['write'], id: 'createShare', method: 'POST', path: '/shares', summary: 'Makes a link that shows one run, comparison or incident to whoever has it, read-only; it is answered this once.', body: shareBody, answer: 'CreatedShare' });
export const revokeShareOperation = defineOperation({ ...person, scopes: ['write'], id: 'revokeShare', method: 'DELETE', path: '/shares/{id}', summary: 'Ends a shared link.', parameters: idPath, answer: null });

export const listSessions = defineOperation({ ...person, id: 'listSessions', method: 'GET', path: '/sessions', summary: 'Browsers in which the caller is signed in.', query: pageQuery, answer: 'BrowserSessionPage' });
export const endSessionOperation = defineOperation({ ...person, id: 'endSession', method: 'DELETE', path: '/sessions/{id}', summary: 'Signs one browser of the caller out.', parameters: idPath, answer: null });
export const endOtherSessionsOperation = defineOperation({ ...person, id: 'endOtherSessions', method: 'DELETE', path: '/sessions', summary: 'Signs the caller out in every other browser.', answer: null });
export const changePasswordOperation = defineOperation({ ...person, id: 'changePassword', method: 'POST', path: '/password', summary: 'Sets the caller\'s password and signs them out in every other browser.', body: passwordBody, answer: null });

/** Operations on people, tokens, invitations, sessions and shared links. */
export const accessOperations: readonly Operation[] = [
  listTokens, createTokenOperation, revokeTokenOperation, listAudit, listPeople, changeRoleOperation, removePerson, listInvitations, createInvitationOperation, revokeInvitationOperation,
  acceptInvitationOperation, setUp, listShares, createShareOperation, revokeShareOperation, listSessions, endSessionOperation, endOtherSessionsOperation, changePasswordOperation,
];
