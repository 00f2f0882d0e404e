import { removeAccount } from '../../../../../lib/commands/change-account.ts';
import { nothingMore } from '../../../_http/nothing-more.ts';
import { handler, serve } from '../../../_http/serve.ts';
import { removePerson } from '../../../_operations/access.ts';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handler(removePerson, ({ path, actor, runtime }) => {
    removeAccount({ actor, ...runtime }, path.id);
    return nothingMore();
  }),
});
