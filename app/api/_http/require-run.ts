import type { RunResource } from '../../../lib/protocol/resource.ts';
import type { Runtime } from '../../../lib/runtime/runtime.ts';
import { found } from './serve.ts';

/** The run; throws `not-found` when there is none of that id. */
export function requireRun(runtime: Runtime, runId: string): RunResource {
  return found(runtime.store.runs.find(runId), `run "${runId}"`);
}
