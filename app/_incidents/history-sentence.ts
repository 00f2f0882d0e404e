import type { HistoryEntry } from '../../lib/protocol/team.ts';
import { formatCount, formatTime } from '../_charts/format-value.ts';
import type { Dictionary } from '../_words/dictionary.ts';

type Detail = HistoryEntry['detail'];

/** What was done, as the words after the name of who did it. */
export function historySentence({ verb, detail }: Pick<HistoryEntry, 'verb' | 'detail'>, words: Dictionary): string {
  const { did } = words.team;
  const severity = (name: string) => words.severity[textOf(detail, name) as keyof Dictionary['severity']] ?? textOf(detail, name);
  const cause = (name: string) => words.cause[textOf(detail, name) as keyof Dictionary['cause']] ?? textOf(detail, name);
  switch (verb) {
    case 'opened': return did.opened(severity('severity'), cause('cause'));
    case 'escalated': return did.escalated(severity('severity'), severity('from'));
    case 'eased': return did.eased(severity('severity'), severity('from'));
    case 'cause-changed': return did.causeChanged(cause('cause'), cause('from'));
    case 'cleared': return did.cleared;
    case 'fired-again': return did.firedAgain;
    case 'acknowledged': return did.acknowledged;
    case 'assigned': return detail['assignee'] === null ? did.unassigned : did.assigned(textOf(detail, 'assignee'));
    case 'commented': return did.commented;
    case 'silenced': return did.silenced(words.team.scopes[textOf(detail, 'scope') as keyof Dictionary['team']['scopes']], untilWords(detail, words));
    case 'silence-ended': return did.silenceEnded;
    case 'resolved': return did.resolved;
    case 'reopened': return did.reopened;
    case 'tip-tried': return did.tipTried(textOf(detail, 'tip'), outcomeWords(textOf(detail, 'outcome'), words));
  }
}

/** How long a silence holds. */
export function untilWords({ untilStep = null, untilAtMs = null }: { readonly untilStep?: string | number | null; readonly untilAtMs?: string | number | null }, { team }: Dictionary): string {
  if (typeof untilAtMs === 'number') return team.untilTime(formatTime(untilAtMs));
  return typeof untilStep === 'number' ? team.untilStep(formatCount(untilStep)) : team.forGood;
}

export function outcomeWords(outcome: string, { team }: Dictionary): string {
  return outcome === 'helped' ? team.helped : outcome === 'did-not-help' ? team.didNotHelp : team.onlyTried;
}

function textOf(detail: Detail, name: string): string {
  return String(detail[name] ?? '');
}
