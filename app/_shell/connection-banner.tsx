'use client';

import { WifiOff } from 'lucide-react';
import Link from 'next/link';
import { formatAge } from '../_format/duration.ts';
import { liveConnection } from '../_live/live-connection.ts';
import { useConnection } from '../_live/use-connection.ts';
import { faultText } from '../_words/fault-text.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { useNow } from './now-context.tsx';

/** A short loss heals by itself: only what lasts longer is worth a banner. */
const patienceMs = 2_000;

/** Says that the line to the server is lost, since when, and what to do. Nothing while all is well. */
export function ConnectionBanner() {
  const words = useWords();
  const language = useLanguage();
  const { status, sinceMs, refusal } = useConnection();
  const now = useNow();
  if (status === 'live' || status === 'connecting' || now - sinceMs < patienceMs) return null;
  const heardAtMs = liveConnection().lastHeardAtMs;
  const isRefused = status === 'refused';
  const text = isRefused ? words.connection.refusedHelp : heardAtMs === null ? words.connection.never : words.connection.lostFor(formatAge(now - heardAtMs, words.units));
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule bg-warning-faint px-4 py-2">
      <WifiOff aria-hidden size={16} className="shrink-0 text-warning" />
      <strong className="font-medium">{text}</strong>
      <span className="text-ink-muted">{isRefused ? faultText(words, language, refusal, '') : words.connection.lostHelp}</span>
      {isRefused
        ? <Link href="/sign-in" className="link ml-auto">{words.connection.signIn}</Link>
        : <button type="button" className="link ml-auto" onClick={() => liveConnection().retry()}>{words.connection.retry}</button>}
    </div>
  );
}
