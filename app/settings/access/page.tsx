import type { Metadata } from 'next';
import Link from 'next/link';
import { InvitationsSection } from '../../_access/invitations-section.tsx';
import { PeopleSection } from '../../_access/people-section.tsx';
import { SessionsSection } from '../../_access/sessions-section.tsx';
import { SharesSection } from '../../_access/shares-section.tsx';
import { TokensSection } from '../../_access/tokens-section.tsx';
import { readAccessPage, readOwnAccess } from '../../_data/access.ts';
import { Frame } from '../../_shell/frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.settings };
}

/** People, invitations, tokens and shared links; for who is no admin, what is their own. */
export default async function AccessSettingsPage() {
  const { words: { access } } = await readWords();
  const [page, own] = await Promise.all([readAccessPage(), readOwnAccess()]);
  return (
    <Frame crumbs={[{ label: access.settings }]}>
      <div className="mx-auto grid max-w-4xl grid-cols-1 gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-3"><h1 className="text-xl">{access.settings}</h1>{page && <Link href="/settings/audit" className="link">{access.audit}</Link>}</div>
        {!page && <Message title={access.forbiddenTitle} help={access.forbiddenHelp} />}
        {own.sessions && <SessionsSection sessions={own.sessions} />}
        {page && <><PeopleSection {...page} />{page.people.length > 0 && <InvitationsSection {...page} />}<TokensSection {...page} /></>}
        {(page !== null || own.shares.length > 0) && <SharesSection {...own} />}
      </div>
    </Frame>
  );
}
