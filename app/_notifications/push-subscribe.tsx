'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { createChannel } from '../_actions/channels.ts';
import { Button } from '../_shell/tremor.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';

/** Subscribes this browser: asks its reader, then makes a channel of what the browser gives. */
export function PushSubscribe({ pushKey }: { readonly pushKey: string }) {
  const { notifications: { push, unreachable } } = useWords();
  const language = useLanguage();
  const router = useRouter();
  const [said, setSaid] = useState<{ readonly isFault: boolean; readonly text: string }>();
  const [isPending, start] = useTransition();
  const subscribe = () => start(async () => {
    try {
      if (!('serviceWorker' in navigator) || !('PushManager' in window)) return setSaid({ isFault: true, text: push.unsupported });
      if ((await Notification.requestPermission()) !== 'granted') return setSaid({ isFault: true, text: push.denied });
      await navigator.serviceWorker.register('/service-worker.js');
      const registration = await navigator.serviceWorker.ready;
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
      const { endpoint = '', keys = {} } = subscription.toJSON();
      const result = await createChannel('webpush', { name: push.name(browserName()), language, fields: { url: endpoint, p256dh: keys['p256dh'], auth: keys['auth'] } });
      setSaid(result.ok ? { isFault: false, text: push.done } : { isFault: true, text: result.message });
      if (result.ok) router.refresh();
    } catch (error) {
      setSaid({ isFault: true, text: error instanceof Error && error.message !== '' ? error.message : unreachable });
    }
  });
  return (
    <section className="panel grid gap-3 p-4" aria-labelledby="push">
      <h2 id="push" className="text-sm">{push.title}</h2>
      <p className="text-ink-muted">{push.about}</p>
      <p className="flex flex-wrap items-center gap-3">
        <Button size="xs" onClick={subscribe} disabled={isPending}>{isPending ? push.subscribing : push.subscribe}</Button>
        {said && <span role="status" className={said.isFault ? 'text-critical' : 'text-healthy'}>{said.text}</span>}
      </p>
    </section>
  );
}

/** A short name for the list of channels. */
function browserName(): string {
  const agent = navigator.userAgent;
  const name = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : '?';
  return /Mobile|Android|iPhone/.test(agent) ? `${name} (📱)` : name;
}
