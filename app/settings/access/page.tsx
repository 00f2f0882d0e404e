import type { Metadata } from 'next';
import { InvitationsSection } from '../../_access/invitations-section.tsx';
import { PeopleSection } from '../../_access/people-section.tsx';
import { SessionsSection } from '../../_access/sessions-section.tsx';
import { SharesSection } from '../../_access/shares-section.tsx';
import { readAccessPage, readOwnAccess } from '../../_data/access.ts';
import { SettingsFrame } from '../../_settings/settings-frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.settings };
}

/** People, invitations and shared links; for who is no admin, what is their own. */
export default async function AccessSettingsPage() {
  const { words: { access } } = await readWords();
  const [page, own] = await Promise.all([readAccessPage(), readOwnAccess()]);
  return (
    <SettingsFrame place="access">
      <div className="grid max-w-4xl grid-cols-1 gap-4">
        <h1 className="text-xl">{access.settings}</h1>
        {!page && <Message title={access.forbiddenTitle} help={access.forbiddenHelp} />}
        {own.sessions && <SessionsSection sessions={own.sessions} />}
        {page && <><PeopleSection {...page} />{page.people.length > 0 && <InvitationsSection {...page} />}</>}
        {(page !== null || own.shares.length > 0) && <SharesSection {...own} />}
      </div>
    </SettingsFrame>
  );
}
