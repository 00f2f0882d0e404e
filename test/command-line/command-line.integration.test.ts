import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from '../server/start-server.ts';
import { closeSockets, connectAgent } from '../server/test-sockets.ts';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'tunewatch.mjs');

async function tunewatch(args: readonly string[], { cwd = newFolder(), env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { NODE_ENV: 'production', PATH: process.env['PATH'], HOME: cwd, ...env } });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out, errors };
}

afterEach(closeSockets);
afterAll(cleanUp);

describe('usage', () => {
  it.each([[], ['serve'], ['demo'], ['token'], ['token', 'create'], ['token', 'list'], ['token', 'revoke'], ['export'], ['sync'], ['diagnose']].map((command) => [command]))('%j --help tells how it is used', async (command) => {
    const { status, out } = await tunewatch([...command, '--help']);
    expect([status, out]).toEqual([0, expect.stringContaining(`Usage: tunewatch${command.map((word) => ` ${word}`).join('')}`)]);
  });

  it.each([
    [[], 'Usage: tunewatch'],
    [['watch'], "unknown command 'watch'"],
    [['token', 'create'], "required option '--name <text>' not specified"],
    [['token', 'create', '--name', 'x', '--scope', 'root'], 'Allowed choices are agent, read, write, admin'],
    [['export'], "missing required argument 'run'"],
    [['export', 'x', '--format', 'xml'], 'Allowed choices are ndjson, csv'],
    [['sync', '--fast'], "unknown option '--fast'"],
    [['diagnose'], "missing required argument 'file'"],
    [['diagnose', 'x', '--language', 'fr'], 'Allowed choices are en, zh'],
  ])('%j is typed wrongly: status 2', async (args, complaint) => {
    const { status, errors } = await tunewatch(args);
    expect([status, errors]).toEqual([2, expect.stringContaining(complaint)]);
  });

  it('tells its version', async () => expect((await tunewatch(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/));
});

describe('tokens', () => {
  it('are made, listed without their secret, and revoked', async () => {
    const cwd = newFolder();
    const created = await tunewatch(['token', 'create', '--name', 'trainings', '--json'], { cwd });
    const { id, token, scope } = JSON.parse(created.out) as Record<string, string>;
    expect([created.status, scope, token]).toEqual([0, 'agent', expect.stringMatching(/^tw_[\w-]{43}$/)]);
    expect(existsSync(join(cwd, 'data', 'tunewatch.db'))).toBe(true);

    const listed = await tunewatch(['token', 'list'], { cwd });
    expect(listed.out).toMatch(new RegExp(`${id}  trainings  agent .* valid\n`));
    expect(listed.out + readFileSync(join(cwd, 'data', 'tunewatch.db'), 'latin1')).not.toContain(token);

    expect((await tunewatch(['token', 'revoke', id!], { cwd })).status).toBe(0);
    expect((await tunewatch(['token', 'list', '--json'], { cwd })).out).toMatch(/"revokedAtMs": \d+/);
    expect(await tunewatch(['token', 'revoke', 'nothing'], { cwd })).toMatchObject({ status: 1, errors: expect.stringContaining('There is no token "nothing"') as string });
    expect(await tunewatch(['token', 'create', '--name', ' '], { cwd })).toMatchObject({ status: 1, errors: expect.stringContaining('A token needs a name') as string });
  });
});

describe('export', () => {
  const header = runHeader();
  let server: RunningServer;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = newFolder();
    server = await startServer(dataDir);
    const agent = await connectAgent(server.url, header);
    await agent.push(packetBytes(1, { columns: columnsOf([0, 1, 2], { 'train/loss': [2, NaN, Infinity] }) }));
  });

  it('gives the same from the data directory beside the running server as from the server', async () => {
    const fromServer = await tunewatch(['export', header.runId, '--format', 'csv', '--url', server.url]);
    const fromData = await tunewatch(['export', header.runId, '--format', 'csv'], { env: { TUNEWATCH_DATA_DIR: dataDir } });
    expect(fromServer).toMatchObject({ status: 0, out: fromData.out });
    expect(fromData.out).toBe('series,step,atMs,value\ntrain/loss,0,1700000000000,2\ntrain/loss,1,1700000000001,NaN\ntrain/loss,2,1700000000002,Infinity\n');
  });

  it('writes to a file, whole or not at all', async () => {
    const cwd = newFolder();
    const { status, out } = await tunewatch(['export', header.runId, '--data-dir', dataDir, '--output', 'run.ndjson', '--json'], { cwd });
    const text = readFileSync(join(cwd, 'run.ndjson'), 'utf8');
    expect([status, JSON.parse(out)]).toEqual([0, { runId: header.runId, file: join(cwd, 'run.ndjson'), bytes: Buffer.byteLength(text) }]);
    expect(text.trimEnd().split('\n').slice(0, 4).map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['run', 'point', 'point', 'point']);
    expect(existsSync(join(cwd, 'run.ndjson.part'))).toBe(false);
  });

  it('says what is wrong', async () => {
    expect(await tunewatch(['export', 'nothing', '--data-dir', dataDir])).toMatchObject({ status: 1, errors: 'There is no run "nothing".\n' });
    expect(await tunewatch(['export', 'nothing', '--url', server.url])).toMatchObject({ status: 1, errors: 'There is no run "nothing".\n' });
    expect(await tunewatch(['export', 'nothing', '--url', 'http://127.0.0.1:1'])).toMatchObject({ status: 1, errors: expect.stringContaining('No server answers at http://127.0.0.1:1') as string });
    const cwd = newFolder();
    expect(await tunewatch(['export', 'nothing'], { cwd })).toMatchObject({ status: 1, errors: expect.stringContaining('There is no Tunewatch data') as string });
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });
});

