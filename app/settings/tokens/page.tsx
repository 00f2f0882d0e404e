import type { Metadata } from 'next';
import { TokensSection } from '../../_access/tokens-section.tsx';
import { readAccessPage } from '../../_data/access.ts';
import { SettingsFrame } from '../../_settings/settings-frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.settings.places.tokens };
}

/** Tokens of trainings and scripts. */
export default async function TokensSettingsPage() {
  const [{ words: { access, settings } }, page] = await Promise.all([readWords(), readAccessPage()]);
  return (
    <SettingsFrame place="tokens">
      <div className="grid max-w-4xl grid-cols-1 gap-4">
        <h1 className="text-xl">{settings.places.tokens}</h1>
        {page ? <TokensSection {...page} /> : <Message title={access.forbiddenTitle} help={access.forbiddenHelp} />}
      </div>
    </SettingsFrame>
  );
}
