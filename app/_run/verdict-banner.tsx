'use client';

import { leadingIncident } from '../../lib/incidents/leading-incident.ts';
import { AcknowledgeButton } from '../_incidents/acknowledge-button.tsx';
import { useRun } from '../_live/run-context.tsx';
import { toneGround, ToneIcon } from '../_shell/status-mark.tsx';
import { Button } from '../_shell/tremor.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { splitFirstSentence } from './first-sentence.ts';
import { usePageState } from './page-state-context.tsx';

/** One sentence: is it learning, and if not, why; then what was seen, and what can be done about it at once. */
export function VerdictBanner() {
  const words = useWords();
  const say = useSay();
  const { change } = usePageState();
  const verdict = useRun((view) => view.verdict);
  const leading = useRun((view) => leadingIncident(view.incidents));
  // Hints stand beside the charts; only what hurts the training asks for something up here.
  const worst = leading?.severity === 'info' ? undefined : leading;
  const [headline, rest] = splitFirstSentence(say(verdict.text));
  return (
    <section aria-label={words.run.verdictLabel} className={`flex gap-3 rounded-md p-3 sm:px-4 ${toneGround[verdict.tone]}`}>
      <span className="mt-0.5"><ToneIcon tone={verdict.tone} size={20} /></span>
      <div className="min-w-0 flex-1">
        <p aria-live="polite" className="text-base font-semibold sm:text-lg"><span className="sr-only">{words.tone[verdict.tone]}: </span>{headline}</p>
        {rest !== '' && <p className="mt-0.5 max-w-5xl text-base text-ink-muted">{rest}</p>}
        {worst && (
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button size="xs" variant="secondary" onClick={() => change({ tab: 'incidents' })}>{words.run.seeEvidence}</Button>
            <AcknowledgeButton incident={worst} />
            {worst.consequences.length > 0 && <span className="text-ink-muted">{words.run.consequences(worst.consequences.length)}</span>}
          </p>
        )}
      </div>
    </section>
  );
}
