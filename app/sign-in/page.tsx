import type { Metadata } from 'next';
import Link from 'next/link';
import { PlainPage } from '../_access/plain-page.tsx';
import { readWaysIn } from '../_data/access.ts';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { one, ownPath, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';
import { AccountForm } from './account-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.signIn.title };
}

/** Where a browser that is not let in ends up. It opens no socket and reads nothing. */
export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const next = ownPath(one((await searchParams).next));
  const { words } = await readWords();
  const { access, signIn } = words;
  const { hasAccounts, isSetupPossible } = readWaysIn();
  const token = <><SignInForm next={next} /><p className="text-ink-muted">{signIn.intro}</p><CopyBlock text="npx tunewatch token create --name my-browser --scope admin" /></>;
  return (
    <PlainPage title={signIn.title}>
      {isSetupPossible && <p>{access.signIn.setup} <Link href="/setup" className="link">{access.signIn.setupLink}</Link></p>}
      {!hasAccounts && token}
      {hasAccounts && (
        <>
          <AccountForm next={next} />
          <p className="text-ink-muted">{access.signIn.ended}</p>
          <details><summary className="text-ink-muted">{access.signIn.token}</summary><div className="mt-3 grid gap-3">{token}</div></details>
          <details><summary className="text-ink-muted">{access.signIn.forgot}</summary><div className="mt-3"><CopyBlock text="npx tunewatch account password you@example.org" /></div></details>
        </>
      )}
    </PlainPage>
  );
}
