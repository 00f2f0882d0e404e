import { z } from 'zod';
import type { Page } from '../../../lib/storage/store.ts';
import { account, auditEntry, browserSession, createdInvitation, createdShare, createdToken, invitation, share, token } from './access.ts';
import { incident } from './incident.ts';
import { rule, tip } from './knowledge.ts';
import { run } from './run.ts';
import { histogram, seriesData, seriesSummary } from './series.ts';
import { health, httpError, session } from './server.ts';

/** One page of a list; `nextCursor` is `null` on the last one. */
function pageOf<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Every schema an operation answers with. Its key is its name in the OpenAPI document. */
export const schemas = {
  Error: httpError,
  Health: health,
  Session: session,
  Run: run,
  RunPage: pageOf(run),
  SeriesSummary: seriesSummary,
  SeriesSummaryPage: pageOf(seriesSummary),
  SeriesData: seriesData,
  SeriesDataPage: pageOf(seriesData),
  Histogram: histogram,
  HistogramPage: pageOf(histogram),
  Incident: incident,
  IncidentPage: pageOf(incident),
  Rule: rule,
  RulePage: pageOf(rule),
  Tip: tip,
  TipPage: pageOf(tip),
  Token: token,
  TokenPage: pageOf(token),
  CreatedToken: createdToken,
  AuditEntryPage: pageOf(auditEntry),
  Account: account,
  AccountPage: pageOf(account),
  InvitationPage: pageOf(invitation),
  CreatedInvitation: createdInvitation,
  SharePage: pageOf(share),
  CreatedShare: createdShare,
  BrowserSessionPage: pageOf(browserSession),
} as const;

export type SchemaName = keyof typeof schemas;
export type AnswerOf<Name extends SchemaName> = z.output<(typeof schemas)[Name]>;
