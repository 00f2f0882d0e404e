'use client';

import Link from 'next/link';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { tipOutcomes } from '../../lib/protocol/team.ts';
import { actOnIncident } from '../_actions/incident-verbs.ts';
import { useTeam } from '../_review/team-context.tsx';
import { useVerb } from '../_review/use-verb.ts';
import { useTipTitle } from '../_run/names-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { outcomeWords } from './history-sentence.ts';

/** What to do about it, and what came of what was tried. */
export function CaseTips({ incident }: { readonly incident: IncidentResource }) {
  const words = useWords();
  const titleOf = useTipTitle();
  const { canAct } = useTeam();
  const { act, isPending, fault } = useVerb();
  if (incident.tips.length === 0) return <p className="text-ink-muted">{words.incident.noTips}</p>;
  return (
    <>
      <ul className="grid gap-2">
        {incident.tips.map((id) => {
          const trial = incident.tipTrials?.[id];
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule pb-2 last:border-0 last:pb-0">
              <Link href={`/tips/${id}`} className="link min-w-40 flex-1"><span className="font-mono text-xs">{id}</span> {titleOf(id)}</Link>
              {trial && <span className="text-ink-muted">{words.team.trial(trial.by, outcomeWords(trial.outcome, words))}</span>}
              {canAct && (
                <span role="group" aria-label={`${id} ${words.team.tried}`} className="flex items-center gap-1 text-ink-muted">{words.team.tried}
                  {tipOutcomes.filter((outcome) => outcome !== 'tried').map((outcome) => (
                    <button key={outcome} type="button" aria-pressed={trial?.outcome === outcome} disabled={isPending} onClick={() => act(() => actOnIncident(incident.id, { verb: 'try-tip', tip: id, outcome }))} className={`rounded-md border px-2 py-0.5 max-sm:min-h-11 ${trial?.outcome === outcome ? 'border-accent bg-accent-faint text-ink' : 'border-rule hover:text-ink'}`}>{outcomeWords(outcome, words)}</button>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {fault && <p role="alert" className="mt-2 text-critical">{words.team.failed} {fault}</p>}
    </>
  );
}
