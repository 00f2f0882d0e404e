import { cpus, totalmem } from 'node:os';
import type { Environment } from '../../lib/protocol/description.ts';
import { agentVersion } from './agent-version.ts';

/** What can be said at once about where the training runs. Never throws; what `tf` does not tell is `null`. Cards are told later by the worker. */
export function describeEnvironment(tf: unknown): Environment {
  const processors = cpus();
  return {
    backend: ask(() => call(tf, 'getBackend')),
    tfjsVersion: ask(() => read(read(tf, 'version'), 'tfjs-core') ?? read(read(tf, 'version'), 'tfjs') ?? read(tf, 'version_core')),
    nodeVersion: process.version,
    agentVersion,
    platform: `${process.platform}-${process.arch}`,
    cpu: processors[0]?.model.trim() || null,
    cpuCores: processors.length || null,
    memoryBytes: totalmem(),
    gpus: [],
  };
}

function ask(question: () => unknown): string | null {
  try {
    const answer = question();
    return typeof answer === 'string' && answer !== '' ? answer : null;
  } catch {
    return null;
  }
}
function read(from: unknown, key: string): unknown {
  return from === null || from === undefined ? undefined : (from as Record<string, unknown>)[key];
}
function call(on: unknown, name: string): unknown {
  const method = read(on, name);
  return typeof method === 'function' ? (method as () => unknown).call(on) : undefined;
}
