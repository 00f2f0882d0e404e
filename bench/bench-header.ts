import type { RunHeader } from '../lib/protocol/agent-channel.ts';

/** The header of the one run that benches work on. */
export function benchHeader(): RunHeader {
  return {
    runId: '01900000-0000-7000-8000-000000000001',
    attemptId: '01900000-0000-7000-8000-000000000002',
    project: 'bench',
    name: 'bench',
    config: {},
    tags: [],
    notes: '',
    task: null,
    totalSteps: null,
    startedAtMs: 1_750_000_000_000,
    isResume: false,
    environment: { backend: null, tfjsVersion: null, nodeVersion: process.version, agentVersion: 'bench', platform: process.platform, cpu: null, cpuCores: null, memoryBytes: null, gpus: [] },
  };
}
