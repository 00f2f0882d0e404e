import { defineOperation } from '../_http/operation.ts';
import { channelChangeBody, newChannelBody } from '../_schemas/channel.ts';
import { catalogueQuery, deliveriesQuery, idPath, nothing } from '../_schemas/query.ts';

export const listChannels = defineOperation({
  id: 'listChannels', method: 'GET', path: '/channels', summary: 'Where people are told, without any secret.', scopes: ['read'], parameters: nothing, query: catalogueQuery, answer: 'ChannelPage',
});
export const addChannel = defineOperation({
  id: 'createChannel', method: 'POST', path: '/channels', summary: 'Adds a channel. Besides the settings, the body holds the fields of its kind: url, secret, token and so on.', scopes: ['admin'], parameters: nothing, query: nothing, body: newChannelBody, answer: 'Channel',
});
export const editChannel = defineOperation({
  id: 'changeChannel', method: 'PATCH', path: '/channels/{id}', summary: 'Changes a channel; what is left out stays, secrets too.', scopes: ['admin'], parameters: idPath, query: nothing, body: channelChangeBody, answer: 'Channel',
});
export const removeChannel = defineOperation({
  id: 'deleteChannel', method: 'DELETE', path: '/channels/{id}', summary: 'Removes a channel; its delivery log stays.', scopes: ['admin'], parameters: idPath, query: nothing, answer: null,
});
export const tryChannel = defineOperation({
  id: 'testChannel', method: 'POST', path: '/channels/{id}/test', summary: 'Sends a real test message now and answers what came of it.', scopes: ['admin'], parameters: idPath, query: nothing, answer: 'ChannelTest',
});
export const listDeliveries = defineOperation({
  id: 'listDeliveries', method: 'GET', path: '/deliveries', summary: 'Every notice to every channel, sent or not, with the reason; newest first.', scopes: ['read'], parameters: nothing, query: deliveriesQuery, answer: 'DeliveryPage',
});
