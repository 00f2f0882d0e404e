'use client';

import Link from 'next/link';
import { roles, type Role } from './roles.ts';
import type { AccessPage } from '../_data/access.ts';
import { useWords } from '../_words/words-context.tsx';
import { Fault } from './fault.tsx';
import { Entries, Entry, Section } from './section.tsx';
import { useAsk } from './use-ask.ts';
import { useTimes } from './use-times.ts';

/** Everybody with an account, their role, and the way to remove them. */
export function PeopleSection({ people, ownId }: Pick<AccessPage, 'people' | 'ownId'>) {
  const { access } = useWords();
  const times = useTimes();
  const { ask, isPending, fault } = useAsk();
  return (
    <Section id="people" title={access.people.title}>
      {people.length === 0 && <p>{access.people.empty} <Link href="/setup" className="link">{access.people.first}</Link></p>}
      {people.length > 0 && (
        <Entries none={access.none}>
          {people.map(({ id, name, email, role, lastSignInAtMs }) => (
            <Entry key={id} title={<>{name}{id === ownId && <span className="text-ink-faint"> ({access.people.you})</span>}</>} about={`${email} · ${access.people.lastSignIn}: ${times(lastSignInAtMs)}`}>
              <RoleChoice label={`${access.role}: ${name}`} value={role} isDisabled={isPending} onChange={(next) => ask('POST', `/people/${id}/role`, { role: next })} />
              <button type="button" className="link" disabled={isPending} aria-label={`${access.remove}: ${name}`} onClick={() => ask('DELETE', `/people/${id}`)}>{access.remove}</button>
            </Entry>
          ))}
        </Entries>
      )}
      <Fault text={fault} />
    </Section>
  );
}

function RoleChoice({ label, value, isDisabled, onChange }: { readonly label: string; readonly value: Role; readonly isDisabled: boolean; readonly onChange: (role: Role) => void }) {
  const { access } = useWords();
  return (
    <select aria-label={label} value={value} disabled={isDisabled} onChange={(event) => onChange(event.target.value as Role)} className="field">
      {roles.map((role) => <option key={role} value={role}>{access.roles[role]}</option>)}
    </select>
  );
}
