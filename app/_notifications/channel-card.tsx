'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ChannelResource, KindChoice } from '../_data/channels.ts';
import { changeChannel, deleteChannel, testChannel } from '../_actions/channels.ts';
import { Button } from '../_shell/tremor.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { ChannelFields } from './channel-fields.tsx';
import { settingsOf } from './channel-form.ts';

interface Said {
  readonly isFault: boolean;
  readonly text: string;
}

/** One channel: where it sends, a test of it, and its settings. */
export function ChannelCard({ channel, kind }: { readonly channel: ChannelResource; readonly kind: KindChoice }) {
  const { notifications: words, severity } = useWords();
  const say = useSay();
  const router = useRouter();
  const [said, setSaid] = useState<Said>();
  const [doing, setDoing] = useState<'test' | 'other'>();
  const [, start] = useTransition();
  const run = (what: 'test' | 'other', act: () => Promise<Said | undefined>) => start(async () => {
    setDoing(what);
    try {
      setSaid(await act());
      router.refresh();
    } catch {
      setSaid({ isFault: true, text: words.unreachable });
    } finally {
      setDoing(undefined);
    }
  });
  const test = () => run('test', async () => {
    const result = await testChannel(channel.id);
    return result.ok ? { isFault: result.value.kind !== 'delivered', text: `${words.outcome[result.value.kind]}: ${say(result.value.reason)}` } : { isFault: true, text: result.message };
  });
  const change = (settings: Parameters<typeof changeChannel>[1]) => run('other', async () => {
    const result = await changeChannel(channel.id, settings);
    return result.ok ? { isFault: false, text: words.saved } : { isFault: true, text: result.message };
  });
  const remove = () => {
    if (!confirm(words.removeAsk(channel.name))) return;
    run('other', async () => {
      const result = await deleteChannel(channel.id);
      return result.ok ? undefined : { isFault: true, text: result.message };
    });
  };
  return (
    <li className="panel grid gap-2 p-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-base">{channel.name}</h3>
        <span className="text-ink-muted">{say(kind.title)}</span>
        <span className="font-mono text-xs text-ink-muted">{channel.target}</span>
        <span className="text-ink-faint">{words.minimum} {severity[channel.minimumSeverity]} · {words.languages[channel.language]}</span>
        {channel.isMuted && <strong className="text-warning">{words.muted}</strong>}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="xs" variant="secondary" onClick={test} disabled={doing !== undefined}>{doing === 'test' ? words.testing : words.test}</Button>
        <button type="button" className="link" disabled={doing !== undefined} onClick={() => change({ isMuted: !channel.isMuted })}>{channel.isMuted ? words.unmute : words.mute}</button>
        <Link className="link" href={`/settings/deliveries?channel=${encodeURIComponent(channel.id)}`}>{words.deliveries}</Link>
        <button type="button" className="link" disabled={doing !== undefined} onClick={remove}>{words.remove}</button>
      </div>
      {said && <p role="status" className={said.isFault ? 'text-critical' : 'text-healthy'}>{said.text}</p>}
      <details>
        <summary className="text-ink-muted">{words.change}</summary>
        <form className="mt-3 grid max-w-2xl gap-3" onSubmit={(event) => { event.preventDefault(); change(settingsOf(new FormData(event.currentTarget), kind.fields)); }}>
          <ChannelFields kind={kind} channel={channel} />
          <p><Button type="submit" size="xs" disabled={doing !== undefined}>{words.save}</Button></p>
        </form>
      </details>
    </li>
  );
}
