'use client';

import { useState, useTransition } from 'react';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';

/** Takes a token to the server, which keeps it in a cookie that scripts cannot read; then goes on to `next`, a path of this server. */
export function SignInForm({ next }: { readonly next: string }) {
  const words = useWords();
  const [isPending, start] = useTransition();
  const [fault, setFault] = useState<string>();
  const submit = (form: FormData) => start(async () => {
    setFault(undefined);
    try {
      const response = await fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: String(form.get('token') ?? '').trim() }) });
      // A whole new page: the socket must be opened with the new cookie.
      if (response.ok) location.assign(next);
      else setFault(response.status < 500 ? words.signIn.wrong : words.signIn.unreachable);
    } catch {
      setFault(words.signIn.unreachable);
    }
  });
  return (
    <form action={submit} className="grid gap-3">
      <label className="grid gap-1"><span>{words.signIn.token}</span><input name="token" type="password" required autoComplete="current-password" spellCheck={false} className="field font-mono" aria-invalid={fault !== undefined} aria-describedby="sign-in-fault" /></label>
      <p id="sign-in-fault" role="alert" className="text-critical empty:hidden">{fault}</p>
      <p><Button type="submit" disabled={isPending}>{isPending ? words.signIn.submitting : words.signIn.submit}</Button></p>
    </form>
  );
}
