'use client';

import Link from 'next/link';
import type { FeedItem } from '../../lib/protocol/team.ts';
import { historySentence } from '../_incidents/history-sentence.ts';
import { CommentText } from '../_review/comment-text.tsx';
import { useIsBrowser } from '../_shell/now-context.tsx';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { SeverityMark } from '../_shell/status-mark.tsx';
import type { Dictionary } from '../_words/dictionary.ts';
import { useSay, useWords } from '../_words/words-context.tsx';

/** One thing that happened: who, what, where, when. */
export function FeedLine({ item }: { readonly item: FeedItem }) {
  const words = useWords();
  const say = useSay();
  const isBrowser = useIsBrowser();
  return (
    <li className="border-b border-rule px-4 py-3 last:border-0" data-kind={item.kind}>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        {item.actor !== null && <strong className="font-medium"><bdi>{item.actor}</bdi></strong>}
        <span suppressHydrationWarning={!isBrowser}>{sentence(item, words)}</span>
        {item.incident && <><SeverityMark severity={item.incident.severity} /><Link href={`/incidents/${item.incident.id}`} className="link">{say(item.incident.title)}</Link></>}
        <span className="text-ink-faint"><RelativeTime atMs={item.atMs} /></span>
      </p>
      {item.comment && <div className="mt-1 border-l-2 border-rule pl-3"><CommentText text={item.comment.text} mentions={item.comment.mentions} /></div>}
      <p className="flex flex-wrap gap-x-2 text-ink-muted"><Link href={`/runs/${item.runId}${item.comment && !item.incident ? '?tab=review' : ''}`} className="link max-w-64 truncate"><bdi>{item.runName}</bdi></Link><bdi className="max-w-48 truncate">{item.project}</bdi></p>
    </li>
  );
}

function sentence(item: FeedItem, words: Dictionary): string {
  const { feed } = words.team;
  switch (item.kind) {
    case 'comment': return feed.wrote;
    case 'verb': return item.verb === null ? '' : historySentence({ verb: item.verb, detail: item.detail }, words);
    case 'incident-opened': return feed.opened;
    case 'incident-cleared': return feed.cleared;
    case 'incident-fired-again': return feed.firedAgain;
    case 'run-began': return feed.began;
    case 'run-ended': return feed.ended(words.status[item.status as keyof Dictionary['status']] ?? item.status ?? '');
  }
}
