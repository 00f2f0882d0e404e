import { changeChannel } from '../../../../../lib/commands/change-channel.ts';
import { deleteChannel } from '../../../../../lib/commands/delete-channel.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { editChannel, removeChannel } from '../../../_operations/channels.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  PATCH: handler(editChannel, ({ path, body: { name, minimumSeverity, language, isMuted, routing, quietHours, mostPerHour, ...fields }, actor, runtime }) =>
    changeChannel({ ...runtime, actor }, path.id, { name, minimumSeverity, language, isMuted, routing, quietHours, mostPerHour, fields }),
  ),
  DELETE: handler(removeChannel, ({ path, actor, runtime }) => {
    deleteChannel({ ...runtime, actor }, path.id);
    return new Response(null, { status: 204 });
  }),
});
