import type { Metadata } from 'next';
import Link from 'next/link';
import { PersonForm } from '../../_access/person-form.tsx';
import { PlainPage } from '../../_access/plain-page.tsx';
import { readInvite } from '../../_data/access.ts';
import { localeOf } from '../../_words/language.ts';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.invite.title, referrer: 'no-referrer' };
}

/** Where somebody who was invited makes their account. */
export default async function InvitePage({ params }: { readonly params: Promise<{ readonly secret: string }> }) {
  const { secret } = await params;
  const { words: { access, signIn }, language } = await readWords();
  const { state, role, expiresAtMs } = readInvite(secret);
  if (state !== 'open') {
    const { title, help } = access.invite.closed[state];
    return <PlainPage title={title}><p className="text-ink-muted">{help}</p><p><Link href="/sign-in" className="link">{signIn.submit}</Link></p></PlainPage>;
  }
  const until = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeStyle: 'short' }).format(expiresAtMs);
  return (
    <PlainPage title={access.invite.title}>
      <p className="text-ink-muted">{access.invite.intro(access.roles[role], until)}</p>
      <PersonForm path="/invitations/accept" extra={{ secret }} submit={access.invite.submit} />
    </PlainPage>
  );
}
