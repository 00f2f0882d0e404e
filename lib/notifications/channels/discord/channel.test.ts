import { testHttpRoom } from '../../channel.conformance.ts';
import { discord } from './channel.ts';

testHttpRoom(discord, {
  fieldsFor: (url) => ({ url: `${url}/api/webhooks/1/x` }),
  mostBytes: 20_000,
  answers: [['a rate limit with its own wait', 429, '{"retry_after":1.5,"global":false}', 'retryable', 1_500], ['a webhook that was removed', 404, '{"message":"Unknown Webhook","code":10015}', 'rejected']],
});
