import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, failToStart, newFolder, startServer } from './start-server.ts';
import { closeSockets, connectAgent } from './test-sockets.ts';

afterEach(closeSockets);
afterAll(cleanUp);

const loss = (seq: number) => packetBytes(seq, { columns: columnsOf([seq], { 'train/loss': [seq / 8] }) });

describe('a server that ends', () => {
  it('by SIGKILL in the middle of a stream keeps every acknowledged point exactly once', async () => {
    const dataDir = newFolder();
    const header = runHeader();
    let acknowledged = 0;
    for (let life = 0; life < 4; life++) {
      const server = await startServer(dataDir);
      const agent = await connectAgent(server.url, header);
      expect(agent.accepted.lastSeq).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = agent.accepted.lastSeq;
      const killAt = acknowledged + 40 + 7 * life;
      let isKilled = false;
      for (let seq = acknowledged + 1; seq < killAt + 50; seq++) {
        agent.socket.emit('batch:pushed', loss(seq), (answer: { ok: boolean; lastSeq: number }) => {
          if (answer.ok) acknowledged = Math.max(acknowledged, answer.lastSeq);
          if (acknowledged >= killAt && !isKilled) {
            isKilled = true;
            server.process.kill('SIGKILL');
          }
        });
      }
      await once(server.process, 'close');
      closeSockets();
    }
    const server = await startServer(dataDir);
    const text = await (await fetch(`${server.url}/api/v1/runs/${header.runId}/export?format=csv`)).text();
    const steps = text.trimEnd().split('\n').slice(1).map((line) => line.split(','));
    expect(steps.length).toBeGreaterThanOrEqual(acknowledged);
    expect(steps.map(([, step, , value]) => [Number(step), Number(value)])).toEqual(steps.map((_, i) => [i + 1, (i + 1) / 8]));
    await server.end('SIGTERM');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('by %s closes the database, leaves no log behind and says it ended well', async (signal) => {
    const dataDir = newFolder();
    const server = await startServer(dataDir);
    const agent = await connectAgent(server.url, runHeader());
    await agent.push(loss(1));
    expect(readdirSync(dataDir)).toContain('tunewatch.db-wal');
    expect(await server.end(signal)).toMatchObject({ status: 0 });
    expect(readdirSync(dataDir).filter((file) => /-(wal|shm)$/.test(file))).toEqual([]);
  });
});

describe('a server that cannot start says why, and what to do', () => {
  it('when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const end = await failToStart(newFolder(), { env: { TUNEWATCH_PORT: String(port) } });
    other.close();
    expect(end).toMatchObject({ status: 1, errors: expect.stringContaining(`Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another one: TUNEWATCH_PORT=${port + 1}`) as string });
  });

  it('when another server has its data', async () => {
    const dataDir = newFolder();
    const server = await startServer(dataDir);
    expect(await failToStart(dataDir)).toMatchObject({ status: 1, errors: expect.stringContaining('Another Tunewatch server uses the data directory') as string });
    await server.end('SIGTERM');
  });

  it('when its data directory is read-only', async () => {
    const dataDir = newFolder();
    chmodSync(dataDir, 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}; // permissions do not bind root
    const { status, errors } = await failToStart(dataDir, nobody);
    expect(status).toBe(1);
    expect(errors).toMatch(/data directory .* cannot be made or written \(EACCES\)\. Make it writable/);
  });

  it('when its data directory is a file', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, '');
    const { status, errors } = await failToStart(file);
    expect([status, errors]).toEqual([1, expect.stringContaining('cannot be made or written')]);
  });

  it('when its environment is faulty: all faults at once', async () => {
    const dataDir = join(newFolder(), 'data');
    const { status, errors } = await failToStart(dataDir, { env: { TUNEWATCH_PORT: 'http', TUNEWATCH_LOG_LEVEL: 'loud' } });
    expect(status).toBe(1);
    expect(errors).toContain('TUNEWATCH_PORT="http": is not a whole number');
    expect(errors).toContain('TUNEWATCH_LOG_LEVEL="loud"');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('when it would be open to other machines without a token', async () => {
    const { status, errors } = await failToStart(newFolder(), { env: { TUNEWATCH_HOST: '0.0.0.0' } });
    expect(status).toBe(1);
    expect(errors).toMatch(/requires accounts or tokens, and there is none yet[^]*npx tunewatch account create[^]*npx tunewatch token create --name me --scope admin/);
  });
});
