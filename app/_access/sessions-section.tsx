'use client';

import { useState } from 'react';
import type { OwnAccess } from '../_data/access.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { Fault } from './fault.tsx';
import { Entries, Entry, Section } from './section.tsx';
import { useAsk } from './use-ask.ts';
import { useTimes } from './use-times.ts';

/** The reader's own browsers and password. */
export function SessionsSection({ sessions }: { readonly sessions: NonNullable<OwnAccess['sessions']> }) {
  const { access } = useWords();
  const times = useTimes();
  const { ask, isPending, fault } = useAsk();
  return (
    <Section id="sessions" title={access.sessions.title}>
      <Entries none={access.none}>
        {sessions.map(({ id, browser, address, createdAtMs, isCurrent }) => (
          <Entry key={id} title={isCurrent ? access.sessions.current : (browser ?? access.sessions.unknown)} about={`${address ?? ''} · ${access.sessions.since}: ${times(createdAtMs)}`}>
            {!isCurrent && <button type="button" className="link" disabled={isPending} onClick={() => ask('DELETE', `/sessions/${id}`)}>{access.revoke}</button>}
          </Entry>
        ))}
      </Entries>
      {sessions.length > 1 && <p><Button size="xs" variant="secondary" disabled={isPending} onClick={() => ask('DELETE', '/sessions')}>{access.sessions.endOthers}</Button></p>}
      <Fault text={fault} />
      <PasswordForm />
    </Section>
  );
}

function PasswordForm() {
  const { access } = useWords();
  const { ask, isPending, fault } = useAsk();
  const [isChanged, setIsChanged] = useState(false);
  const send = (form: HTMLFormElement) => {
    const given = new FormData(form);
    setIsChanged(false);
    ask('POST', '/password', { current: given.get('current'), next: given.get('next') }, () => { form.reset(); setIsChanged(true); });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(event.currentTarget); }} className="flex flex-wrap items-end gap-3">
      <label className="grid gap-1">{access.form.currentPassword}<input name="current" type="password" required autoComplete="current-password" className="field" /></label>
      <label className="grid gap-1">{access.form.newPassword}<input name="next" type="password" required minLength={10} maxLength={128} autoComplete="new-password" className="field" /></label>
      <Button type="submit" size="xs" disabled={isPending}>{access.sessions.password}</Button>
      <Fault text={fault} />
      <p role="status" className="text-healthy empty:hidden">{isChanged ? access.sessions.changed : ''}</p>
    </form>
  );
}
