import { z } from 'zod';
import type { UserRulePreview } from '../../../lib/commands/preview-user-rule.ts';
import { longestPatience, longestWindow, type UserRule, type UserRuleCondition, type UserRuleDraft } from '../../../lib/diagnosis/user-rules/user-rule.ts';
import { severities } from '../../../lib/protocol/cause.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { atMs, jsonNumber, step } from './number.ts';

const side = z.enum(['above', 'below']);
const window = z.int().min(2).max(longestWindow).describe('Samples.');

const condition: z.ZodType<UserRuleCondition> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('threshold'), side, limit: z.number() }),
  z.object({ kind: z.literal('change'), side: side.describe('above: it rose; below: it fell.'), ratio: z.number().positive().describe('Share of the value at the beginning of the window: 0.5 is 50 %.'), window: z.int().min(1).max(longestWindow) }),
  z.object({ kind: z.literal('robust-z'), side: z.enum(['above', 'below', 'both']), deviations: z.number().positive(), window: z.int().min(5).max(longestWindow) }),
  z.object({ kind: z.literal('no-data'), minutes: z.number().min(0.1).max(10_080) }),
  z.object({ kind: z.literal('step-time'), factor: z.number().gt(1), window }),
]);

const fields = {
  project: z.string().trim().min(1).max(limits.titleCharacters),
  name: z.string().trim().min(1).max(limits.titleCharacters),
  metric: z.string().trim().min(1).max(limits.nameBytes).describe('Name of a series. For step-time it is step-ms, whatever is given.'),
  condition,
  severity: z.enum(severities),
  patience: z.int().min(1).max(longestPatience).describe('Samples in a row that must show it, and that must not, before it resolves.'),
  isOn: z.boolean(),
};

/** What a person writes down; the rest has defaults. */
export const userRuleBody: z.ZodType<UserRuleDraft> = z.object({ ...fields, metric: fields.metric.default('step-ms'), severity: fields.severity.default('warning'), patience: fields.patience.default(1), isOn: fields.isOn.default(true) })
  .refine((body) => body.condition.kind === 'step-time' || body.metric !== '', { path: ['metric'], message: 'is missing' });

/** The fields that are to change. */
export const userRuleChange = z.object({
  project: fields.project.exactOptional(), name: fields.name.exactOptional(), metric: fields.metric.exactOptional(), condition: condition.exactOptional(),
  severity: fields.severity.exactOptional(), patience: fields.patience.exactOptional(), isOn: fields.isOn.exactOptional(),
});

export const userRule: z.ZodType<UserRule> = z.object({ id: z.string(), ...fields, createdBy: z.string(), createdAtMs: atMs, changedAtMs: atMs });

export const userRulePreview: z.ZodType<UserRulePreview> = z.object({
  runs: z.int().describe('Newest runs of the project that were looked at.'),
  withMetric: z.int().describe('Those of them that have the metric.'),
  fired: z.array(z.object({ runId: z.string(), name: z.string(), times: z.int(), places: z.array(z.object({ step, value: jsonNumber, threshold: jsonNumber })) })),
});
