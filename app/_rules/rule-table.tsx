import Link from 'next/link';
import type { Room } from '../../lib/diagnosis/catalogue.ts';
import { SeverityMark } from '../_shell/status-mark.tsx';
import type { Dictionary } from '../_words/dictionary.ts';
import type { Language } from '../_words/language.ts';

interface TableProps {
  readonly title: string;
  readonly rooms: readonly Room[];
  readonly words: Dictionary;
  readonly language: Language;
}

/** Rules with what each watches, how severe it is, and the causes it can speak for. */
export function RuleTable({ title, rooms, words, language }: TableProps) {
  const { columns } = words.rules;
  if (rooms.length === 0) return null;
  return (
    <section aria-label={title} className="mt-6">
      <h2 className="mb-2 text-sm font-medium text-ink-muted">{title}</h2>
      <ul className="panel">
        <li aria-hidden className="hidden gap-4 border-b border-rule px-3 py-2 text-xs font-medium text-ink-faint md:grid md:grid-cols-[minmax(12rem,1fr)_minmax(0,2fr)_6rem_minmax(10rem,1fr)]"><span>{columns.rule}</span><span>{columns.about}</span><span>{columns.severity}</span><span>{columns.causes}</span></li>
        {rooms.map(({ rule, words: own }) => (
          <li key={rule.id} className="relative grid gap-x-4 gap-y-1 border-b border-rule p-3 last:border-0 hover:bg-surface-hover md:grid-cols-[minmax(12rem,1fr)_minmax(0,2fr)_6rem_minmax(10rem,1fr)]">
            <span><Link href={`/rules/${rule.id}`} className="font-medium text-ink after:absolute after:inset-0">{own.title[language]}</Link>{rule.status !== 'stable' && <span className="ml-2 text-xs text-ink-faint">{words.rules[rule.status]}</span>}</span>
            <span className="text-ink-muted">{own.about[language]}</span>
            <span><SeverityMark severity={rule.severity} /></span>
            <span className="text-ink-muted">{words.list(rule.causes.map((cause) => words.cause[cause]))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
