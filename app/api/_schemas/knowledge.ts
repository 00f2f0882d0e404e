import { z } from 'zod';
import { severities } from '../../../lib/protocol/cause.ts';
import { cause } from './incident.ts';
import { words } from './number.ts';

export const rule = z.object({
  id: z.string(),
  kind: z.enum(['rule', 'preflight']),
  severity: z.enum(severities),
  status: z.enum(['preview', 'stable', 'deprecated']),
  title: words,
  about: words,
  signals: z.array(z.string()),
  optionalSignals: z.array(z.string()),
  facts: z.array(z.string()),
  optionalFacts: z.array(z.string()),
  silentForTasks: z.array(z.string()),
  patience: z.object({ fireAfter: z.int(), outOf: z.int(), clearAfter: z.int() }),
  everySamples: z.int(),
  parameters: z.array(z.object({ name: z.string(), default: z.number(), unit: z.string(), about: words })),
  causes: z.array(cause),
  tips: z.array(z.string()),
  falsifiedBy: z.array(z.object({ probe: z.string().exactOptional(), text: words })),
});

export const tip = z.object({
  id: z.string(),
  title: words,
  what: words,
  why: words,
  how: words,
  whenNot: words,
  support: z.array(
    z.object({
      kind: z.enum(['rule', 'preflight', 'probe', 'cross-run', 'text']),
      id: z.string(),
      available: z.boolean().describe('True when this server has it.'),
    }),
  ),
});
