import type { Metadata } from 'next';
import { readUserRules } from '../../_data/user-rules.ts';
import { Frame } from '../../_shell/frame.tsx';
import { UserRulesList } from '../../_user-rules/user-rules-list.tsx';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.userRules.title };
}

/** Rules that people wrote, and the form to write one. */
export default async function UserRulesPage() {
  const [page, { words }] = await Promise.all([readUserRules(), readWords()]);
  return (
    <Frame crumbs={[{ label: words.rules.title, href: '/rules' }, { label: words.userRules.title }]}>
      <h1 className="text-xl">{words.userRules.title}</h1>
      <p className="mt-1 max-w-3xl text-ink-muted">{words.userRules.intro}</p>
      <UserRulesList {...page} />
    </Frame>
  );
}
