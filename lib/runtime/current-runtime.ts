import type { Runtime } from './runtime.ts';

/**
 * The server, its route handlers and its pages hold separate copies of every module; only `globalThis` is shared between
 * them. This file alone touches it.
 */
const key = Symbol.for('tunewatch/runtime');
const shared = globalThis as unknown as { [key]?: Runtime | null };

/** The runtime of this process. Throws where none was started, as in a build. */
export function currentRuntime(): Runtime {
  const runtime = shared[key];
  if (!runtime) throw new Error('No Tunewatch server runs in this process. Start it with: npm start');
  return runtime;
}

/** Makes `runtime` the one of this process; `null` when it is closed. */
export function setRuntime(runtime: Runtime | null): void {
  shared[key] = runtime;
}
