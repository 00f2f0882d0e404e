'use client';

import { useId, useRef, useState } from 'react';
import { commentCharacters } from '../../lib/protocol/team.ts';
import type { ActionResult } from '../_actions/action-result.ts';
import { formatCount } from '../_charts/format-value.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { useTeam } from './team-context.tsx';
import { useVerb } from './use-verb.ts';

interface FormProps {
  readonly initial?: string;
  readonly label: string;
  readonly send: (text: string) => Promise<ActionResult<null>>;
  readonly onDone?: () => void;
  readonly canCancel?: boolean;
}

/** A text to write. It is kept until the server has it: a refusal or a lost connection loses nothing. */
export function CommentForm({ initial = '', label, send, onDone, canCancel = false }: FormProps) {
  const words = useWords();
  const { people, me, canAct } = useTeam();
  const [text, setText] = useState(initial);
  const { act, isPending, fault } = useVerb();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const rest = commentCharacters - [...text.trim()].length;
  if (!canAct) return <p className="text-ink-muted">{words.team.readOnly}</p>;
  const submit = () => act(() => send(text), () => {
    setText('');
    onDone?.();
  });
  const mention = (name: string) => {
    setText((before) => `${before}${before === '' || /\s$/.test(before) ? '' : ' '}@${name} `);
    field.current?.focus();
  };
  return (
    <form className="grid gap-2" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <label htmlFor={id} className="sr-only">{words.team.write}</label>
      <textarea id={id} ref={field} dir="auto" rows={3} value={text} onChange={(event) => setText(event.target.value)} placeholder={words.team.write} className="field w-full resize-y text-base" />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" size="xs" disabled={isPending || rest < 0 || text.trim() === ''} className="max-sm:min-h-11">{isPending ? words.team.sending : label}</Button>
        {canCancel && onDone && <Button type="button" size="xs" variant="secondary" onClick={onDone} className="max-sm:min-h-11">{words.team.cancel}</Button>}
        {people.length > 1 && (
          <select aria-label={words.team.mention} value="" onChange={(event) => mention(event.target.value)} className="field max-w-40 py-0.5 text-ink-muted">
            <option value="">@ {words.team.mention}</option>
            {people.filter((name) => name !== me).map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        )}
        {rest < 1_000 && <span className={rest < 0 ? 'text-critical' : 'text-ink-faint'}>{rest < 0 ? words.team.tooLong(formatCount(-rest)) : words.team.left(formatCount(rest))}</span>}
        {fault && <span role="alert" className="text-critical">{words.team.failed} {fault}</span>}
      </div>
    </form>
  );
}
