'use client';

import { Check } from 'lucide-react';
import { useState, useTransition } from 'react';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { acknowledgeIncident } from '../_actions/acknowledge-incident.ts';
import { useReader } from '../_access/reader-context.tsx';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';

/** Marks an incident as seen; says by whom it was. Large enough for a thumb on a phone. */
export function AcknowledgeButton({ incident, isQuiet = false }: { readonly incident: Pick<IncidentResource, 'id' | 'acknowledgedBy'>; readonly isQuiet?: boolean }) {
  const words = useWords();
  const { canWrite } = useReader();
  const [isPending, start] = useTransition();
  const [answered, setAnswered] = useState<string>();
  const [fault, setFault] = useState<string>();
  const who = incident.acknowledgedBy ?? answered;
  if (who !== undefined) return <span className="inline-flex items-center gap-1 text-ink-muted"><Check aria-hidden size={14} className="text-healthy" />{words.incident.acknowledged(who)}</span>;
  if (!canWrite) return null;
  const acknowledge = () => start(async () => {
    try {
      const result = await acknowledgeIncident(incident.id);
      if (result.ok) setAnswered(result.value.acknowledgedBy);
      else setFault(result.message);
    } catch {
      setFault(words.signIn.unreachable);
    }
  });
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button size="xs" variant={isQuiet ? 'secondary' : 'primary'} onClick={acknowledge} disabled={isPending} className="max-sm:min-h-11 max-sm:px-5">{isPending ? words.incident.acknowledging : words.incident.acknowledge}</Button>
      {fault && <span role="alert" className="text-critical">{words.incident.acknowledgeFailed} {fault}</span>}
    </span>
  );
}
