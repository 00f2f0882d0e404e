import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualTime } from '../../test/manual-time.ts';
import { silentLogger } from '../../test/silent-logger.ts';
import { createStore } from '../storage/create-store.ts';
import { createRuntime, type RuntimeOptions, type ServerRuntime } from './create-runtime.ts';
import { parseEnvironment } from './env.ts';

export interface TestServer {
  readonly time: ManualTime;
  readonly runtime: ServerRuntime;
  /** A new runtime on the same data; the one before must be closed or crashed. */
  restart(): ServerRuntime;
  /** Ends the store as a crash would for what is above it: nobody saves anything. */
  crash(): void;
  remove(): void;
}

/** A real runtime on a real store in a folder of its own, under a clock that only moves when told to. */
export function openTestServer(options: Partial<RuntimeOptions> & { readonly variables?: Record<string, string> } = {}): TestServer {
  const dataDir = mkdtempSync(join(tmpdir(), 'tunewatch-'));
  const time = new ManualTime();
  const environment = parseEnvironment({ TUNEWATCH_DATA_DIR: dataDir, ...options.variables });
  const open = () => createRuntime({ environment, store: createStore({ dataDir, now: () => time.nowMs() }), clock: time, timer: time, logger: silentLogger, ...options });
  let runtime = open();
  return {
    time,
    get runtime() {
      return runtime;
    },
    restart() {
      runtime = open();
      return runtime;
    },
    crash() {
      runtime.ingest.flush();
      time.forget();
      runtime.store.close();
    },
    remove() {
      runtime.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
