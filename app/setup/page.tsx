import type { Metadata } from 'next';
import Link from 'next/link';
import { PersonForm } from '../_access/person-form.tsx';
import { PlainPage } from '../_access/plain-page.tsx';
import { readWaysIn } from '../_data/access.ts';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.setup.title };
}

/** Makes the first account of a server that only this machine reaches. */
export default async function SetupPage() {
  const { words: { access, signIn } } = await readWords();
  const { hasAccounts, isSetupPossible } = readWaysIn();
  return (
    <PlainPage title={access.setup.title}>
      {isSetupPossible && <><p className="text-ink-muted">{access.setup.intro}</p><PersonForm path="/setup" submit={access.setup.submit} /></>}
      {hasAccounts && <p>{access.setup.taken} <Link href="/sign-in" className="link">{signIn.submit}</Link></p>}
      {!hasAccounts && !isSetupPossible && <><p>{access.setup.elsewhere}</p><CopyBlock text="npx tunewatch account create --email you@example.org --role admin" /></>}
    </PlainPage>
  );
}
