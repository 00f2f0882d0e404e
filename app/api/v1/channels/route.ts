import { createChannel } from '../../../../lib/commands/create-channel.ts';
import { channelResource } from '../../../../lib/notifications/channel-resource.ts';
import { pageOf } from '../../_http/page-of.ts';
import { handler, serve } from '../../_http/serve.ts';
import { addChannel, listChannels } from '../../_operations/channels.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handler(listChannels, ({ query, runtime }) => pageOf(runtime.store.notifications.channels().map(channelResource), (channel) => channel.id, query)),
  POST: handler(addChannel, ({ body: { kind, name, minimumSeverity, language, isMuted, routing, quietHours, mostPerHour, ...fields }, actor, runtime }) =>
    createChannel({ ...runtime, actor }, kind, { name, minimumSeverity, language, isMuted, routing, quietHours, mostPerHour, fields }),
  ),
});
