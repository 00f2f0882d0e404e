import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readIncidentsOfRule } from '../../_data/incidents.ts';
import { userRuleId } from '../../../lib/diagnosis/user-rules/user-rule.ts';
import { readNames } from '../../_data/names.ts';
import { readRule } from '../../_data/rules.ts';
import { Prose } from '../../_markdown/markdown.tsx';
import { RecentIncidents } from '../../_rules/recent-incidents.tsx';
import { RuleHead } from '../../_rules/rule-head.tsx';
import { RuleSettings } from '../../_rules/rule-settings.tsx';
import { Frame } from '../../_shell/frame.tsx';
import { readWords } from '../../_words/read-words.ts';

interface Props {
  readonly params: Promise<{ readonly ruleId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await readWords();
  return { title: (await readRule((await params).ruleId, language))?.room.words.title[language] };
}

const recentCount = 5;

/** A rule: its own page from its room, its settings per project, and where it fired last. */
export default async function RulePage({ params }: Props) {
  const { words, language } = await readWords();
  const { ruleId } = await params;
  if (decodeURIComponent(ruleId).startsWith(userRuleId(''))) redirect(`/rules/yours#${decodeURIComponent(ruleId).slice(userRuleId('').length)}`);
  const found = await readRule(ruleId, language);
  if (!found) notFound();
  const { room: { rule, words: own }, page, projects, settings } = found;
  const recent = await readIncidentsOfRule(rule.id, recentCount);
  return (
    <Frame crumbs={[{ label: words.rules.title, href: '/rules' }, { label: own.title[language] }]}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <article className="min-w-0">
          <RuleHead rule={rule} own={own} words={words} language={language} tipTitles={readNames().tips} />
          {page === null ? <p className="mt-4 text-ink-muted">{words.rules.noPage}</p> : <Prose text={page} withoutTitle />}
        </article>
        <aside className="grid content-start gap-4">
          <RecentIncidents items={recent} words={words} language={language} />
          <RuleSettings key={rule.id} ruleId={rule.id} parameters={rule.parameters} projects={projects} settings={settings} />
        </aside>
      </div>
    </Frame>
  );
}
