import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { RunHeader } from '../protocol/agent-channel.ts';
import { decodePackets, type FramedPacket } from '../protocol/decode-packet.ts';
import { encodePacket } from '../protocol/encode-packet.ts';
import { emptyColumns, type Packet, type SeriesColumn } from '../protocol/packet.ts';
import { createStore, type StoreOptions } from './create-store.ts';
import type { Store } from './store.ts';

export const runId = '01900000-0000-7000-8000-000000000001';
export const attemptId = '01900000-0000-7000-9000-000000000001';
export const startMs = 1_750_000_000_000;

export function headerOf(changes: Partial<RunHeader> = {}): RunHeader {
  return {
    ...{ runId, attemptId, project: 'digits', name: 'first', config: { learningRate: 0.1 }, tags: ['small'], notes: '', task: 'classification' },
    ...{ totalSteps: 1000, startedAtMs: startMs, isResume: false },
    environment: {
      ...{ backend: 'cpu', tfjsVersion: '4.22.0', nodeVersion: '20.20.2', agentVersion: '0.1.0', platform: 'linux' },
      ...{ cpu: null, cpuCores: 2, memoryBytes: null, gpus: [] },
    },
    ...changes,
  };
}

/** A packet with one row a step; each series is given by all its values, or by values at some rows. */
export function packetOf(
  seq: number,
  steps: readonly number[],
  series: Readonly<Record<string, readonly number[] | ReadonlyMap<number, number>>>,
  rest: Partial<Packet> = {},
): Packet {
  const columns = Object.entries(series).map(([name, values]): SeriesColumn => {
    const numbers = Array.isArray(values) ? (values as readonly number[]) : [...(values as ReadonlyMap<number, number>).values()];
    const rows = Array.isArray(values) ? null : Uint16Array.from((values as ReadonlyMap<number, number>).keys());
    const isFloat32 = numbers.every((value) => Object.is(Math.fround(value), value));
    return { name, rows, values: isFloat32 ? Float32Array.from(numbers) : Float64Array.from(numbers) };
  });
  const atMs = Float64Array.from(steps, (step) => startMs + step * 100);
  return { seq, columns: steps.length === 0 ? emptyColumns : { steps: Float64Array.from(steps), atMs, series: columns }, histograms: [], events: [], ...rest };
}

/** The packet as it comes from the wire. */
export function framed(packet: Packet): FramedPacket {
  return decodePackets(encodePacket(packet))[0]!;
}

/** A store in a folder of its own that can be closed and opened again. */
export class StoreFolder {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'tunewatch-store-'));
  private opened: Store | null = null;

  constructor(private readonly options: Partial<StoreOptions> = {}) {}

  get store(): Store {
    return (this.opened ??= createStore({ ...this.options, dataDir: this.dataDir }));
  }
  /** Closes the store; the next use opens it again. */
  close(): void {
    const { opened } = this;
    this.opened = null;
    opened?.close();
  }
  append(packets: readonly Packet[], attempt = attemptId) {
    return this.store.series.append(runId, attempt, packets.map(framed), startMs);
  }
  /** Rows of the database as it is on the disk, read by a connection of its own. */
  rows(query: string): unknown[] {
    const database = new Database(join(this.dataDir, 'tunewatch.db'), { readonly: true });
    try {
      return database.prepare(query).all();
    } finally {
      database.close();
    }
  }
  /** Size of everything in the folder. */
  bytesOnDisk(): number {
    return readdirSync(this.dataDir).reduce((sum, name) => sum + statSync(join(this.dataDir, name)).size, 0);
  }
  remove(): void {
    this.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** A folder with run and attempt opened. */
export function openedFolder(options: Partial<StoreOptions> = {}): StoreFolder {
  const folder = new StoreFolder(options);
  folder.store.runs.openAttempt(headerOf(), startMs);
  return folder;
}
