'use client';

import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { Fault } from './fault.tsx';
import { useAsk } from './use-ask.ts';

/** Name, email and password of a new account; `extra` is sent along. Afterwards the browser is signed in and goes to the front page. */
export function PersonForm({ path, extra = {}, submit }: { readonly path: string; readonly extra?: Readonly<Record<string, string>>; readonly submit: string }) {
  const { access } = useWords();
  const { ask, isPending, fault } = useAsk();
  // A whole new page: the socket must be opened with the new cookie.
  const send = (form: FormData) => ask('POST', path, { ...extra, name: text(form, 'name'), email: text(form, 'email'), password: text(form, 'password') }, () => location.assign('/'));
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(new FormData(event.currentTarget)); }} className="grid gap-3">
      <label className="grid gap-1">{access.form.name}<input name="name" required maxLength={80} autoComplete="name" dir="auto" className="field" /></label>
      <label className="grid gap-1">{access.form.email}<input name="email" type="email" required autoComplete="username" className="field" /></label>
      <label className="grid gap-1">{access.form.password}<input name="password" type="password" required minLength={10} maxLength={128} autoComplete="new-password" className="field" /></label>
      <Fault text={fault} />
      <p><Button type="submit" disabled={isPending}>{submit}</Button></p>
    </form>
  );
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
