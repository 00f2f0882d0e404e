'use client';

import { Fault } from '../_access/fault.tsx';
import { useAsk } from '../_access/use-ask.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';

/** Signs in with email and password; then goes on to `next`, a path of this server. */
export function AccountForm({ next }: { readonly next: string }) {
  const { access, signIn } = useWords();
  const { ask, isPending, fault } = useAsk();
  // A whole new page: the socket must be opened with the new cookie.
  const send = (form: FormData) => ask('POST', '/session', { email: String(form.get('email')), password: String(form.get('password')) }, () => location.assign(next));
  return (
    <form aria-label={access.signIn.email} onSubmit={(event) => { event.preventDefault(); send(new FormData(event.currentTarget)); }} className="grid gap-3">
      <label className="grid gap-1">{access.form.email}<input name="email" type="email" required autoComplete="username" className="field" /></label>
      <label className="grid gap-1">{access.signIn.password}<input name="password" type="password" required autoComplete="current-password" className="field" /></label>
      <Fault text={fault} />
      <p><Button type="submit" disabled={isPending}>{isPending ? signIn.submitting : signIn.submit}</Button></p>
    </form>
  );
}
