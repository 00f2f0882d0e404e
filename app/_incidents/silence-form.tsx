'use client';

import { useState } from 'react';
import { silenceScopes, type SilenceScope } from '../../lib/protocol/team.ts';
import { actOnIncident } from '../_actions/incident-verbs.ts';
import { useVerb } from '../_review/use-verb.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';

const hourMs = 3_600_000;
const lengths = { hour: hourMs, shift: 8 * hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs } as const;
type Duration = keyof typeof lengths | 'step' | 'ever';
const durations: readonly Duration[] = ['hour', 'shift', 'day', 'week', 'step', 'ever'];

/** What to silence, how long, and why. */
export function SilenceForm({ incidentId, lastStep, onDone }: { readonly incidentId: string; readonly lastStep: number; readonly onDone: () => void }) {
  const { team } = useWords();
  const [scope, setScope] = useState<SilenceScope>('incident');
  const [duration, setDuration] = useState<Duration>('shift');
  const [step, setStep] = useState(String(lastStep + 1_000));
  const [reason, setReason] = useState('');
  const { act, isPending, fault } = useVerb();
  const submit = () => act(() => actOnIncident(incidentId, {
    verb: 'silence', scope, reason,
    ...(duration === 'step' ? { untilStep: Number(step) } : duration === 'ever' ? {} : { untilAtMs: Date.now() + lengths[duration] }),
  }), onDone);
  return (
    <form className="grid gap-2" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <p className="text-ink-muted">{team.silenceAbout}</p>
      <div className="flex flex-wrap gap-2">
        <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.scope}</span>
          <select value={scope} onChange={(event) => setScope(event.target.value as SilenceScope)} className="field">{silenceScopes.map((name) => <option key={name} value={name}>{team.scopes[name]}</option>)}</select></label>
        <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.until}</span>
          <select value={duration} onChange={(event) => setDuration(event.target.value as Duration)} className="field">{durations.map((name) => <option key={name} value={name}>{team.durations[name]}</option>)}</select></label>
        {duration === 'step' && <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.step}</span><input type="number" min={0} step={1} required value={step} onChange={(event) => setStep(event.target.value)} className="field w-28" /></label>}
        <label className="grid min-w-40 flex-1 gap-0.5"><span className="text-xs text-ink-faint">{team.reason}</span><input value={reason} maxLength={500} dir="auto" onChange={(event) => setReason(event.target.value)} className="field" /></label>
      </div>
      <p className="flex items-center gap-2"><Button type="submit" size="xs" disabled={isPending} className="max-sm:min-h-11">{team.silenceDo}</Button><Button type="button" size="xs" variant="secondary" onClick={onDone} className="max-sm:min-h-11">{team.cancel}</Button>{fault && <span role="alert" className="text-critical">{team.failed} {fault}</span>}</p>
    </form>
  );
}