describe('diagnose', () => {
  it('of an export says what is found and ends well; of anything else says what is wrong with it', async () => {
    const cwd = newFolder();
    const rows = Array.from({ length: 60 }, (_, step) => `{"step": ${step}, "train/loss": ${step < 40 ? 2.3 : 'NaN'}}`);
    writeFileSync(join(cwd, 'log.ndjson'), rows.join('\n'));
    writeFileSync(join(cwd, 'bad.ndjson'), '{"step": 1}\n{"step": ');
    expect(await tunewatch(['diagnose', 'log.ndjson'], { cwd })).toMatchObject({ status: 0, out: expect.stringContaining('CRITICAL  ') as string, errors: '' });
    const { out } = await tunewatch(['diagnose', 'log.ndjson', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ lastStep: 59, verdict: { tone: 'critical' }, incidents: [{ rule: 'training-non-finite', severity: 'critical' }] });
    expect(await tunewatch(['diagnose', 'bad.ndjson'], { cwd })).toMatchObject({ status: 1, out: '', errors: 'bad.ndjson cannot be diagnosed. Line 2 is not JSON.\n' });
    expect(await tunewatch(['diagnose', 'nothing'], { cwd })).toMatchObject({ status: 1, errors: 'There is no file nothing.\n' });
  });
});

describe('sync', () => {
  it('of an empty spool does nothing, and of none says so', async () => {
    const spool = join(newFolder(), 'spool');
    mkdirSync(spool);
    expect(await tunewatch(['sync', spool, '--json'])).toMatchObject({ status: 0, out: expect.stringContaining('"attempts": []') as string });
    expect((await tunewatch(['sync', join(spool, 'nothing')])).status).toBe(1);
  });
});

it('serve takes its address from options, and ends at a signal', async () => {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--data-dir', join(newFolder(), 'data')], { env: { NODE_ENV: 'production', PATH: process.env['PATH'] } });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toMatch(/^Tunewatch [\d.]+ listens on http:\/\/127\.0\.0\.1:\d+ and keeps its data in .*\/data\n$/);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
});
