import type { Metadata } from 'next';
import { AuditList } from '../../_access/audit-list.tsx';
import { readAudit } from '../../_data/access.ts';
import { SettingsFrame } from '../../_settings/settings-frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { one, type Search } from '../../_shell/search.ts';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.audit };
}

/** The record of what people did. */
export default async function AuditSettingsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const filter = { actor: one(search.actor) ?? '', verb: one(search.verb) ?? '' };
  const cursor = one(search.cursor);
  const [{ words: { access } }, page] = await Promise.all([readWords(), readAudit({ ...filter, cursor })]);
  return (
    <SettingsFrame place="audit">
      <div className="grid max-w-5xl grid-cols-1 gap-4">
        <h1 className="text-xl">{access.audit}</h1>
        {page ? <AuditList {...page} filter={filter} isFirst={!cursor} /> : <Message title={access.forbiddenTitle} help={access.forbiddenHelp} />}
      </div>
    </SettingsFrame>
  );
}
