import { setImmediate as nextTurn } from 'node:timers/promises';
import { firingsOf } from '../diagnosis/user-rules/firings.ts';
import type { UserRuleDraft } from '../diagnosis/user-rules/user-rule.ts';
import { jsonNumber } from '../diagnosis/evidence.ts';
import type { JsonNumber, RunResource } from '../protocol/resource.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';
import { readSamples } from './read-samples.ts';

/** Runs looked at unless said otherwise. */
export const previewRuns = 40;
/** Places told per run; more are counted only. */
const mostPlaces = 20;

export interface UserRulePreview {
  /** Newest runs of the project that were looked at, and those among them that have the metric. */
  readonly runs: number;
  readonly withMetric: number;
  readonly fired: readonly {
    readonly runId: string;
    readonly name: string;
    readonly times: number;
    readonly places: readonly { readonly step: number; readonly value: JsonNumber; readonly threshold: JsonNumber }[];
  }[];
}

/** On which of the project's newest runs the rule would have opened an incident, and where. Changes nothing. Throws `forbidden` without scope `read`. */
export async function previewUserRule({ actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>, draft: UserRuleDraft, limit: number = previewRuns): Promise<UserRulePreview> {
  requireScope(actor, 'read');
  const metric = draft.condition.kind === 'step-time' ? 'step-ms' : draft.metric;
  const runs = store.runs.list({ project: draft.project, limit }).items;
  const fired: UserRulePreview['fired'][number][] = [];
  let withMetric = 0;
  for (const run of runs) {
    await nextTurn(); // live runs are judged between two
    const samples = readSamples(store, run.id, metric, draft.condition);
    if (samples === null) continue;
    withMetric += 1;
    const firings = firingsOf(draft, samples, untilMs(run, clock.nowMs()));
    if (firings.length === 0) continue;
    const places = firings.slice(0, mostPlaces).map(({ step, value, threshold }) => ({ step, value: jsonNumber(value), threshold: jsonNumber(threshold) }));
    fired.push({ runId: run.id, name: run.name, times: firings.length, places });
  }
  return { runs: runs.length, withMetric, fired };
}

function untilMs(run: RunResource, nowMs: number): number | null {
  return run.status === 'running' ? nowMs : run.endedAtMs;
}
