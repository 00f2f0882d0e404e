import { z } from 'zod';
import { causes, severities } from '../../../lib/protocol/cause.ts';
import { incidentStates, type IncidentResource } from '../../../lib/protocol/resource.ts';
import { atMs, jsonNumber, step, words } from './number.ts';
import { silence, tipTrial } from './team.ts';

export const cause = z.enum(causes);

const evidence = z.object({
  signal: z.string(),
  value: jsonNumber,
  threshold: jsonNumber.nullable(),
  baseline: jsonNumber.exactOptional(),
  unit: z.string(),
  step: step.exactOptional(),
});

export const incident: z.ZodType<IncidentResource> = z.object({
  id: z.string(),
  runId: z.string(),
  rule: z.string(),
  cause,
  severity: z.enum(severities),
  state: z.enum(incidentStates),
  subject: z.string(),
  openedAtStep: step,
  openedAtMs: atMs,
  lastStep: step,
  count: z.int(),
  title: words,
  message: words,
  evidence: z.array(evidence),
  candidates: z.array(z.object({ cause, score: z.number() })),
  consequences: z.array(z.object({ rule: z.string(), subject: z.string(), firstStep: step })),
  falsifiedBy: z.array(z.object({ probe: z.string().exactOptional(), text: words })),
  notEvaluated: z.array(z.object({ rule: z.string(), missing: z.array(z.string()) })),
  tips: z.array(z.string()),
  acknowledgedBy: z.string().exactOptional(),
  acknowledgedAtMs: atMs.exactOptional(),
  assignee: z.string().exactOptional(),
  resolvedBy: z.string().exactOptional().describe('Who closed it, although its rule may still fire.'),
  resolvedReason: z.string().exactOptional(),
  reopenedBy: z.string().exactOptional().describe('Who holds it open, although its rule cleared.'),
  silence: silence.exactOptional(),
  tipTrials: z.record(z.string(), tipTrial).exactOptional().describe('What came of the tips that were tried, by tip id.'),
  resolvedAtStep: step.exactOptional(),
  resolvedAtMs: atMs.exactOptional(),
});
