'use client';

import { liveConnection } from '../_live/live-connection.ts';
import { useConnection } from '../_live/use-connection.ts';
import { formatAge } from '../_format/duration.ts';
import { useWords } from '../_words/words-context.tsx';
import { useNow } from './now-context.tsx';

const dots = { live: 'bg-healthy', connecting: 'bg-idle', lost: 'bg-warning', refused: 'bg-critical' };

/** "● live 0.3 s ago": state of the browser's line to the server, and the age of what it last heard. */
export function LiveIndicator() {
  const words = useWords();
  const { status } = useConnection();
  useNow();
  const heardAtMs = status === 'connecting' ? null : liveConnection().lastHeardAtMs;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-muted" aria-label={`${words.connection.label}: ${words.connection[status]}`} role="status">
      <span aria-hidden className={`size-2 rounded-full ${dots[status]}`} />
      <span aria-hidden>{words.connection[status]}</span>
      {heardAtMs !== null && status === 'live' && <span aria-hidden className="hidden text-ink-faint lg:inline">{words.ago(formatAge(Date.now() - heardAtMs, words.units))}</span>}
    </span>
  );
}
