import type { Metadata } from 'next';
import { readChannels } from '../../_data/channels.ts';
import { ChannelCard } from '../../_notifications/channel-card.tsx';
import { NewChannel } from '../../_notifications/new-channel.tsx';
import { PushSubscribe } from '../../_notifications/push-subscribe.tsx';
import { SettingsFrame } from '../../_settings/settings-frame.tsx';
import { readWords } from '../../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.notifications.title };
}

/** Where people are told: the channels there are, and new ones. */
export default async function ChannelsPage() {
  const { channels, kinds, pushKey } = await readChannels();
  const { words: { notifications: words } } = await readWords();
  return (
    <SettingsFrame place="channels">
      <h1 className="text-xl">{words.title}</h1>
      <p className="mt-1 max-w-2xl text-ink-muted">{words.intro}</p>
      <div className="mt-4 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <section aria-label={words.channels}>
          {channels.length === 0 && <p className="panel p-6 text-ink-muted">{words.none}</p>}
          <ul className="grid gap-3">{channels.map((channel) => {
            const kind = kinds.find((one) => one.kind === channel.kind);
            return kind && <ChannelCard key={channel.id} channel={channel} kind={kind} />;
          })}</ul>
        </section>
        <div className="grid gap-4">
          <PushSubscribe pushKey={pushKey} />
          <NewChannel kinds={kinds} />
        </div>
      </div>
    </SettingsFrame>
  );
}
