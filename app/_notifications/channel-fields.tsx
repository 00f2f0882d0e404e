'use client';

import { causes } from '../../lib/protocol/cause.ts';
import type { ChannelResource, KindChoice } from '../_data/channels.ts';
import { useLanguage, useSay, useWords } from '../_words/words-context.tsx';
import { events } from './channel-form.ts';

/** The fields of one channel: what its kind asks for, and what, when and how much it is told. */
export function ChannelFields({ kind, channel }: { readonly kind: KindChoice; readonly channel?: ChannelResource }) {
  const { notifications: words, severity } = useWords();
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <label className="grid gap-1"><span>{words.name}</span><input name="name" required maxLength={200} defaultValue={channel?.name ?? say(kind.title)} className="field" /></label>
      {kind.fields.map((field) => {
        const isKept = channel?.secrets.includes(field.name) ?? false;
        return (
          <label key={field.name} className="grid gap-1">
            <span>{say(field.label)} {!field.isRequired && <span className="text-ink-faint">({words.optional})</span>}</span>
            <input
              name={`field:${field.name}`} type={field.isSecret && field.kind === 'text' ? 'password' : 'text'} autoComplete="off" spellCheck={false} required={field.isRequired && channel === undefined && field.default === undefined}
              placeholder={isKept ? words.secretKept : (field.default ?? '')} defaultValue={field.kind === 'text' && !field.isSecret ? (channel?.fields[field.name] ?? '') : ''} className="field font-mono text-xs"
            />
            <span className="text-xs text-ink-faint">{say(field.help)}</span>
          </label>
        );
      })}
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="grid gap-1"><span>{words.minimum}</span>
          <select name="minimumSeverity" defaultValue={channel?.minimumSeverity ?? 'warning'} className="field">{(['info', 'warning', 'critical'] as const).map((one) => <option key={one} value={one}>{severity[one]}</option>)}</select>
        </label>
        <label className="grid gap-1"><span>{words.language}</span>
          <select name="language" defaultValue={channel?.language ?? language} className="field">{(['en', 'zh'] as const).map((one) => <option key={one} value={one}>{words.languages[one]}</option>)}</select>
        </label>
      </div>
      <details className="rounded-md border border-rule p-3">
        <summary>{words.more}</summary>
        <RoutingFields {...(channel === undefined ? {} : { channel })} />
      </details>
    </>
  );
}

function RoutingFields({ channel }: { readonly channel?: ChannelResource }) {
  const { notifications: words, cause } = useWords();
  const quiet = channel?.quietHours;
  const wanted = channel?.routing.events ?? [];
  const zone = quiet?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="mt-3 grid gap-3">
      <fieldset className="grid gap-1">
        <legend>{words.events}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {events.map((event) => <label key={event} className="flex items-center gap-1.5"><input type="checkbox" name={`event:${event}`} defaultChecked={wanted.length === 0 || wanted.includes(event)} className="accent-accent" />{words.event[event]}</label>)}
        </div>
      </fieldset>
      <label className="grid gap-1"><span>{words.projects}</span><input name="projects" defaultValue={channel?.routing.projects.join(', ') ?? ''} className="field" /></label>
      <label className="grid gap-1"><span>{words.tags}</span><input name="tags" defaultValue={channel?.routing.tags.join(', ') ?? ''} className="field" /></label>
      <label className="grid gap-1"><span>{words.causes}</span>
        <select name="causes" multiple size={4} defaultValue={[...(channel?.routing.causes ?? [])]} className="field">{causes.map((one) => <option key={one} value={one}>{cause[one]}</option>)}</select>
      </label>
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-1">{words.quiet}</legend>
        <label className="flex items-center gap-1.5">{words.quietFrom}<input type="time" name="quietFrom" defaultValue={quiet?.from ?? ''} className="field" /></label>
        <label className="flex items-center gap-1.5">{words.quietTo}<input type="time" name="quietTo" defaultValue={quiet?.to ?? ''} className="field" /></label>
        <label className="flex items-center gap-1.5">{words.quietZone}<input name="quietZone" defaultValue={zone} suppressHydrationWarning className="field w-40" /></label>
        <label className="flex items-center gap-1.5"><input type="checkbox" name="quietCritical" defaultChecked={quiet?.exceptCritical ?? true} className="accent-accent" />{words.quietCritical}</label>
      </fieldset>
      <label className="grid gap-1"><span>{words.mostPerHour}</span><input type="number" min={1} max={10000} name="mostPerHour" defaultValue={channel === undefined ? 60 : (channel.mostPerHour ?? '')} className="field w-28" /></label>
    </div>
  );
}
