import type { Metadata } from 'next';
import Link from 'next/link';
import { readRules } from '../_data/rules.ts';
import { RuleTable } from '../_rules/rule-table.tsx';
import { Frame } from '../_shell/frame.tsx';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.rules.title };
}

/** Every rule and preflight check of this server. */
export default async function RulesPage() {
  const rooms = await readRules();
  const { words, language } = await readWords();
  return (
    <Frame crumbs={[{ label: words.rules.title }]}>
      <h1 className="text-xl">{words.rules.title}</h1>
      <p className="mt-1 max-w-2xl text-ink-muted">{words.rules.intro} <Link href="/rules/yours" className="link">{words.userRules.link}</Link></p>
      <RuleTable title={words.rules.live} rooms={rooms.filter(({ rule }) => rule.kind === 'rule')} words={words} language={language} />
      <RuleTable title={words.rules.preflight} rooms={rooms.filter(({ rule }) => rule.kind === 'preflight')} words={words} language={language} />
    </Frame>
  );
}
