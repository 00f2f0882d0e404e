import type { Metadata } from 'next';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { one, ownPath, type Search } from '../_shell/search.ts';
import { LanguageSwitch } from '../_shell/language-switch.tsx';
import { readWords } from '../_words/read-words.ts';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.signIn.title };
}

/** Where a browser without a token ends up. It opens no socket and reads nothing. */
export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const next = ownPath(one((await searchParams).next));
  const { words } = await readWords();
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-4 px-4 py-8">
      <div className="flex items-center justify-between"><p className="font-semibold">Tunewatch</p><LanguageSwitch /></div>
      <section className="panel grid gap-4 p-6">
        <h1 className="text-xl">{words.signIn.title}</h1>
        <SignInForm next={next} />
        <p className="text-ink-muted">{words.signIn.intro}</p>
        <CopyBlock text="npx tunewatch token create --name my-browser --scope admin" />
      </section>
    </main>
  );
}
