import { z } from 'zod';
import { runStatuses, type RunResource } from '../../../lib/protocol/resource.ts';
import { atMs, jsonNumber, step, words } from './number.ts';

const environment = z.object({
  backend: z.string().nullable(),
  tfjsVersion: z.string().nullable(),
  nodeVersion: z.string(),
  agentVersion: z.string(),
  platform: z.string(),
  cpu: z.string().nullable(),
  cpuCores: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  gpus: z.array(z.object({ name: z.string(), memoryBytes: z.number().nullable() })),
});

export const run: z.ZodType<RunResource> = z.object({
  id: z.string(),
  project: z.string(),
  name: z.string(),
  status: z.enum(runStatuses),
  config: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  notes: z.string(),
  task: z.string().nullable(),
  startedAtMs: atMs,
  endedAtMs: atMs.nullable(),
  lastStep: step.nullable(),
  totalSteps: z.number().nullable(),
  lastSeenAtMs: atMs,
  environment: environment.nullable(),
  summary: z.record(z.string(), jsonNumber).describe('Newest value of the few series a list shows.'),
  openIncidents: z.object({ critical: z.int(), warning: z.int(), info: z.int() }),
  verdict: words.nullable().describe('Title of the worst open incident.'),
  sparkline: z.array(jsonNumber).describe('Newest points of train/loss, at most 60.'),
  attempts: z.int(),
  lostRecords: z.number(),
  isPinned: z.boolean(),
  isBaseline: z.boolean().describe('The run that others of its project are compared with.'),
  archivedAtMs: atMs.nullable().describe('When somebody put it away; lists leave it out unless they are asked for such runs.'),
  deletedAtMs: atMs.nullable().describe('When somebody deleted it; it can be restored until it is removed for good.'),
});
