'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { KindChoice } from '../_data/channels.ts';
import { createChannel } from '../_actions/channels.ts';
import { Button } from '../_shell/tremor.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { ChannelFields } from './channel-fields.tsx';
import { settingsOf } from './channel-form.ts';

/** Adds a channel of a kind; browsers subscribe themselves. */
export function NewChannel({ kinds }: { readonly kinds: readonly KindChoice[] }) {
  const { notifications: words } = useWords();
  const say = useSay();
  const router = useRouter();
  const offered = kinds.filter(({ kind }) => kind !== 'webpush');
  const [kind, setKind] = useState(offered[0]!);
  const [made, setMade] = useState(0);
  const [fault, setFault] = useState<string>();
  const [isPending, start] = useTransition();
  const add = (form: FormData) => start(async () => {
    try {
      const result = await createChannel(kind.kind, settingsOf(form, kind.fields));
      setFault(result.ok ? undefined : result.message);
      if (!result.ok) return;
      setMade((count) => count + 1);
      router.refresh();
    } catch {
      setFault(words.unreachable);
    }
  });
  return (
    <section className="panel p-4" aria-labelledby="new-channel">
      <h2 id="new-channel" className="text-sm">{words.add}</h2>
      <form key={`${kind.kind} ${made}`} className="mt-3 grid gap-3" onSubmit={(event) => { event.preventDefault(); add(new FormData(event.currentTarget)); }}>
        <label className="grid gap-1"><span>{words.kind}</span>
          <select className="field" value={kind.kind} onChange={(event) => setKind(offered.find((one) => one.kind === event.target.value)!)}>{offered.map((one) => <option key={one.kind} value={one.kind}>{say(one.title)}</option>)}</select>
        </label>
        <ChannelFields kind={kind} />
        <p className="flex flex-wrap items-center gap-3">
          <Button type="submit" size="xs" disabled={isPending}>{isPending ? words.saving : words.create}</Button>
          {fault && <span role="alert" className="text-critical">{fault}</span>}
        </p>
      </form>
    </section>
  );
}
