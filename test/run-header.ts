import { randomUUID } from 'node:crypto';
import type { RunHeader } from '../lib/protocol/agent-channel.ts';

/** A header of a new run, as an agent would send it. */
export function runHeader(fields: Partial<RunHeader> = {}): RunHeader {
  return {
    runId: randomUUID(), attemptId: randomUUID(), project: 'digits', name: 'baseline', config: { layers: 2 }, tags: ['test'], notes: '', task: 'classification',
    totalSteps: null, startedAtMs: 1_700_000_000_000, isResume: false,
    environment: { backend: 'cpu', tfjsVersion: '4.22.0', nodeVersion: '20.0.0', agentVersion: '0.1.0', platform: 'linux', cpu: null, cpuCores: null, memoryBytes: null, gpus: [] },
    ...fields,
  };
}
