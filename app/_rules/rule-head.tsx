import Link from 'next/link';
import type { Rule, RuleWords } from '../../lib/diagnosis/rule.ts';
import type { Names } from '../_data/names.ts';
import { SeverityMark } from '../_shell/status-mark.tsx';
import type { Dictionary } from '../_words/dictionary.ts';
import type { Language } from '../_words/language.ts';

interface HeadProps {
  readonly rule: Rule;
  readonly own: RuleWords;
  readonly words: Dictionary;
  readonly language: Language;
  readonly tipTitles: Names['tips'];
}

/** What a rule is called, how severe it is, what it needs, and the tips it points to. */
export function RuleHead({ rule, own, words, language, tipTitles }: HeadProps) {
  const names = (title: string, items: readonly string[]) => items.length > 0 && <div className="contents"><dt className="text-ink-faint">{title}</dt><dd className="font-mono text-xs/5 break-words">{items.join(', ')}</dd></div>;
  return (
    <header className="mb-4 border-b border-rule pb-4">
      <h1 className="flex flex-wrap items-baseline gap-3 text-xl">{own.title[language]} <span className="text-sm"><SeverityMark severity={rule.severity} /></span></h1>
      <p className="mt-1 max-w-3xl text-base text-ink-muted">{own.about[language]}</p>
      <dl className="mt-3 grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
        {names(words.rules.signals, rule.signals)}
        {names(words.rules.facts, rule.facts)}
        {rule.tips.length > 0 && (
          <div className="contents"><dt className="text-ink-faint">{words.rules.tips}</dt><dd className="flex flex-wrap gap-x-4">{rule.tips.map((id) => <Link key={id} href={`/tips/${id}`} className="link"><span className="font-mono text-xs">{id}</span> {tipTitles[id]?.[language]}</Link>)}</dd></div>
        )}
      </dl>
    </header>
  );
}
