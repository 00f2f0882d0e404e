'use client';

import type { AccessPage } from '../_data/access.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { DaysChoice, endOf } from './days-choice.tsx';
import { Fault } from './fault.tsx';
import { MadeOnce, useMadeOnce } from './made-once.tsx';
import { Entries, Entry, Section } from './section.tsx';
import { useAsk } from './use-ask.ts';
import { useTimes } from './use-times.ts';

const scopes = ['agent', 'read', 'write', 'admin'] as const;

/** Tokens of trainings and scripts, and the form for another one; its secret is shown once. */
export function TokensSection({ tokens }: Pick<AccessPage, 'tokens'>) {
  const { access } = useWords();
  const times = useTimes();
  const { ask, isPending, fault } = useAsk();
  const [secret, setSecret] = useMadeOnce();
  const create = (form: FormData) => {
    const project = String(form.get('project') ?? '').trim();
    ask('POST', '/tokens', { name: form.get('name'), scope: form.get('scope'), expiresAtMs: endOf(form), ...(project === '' ? {} : { project }) }, (made) => setSecret((made as { readonly token: string }).token));
  };
  return (
    <Section id="tokens" title={access.tokens.title} intro={access.tokens.intro}>
      <form onSubmit={(event) => { event.preventDefault(); create(new FormData(event.currentTarget)); }} className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1">{access.form.name}<input name="name" required maxLength={200} dir="auto" className="field" /></label>
        <label className="grid gap-1">{access.tokens.scope}
          <select name="scope" defaultValue="agent" className="field">{scopes.map((scope) => <option key={scope} value={scope}>{access.tokens.scopes[scope]}</option>)}</select>
        </label>
        <label className="grid gap-1">{access.tokens.project}<input name="project" maxLength={200} dir="auto" className="field" /></label>
        <DaysChoice days={[0, 1, 7, 30, 365]} chosen={0} />
        <Button type="submit" size="xs" disabled={isPending}>{access.tokens.create}</Button>
      </form>
      {secret && <MadeOnce label="" text={secret} onDone={() => setSecret(undefined)} />}
      <Fault text={fault} />
      <Entries none={access.none}>
        {tokens.map(({ id, name, scope, project, state, expiresAtMs, lastUsedAtMs }) => (
          <Entry key={id} title={`${name} · ${scope}${scope === 'agent' ? ` · ${project ?? access.all}` : ''} · ${access.tokens.states[state]}`} about={`${access.lastUsed}: ${times(lastUsedAtMs)} · ${access.ends}: ${times(expiresAtMs, access.noEnd)}`}>
            {state === 'valid' && <button type="button" className="link" disabled={isPending} aria-label={`${access.revoke}: ${name}`} onClick={() => ask('DELETE', `/tokens/${id}`)}>{access.revoke}</button>}
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}
