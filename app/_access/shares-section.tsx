'use client';

import Link from 'next/link';
import type { OwnAccess } from '../_data/access.ts';
import { useWords } from '../_words/words-context.tsx';
import { Fault } from './fault.tsx';
import { Entries, Entry, Section } from './section.tsx';
import { useAsk } from './use-ask.ts';
import { useTimes } from './use-times.ts';

/** Links that show one view to whoever has them. */
export function SharesSection({ shares }: Pick<OwnAccess, 'shares'>) {
  const { access } = useWords();
  const times = useTimes();
  const { ask, isPending, fault } = useAsk();
  return (
    <Section id="shares" title={access.shares.title} intro={access.shares.intro}>
      <Fault text={fault} />
      <Entries none={access.none}>
        {shares.map(({ id, path, state, createdBy, expiresAtMs, lastUsedAtMs }) => (
          <Entry key={id} title={<Link href={path} className="link">{path}</Link>} about={`${access.tokens.states[state === 'open' ? 'valid' : state]} · ${createdBy} · ${access.ends}: ${times(expiresAtMs)} · ${access.lastUsed}: ${times(lastUsedAtMs)}`}>
            {state === 'open' && <button type="button" className="link" disabled={isPending} onClick={() => ask('DELETE', `/shares/${id}`)}>{access.revoke}</button>}
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}
