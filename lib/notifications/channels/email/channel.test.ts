import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, it } from 'vitest';
import { hostileName, loopbackTools, messageFor, run } from '../../notice.fixture.ts';
import { email } from './channel.ts';

let close: () => void = () => undefined;
afterEach(() => close());

/** A real mail server on this machine, and what it took. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: { readonly from: string; readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  close = () => server.close();
  return { mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}
const fieldsOf = (url: string) => ({ url, from: 'Tunewatch <watch@example.org>', to: 'ada@example.org, bob@example.org' });
const decodeWords = (text: string) => text.replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=\s*/gi, (_, kind: string, coded: string) =>
  kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString('utf8') : Buffer.from(coded.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8'));

/** The readable parts of a mail: some headers, the plain text and the HTML. */
function readMail(mail: string): string {
  const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').filter((line) => /^(From|To|Subject|Message-ID|Date):/.test(line)).map(decodeWords);
  const bodies = [...mail.matchAll(/Content-Type: (text\/\w+)[^\r]*\r\nContent-Transfer-Encoding: ([\w-]+)\r\n\r\n([\s\S]*?)\r\n--/g)].map(([, type, coding, text = '']) => {
    const bytes = coding === 'base64' ? Buffer.from(text, 'base64') : Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    return `--- ${type}\n${bytes.toString('utf8').replaceAll('\r', '')}`;
  });
  return `${[...headers, ...bodies].join('\n')}\n`;
}

it.each(['en', 'zh'] as const)('says an incident in %s as it always did, with the curve inside', async (language) => {
  const { mails, url } = await startMailServer();
  expect(await email.send(messageFor(language), fieldsOf(url), loopbackTools)).toMatchObject({ kind: 'delivered' });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ from: 'watch@example.org', to: ['ada@example.org', 'bob@example.org'] });
  expect(mails[0]!.text).toMatch(/Content-Type: image\/png; name=curve\.png[\s\S]*Content-Id: <curve>[\s\S]*iVBORw0KGgo/i);
  await expect(readMail(mails[0]!.text)).toMatchFileSnapshot(`./golden/${language}.txt`);
});

it('lets no name write a header or a tag', async () => {
  const { mails, url } = await startMailServer();
  await email.send(messageFor('en', { event: 'run.failed', incident: null, run: { ...run, name: hostileName } }), fieldsOf(url), loopbackTools);
  const head = mails[0]!.text.slice(0, mails[0]!.text.indexOf('\r\n\r\n'));
  expect(head).not.toMatch(/^Bcc:/m);
  expect(readMail(mails[0]!.text)).toContain('&lt;script&gt;');
  expect(readMail(mails[0]!.text).split('--- text/html')[1]).not.toContain('<script>');
});

it.each([
  ['a sender that is refused for good', { onMailFrom: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(Object.assign(new Error('not from here'), { responseCode: 550 })) }, 'rejected'],
  ['a mailbox that is full for now', { onRcptTo: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(Object.assign(new Error('try later'), { responseCode: 452 })) }, 'retryable'],
  ['a server that refuses the connection', { onConnect: (_session: unknown, done: (error: Error) => void) => done(Object.assign(new Error('busy'), { responseCode: 421 })) }, 'retryable'],
] as const)('understands %s', async (_, options, kind) => {
  const { url } = await startMailServer(options as unknown as SMTPServerOptions);
  expect(await email.send(messageFor('en'), fieldsOf(url), loopbackTools)).toMatchObject({ kind });
});

it('never sends a password without TLS, and says so', async () => {
  const seen: unknown[] = [];
  const { url } = await startMailServer({ onAuth: (auth, _session, done) => { seen.push(auth); done(null, { user: 'ada' }); } });
  expect((await email.send(messageFor('en'), { ...fieldsOf(url), username: 'ada', password: 'geheim' }, loopbackTools)).kind).not.toBe('delivered');
  expect(seen).toEqual([]);
});

it('is retryable when nobody listens, and when what listens is no mail server', async () => {
  expect(await email.send(messageFor('en'), fieldsOf('smtp://127.0.0.1:1'), loopbackTools)).toMatchObject({ kind: 'retryable' });
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => server.close();
  expect((await email.send(messageFor('en'), fieldsOf(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`), loopbackTools)).kind).not.toBe('delivered');
});

it('refuses a mail server inside the network', async () => {
  expect(await email.send(messageFor('en'), fieldsOf('smtp://192.168.0.9:25'), loopbackTools)).toMatchObject({ kind: 'rejected', reason: { en: expect.stringContaining('192.168.0.9') as string } });
});
