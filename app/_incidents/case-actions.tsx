'use client';

import { BellOff, Link2 } from 'lucide-react';
import { useState } from 'react';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { ShareButton } from '../_access/share-button.tsx';
import { actOnIncident, type IncidentVerb } from '../_actions/incident-verbs.ts';
import { useTeam } from '../_review/team-context.tsx';
import { useVerb } from '../_review/use-verb.ts';
import { useIsBrowser } from '../_shell/now-context.tsx';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { untilWords } from './history-sentence.ts';
import { SilenceForm } from './silence-form.tsx';

/** What can be done about an incident. On a phone it stands at the bottom of the screen, where the thumb is. */
export function CaseActions({ incident }: { readonly incident: IncidentResource }) {
  const { team } = useWords();
  const { canAct } = useTeam();
  const [open, setOpen] = useState<'silence' | 'resolve' | 'reopen' | null>(null);
  const isResolved = incident.state === 'resolved';
  const toggle = (which: typeof open) => setOpen(open === which ? null : which);
  return (
    <section aria-label={team.acting} className="panel grid gap-3 p-3 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:max-h-[70dvh] max-sm:overflow-y-auto max-sm:rounded-none max-sm:border-x-0 max-sm:border-b-0">
      {canAct ? (
        <div className="flex flex-wrap items-center gap-2">
          {!isResolved && <AcknowledgeButton incident={incident} />}
          {!isResolved && <Button size="xs" variant="secondary" onClick={() => toggle('resolve')} aria-expanded={open === 'resolve'} className="max-sm:min-h-11">{team.resolve}</Button>}
          {isResolved && <Button size="xs" variant="secondary" onClick={() => toggle('reopen')} aria-expanded={open === 'reopen'} className="max-sm:min-h-11">{team.reopen}</Button>}
          {!incident.silence && <Button size="xs" variant="secondary" onClick={() => toggle('silence')} aria-expanded={open === 'silence'} className="max-sm:min-h-11">{team.silence}</Button>}
          <Assignee incident={incident} />
          <CopyLink /><ShareButton />
        </div>
      ) : <p className="flex flex-wrap items-center justify-between gap-2 text-ink-muted">{team.readOnly}<CopyLink /><ShareButton /></p>}
      {open === 'silence' && <SilenceForm incidentId={incident.id} lastStep={incident.lastStep} onDone={() => setOpen(null)} />}
      {(open === 'resolve' || open === 'reopen') && <Decision key={open} incidentId={incident.id} verb={open} onDone={() => setOpen(null)} />}
      {incident.silence && <SilenceLine incident={incident} silence={incident.silence} />}
    </section>
  );
}

function SilenceLine({ incident, silence }: { readonly incident: IncidentResource; readonly silence: NonNullable<IncidentResource['silence']> }) {
  const words = useWords();
  const { canAct } = useTeam();
  const { act, isPending, fault } = useVerb();
  const isBrowser = useIsBrowser();
  const what = `${words.team.scopes[silence.scope]}, ${untilWords(silence, words)}`;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
      <span className="inline-flex items-center gap-1.5" suppressHydrationWarning={!isBrowser}><BellOff aria-hidden size={14} />{words.team.silencedBy(silence.by, what)}</span>
      {silence.reason !== '' && <span dir="auto">{words.team.because(silence.reason)}</span>}
      {canAct && <Button size="xs" variant="secondary" disabled={isPending} onClick={() => act(() => actOnIncident(incident.id, { verb: 'end-silence', silenceId: silence.id }))} className="max-sm:min-h-11">{words.team.endSilence}</Button>}
      {fault && <span role="alert" className="text-critical">{words.team.failed} {fault}</span>}
    </p>
  );
}

function Assignee({ incident }: { readonly incident: IncidentResource }) {
  const { team } = useWords();
  const { people, me } = useTeam();
  const { act, isPending, fault } = useVerb();
  const names = [...new Set([...people, ...(incident.assignee === undefined ? [] : [incident.assignee])])];
  const assign = (name: string) => act(() => actOnIncident(incident.id, { verb: 'assign', assignee: name === '' ? null : name }));
  return (
    <label className="flex items-center gap-2 text-ink-muted">{team.assign}
      <select value={incident.assignee ?? ''} disabled={isPending} onChange={(event) => assign(event.target.value)} className="field max-w-44 max-sm:min-h-11">
        <option value="">{team.nobody}</option>
        {names.map((name) => <option key={name} value={name}>{name === me ? team.me(name) : name}</option>)}
      </select>
      {fault && <span role="alert" className="text-critical">{team.failed} {fault}</span>}
    </label>
  );
}

function Decision({ incidentId, verb, onDone }: { readonly incidentId: string; readonly verb: 'resolve' | 'reopen'; readonly onDone: () => void }) {
  const { team } = useWords();
  const [reason, setReason] = useState('');
  const { act, isPending, fault } = useVerb();
  const asked: IncidentVerb = { verb, reason };
  return (
    <form className="grid gap-2" onSubmit={(event) => { event.preventDefault(); act(() => actOnIncident(incidentId, asked), onDone); }}>
      {verb === 'resolve' && <p className="text-ink-muted">{team.resolveAbout}</p>}
      <p className="flex flex-wrap items-center gap-2">
        <input value={reason} maxLength={500} dir="auto" onChange={(event) => setReason(event.target.value)} placeholder={team.reason} aria-label={team.reason} className="field min-w-40 flex-1" />
        <Button type="submit" size="xs" disabled={isPending} className="max-sm:min-h-11">{verb === 'resolve' ? team.resolve : team.reopen}</Button>
        <Button type="button" size="xs" variant="secondary" onClick={onDone} className="max-sm:min-h-11">{team.cancel}</Button>
      </p>
      {fault && <p role="alert" className="text-critical">{team.failed} {fault}</p>}
    </form>
  );
}

function CopyLink() {
  const { team } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setIsCopied(true));
  return <button type="button" onClick={copy} className="icon-button gap-1 px-2 max-sm:min-h-11" aria-live="polite"><Link2 aria-hidden size={14} />{isCopied ? team.copied : team.copyLink}</button>;
}
