'use client';

import type { AccessPage } from '../_data/access.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { DaysChoice, endOf } from './days-choice.tsx';
import { Fault } from './fault.tsx';
import { MadeOnce, useMadeOnce } from './made-once.tsx';
import { roles } from './roles.ts';
import { Entries, Entry, Section } from './section.tsx';
import { useAsk } from './use-ask.ts';
import { useTimes } from './use-times.ts';

/** Invitations that were made, and the form for another one. */
export function InvitationsSection({ invitations }: Pick<AccessPage, 'invitations'>) {
  const { access } = useWords();
  const times = useTimes();
  const { ask, isPending, fault } = useAsk();
  const [link, setLink] = useMadeOnce();
  const create = (form: FormData) => ask('POST', '/invitations', { role: form.get('role'), expiresAtMs: endOf(form) }, (made) => setLink(`${location.origin}${(made as { readonly path: string }).path}`));
  return (
    <Section id="invitations" title={access.invitations.title}>
      <form onSubmit={(event) => { event.preventDefault(); create(new FormData(event.currentTarget)); }} className="flex flex-wrap items-end gap-3">
        <label className="grid min-w-0 gap-1">{access.role}
          <select name="role" defaultValue="member" className="field max-w-full">{roles.map((role) => <option key={role} value={role}>{access.roles[role]}: {access.roleAbout[role]}</option>)}</select>
        </label>
        <DaysChoice days={[1, 7, 30]} chosen={7} />
        <Button type="submit" size="xs" disabled={isPending}>{access.invitations.create}</Button>
      </form>
      {link && <MadeOnce label={access.invitations.link} text={link} onDone={() => setLink(undefined)} />}
      <Fault text={fault} />
      <Entries none={access.none}>
        {invitations.map(({ id, role, state, createdBy, expiresAtMs, acceptedBy }) => (
          <Entry key={id} title={`${access.roles[role]} · ${access.invitations.states[state]}${acceptedBy === null ? '' : `: ${acceptedBy}`}`} about={`${access.invitations.by(createdBy)} · ${access.ends}: ${times(expiresAtMs)}`}>
            {state === 'open' && <button type="button" className="link" disabled={isPending} onClick={() => ask('DELETE', `/invitations/${id}`)}>{access.revoke}</button>}
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}
