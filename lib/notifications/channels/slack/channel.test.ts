import { afterEach, beforeEach, expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { loopbackTools, messageFor, run } from '../../notice.fixture.ts';
import { startReceiver, type Receiver } from '../../receiver.fixture.ts';
import { slack } from './channel.ts';

testHttpRoom(slack, { fieldsFor: (url) => ({ url: `${url}/services/T0/B0/x` }), okBody: 'ok', mostBytes: 20_000, answers: [['a webhook that was removed', 404, 'no_service', 'rejected']] });

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

it('shows markup in a name as it is written, and mentions nobody', async () => {
  await slack.send(messageFor('en', { run: { ...run, name: '<!channel> & <https://evil.example|click>' } }), { url: receiver.url }, loopbackTools);
  const text = receiver.requests[0]!.body.toString();
  expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;');
  expect(text).not.toContain('<!channel>');
});
