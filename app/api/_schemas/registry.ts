import { z } from 'zod';
import type { Page } from '../../../lib/storage/store.ts';
import { channel, channelTest, delivery } from './channel.ts';
import { comparedHistograms, comparedSeries, runFields, runGroup, runList, runTablePage, savedView } from './history.ts';
import { account, auditEntry, browserSession, createdInvitation, createdShare, createdToken, invitation, share, token } from './access.ts';
import { incident } from './incident.ts';
import { rule, tip } from './knowledge.ts';
import { run } from './run.ts';
import { histogram, overwrittenSeries, seriesData, seriesSummary } from './series.ts';
import { userRule, userRulePreview } from './user-rule.ts';
import { health, httpError, session } from './server.ts';
import { comment, feedItem, historyEntry, silence } from './team.ts';

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
  RunTablePage: runTablePage,
  RunGroupPage: pageOf(runGroup),
  RunFields: runFields,
  RunList: runList,
  SavedView: savedView,
  SavedViewPage: pageOf(savedView),
  ComparedSeries: comparedSeries,
  ComparedHistograms: comparedHistograms,
  SeriesSummary: seriesSummary,
  SeriesSummaryPage: pageOf(seriesSummary),
  SeriesData: seriesData,
  SeriesDataPage: pageOf(seriesData),
  OverwrittenSeries: overwrittenSeries,
  OverwrittenSeriesPage: pageOf(overwrittenSeries),
  Histogram: histogram,
  HistogramPage: pageOf(histogram),
  Incident: incident,
  IncidentPage: pageOf(incident),
  Channel: channel,
  ChannelPage: pageOf(channel),
  ChannelTest: channelTest,
  Delivery: delivery,
  DeliveryPage: pageOf(delivery),
  Rule: rule,
  RulePage: pageOf(rule),
  Tip: tip,
  TipPage: pageOf(tip),
  Silence: silence,
  SilencePage: pageOf(silence),
  Comment: comment,
  CommentPage: pageOf(comment),
  HistoryEntry: historyEntry,
  HistoryPage: pageOf(historyEntry),
  FeedItem: feedItem,
  FeedPage: pageOf(feedItem),
  UserRule: userRule,
  UserRulePage: pageOf(userRule),
  UserRulePreview: userRulePreview,
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
