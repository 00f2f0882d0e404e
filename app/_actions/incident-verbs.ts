'use server';

import { assignIncident } from '../../lib/commands/assign-incident.ts';
import { reopenIncident } from '../../lib/commands/reopen-incident.ts';
import { resolveIncident } from '../../lib/commands/resolve-incident.ts';
import { endSilence, silenceIncident } from '../../lib/commands/silence-incident.ts';
import { tryTip } from '../../lib/commands/try-tip.ts';
import { silenceScopes, tipOutcomes } from '../../lib/protocol/team.ts';
import { openRuntime } from '../_data/reader.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** What a reader can do with an incident, besides acknowledging it. Arguments come from the network: nothing of them is trusted. */
export type IncidentVerb =
  | { readonly verb: 'assign'; readonly assignee: string | null }
  | { readonly verb: 'resolve' | 'reopen'; readonly reason: string }
  | { readonly verb: 'silence'; readonly scope: string; readonly untilStep?: number; readonly untilAtMs?: number; readonly reason: string }
  | { readonly verb: 'end-silence'; readonly silenceId: string }
  | { readonly verb: 'try-tip'; readonly tip: string; readonly outcome: string };

/** Does it in the reader's name. The live channel tells everybody. */
export async function actOnIncident(incidentId: string, asked: IncidentVerb): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  const context = { ...runtime, actor };
  const id = String(incidentId);
  return resultOf(() => {
    switch (asked.verb) {
      case 'assign': assignIncident(context, id, asked.assignee === null ? null : String(asked.assignee)); break;
      case 'resolve': resolveIncident(context, id, { reason: String(asked.reason) }); break;
      case 'reopen': reopenIncident(context, id, { reason: String(asked.reason) }); break;
      case 'silence': silenceIncident(context, id, { scope: silenceScopes.find((known) => known === asked.scope) ?? 'incident', ...untilOf(asked), reason: String(asked.reason) }); break;
      case 'end-silence': endSilence(context, String(asked.silenceId)); break;
      case 'try-tip': tryTip(context, id, String(asked.tip), tipOutcomes.find((known) => known === asked.outcome) ?? 'tried'); break;
    }
    return null;
  });
}

function untilOf({ untilStep, untilAtMs }: { readonly untilStep?: number; readonly untilAtMs?: number }) {
  return { ...(Number.isSafeInteger(untilStep) ? { untilStep } : {}), ...(Number.isSafeInteger(untilAtMs) ? { untilAtMs } : {}) };
}
