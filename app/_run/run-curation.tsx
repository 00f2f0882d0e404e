'use client';

import { Flag, Pencil, Pin, X } from 'lucide-react';
import { useCallback, useState, type FormEvent } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { ask } from '../_history/ask.ts';
import { Toast, type ToastMessage } from '../_history/toast.tsx';
import { useRun } from '../_live/run-context.tsx';
import { Prose } from '../_markdown/markdown.tsx';
import { useWords } from '../_words/words-context.tsx';

type Request = Parameters<typeof ask>[1];

/** What people add to a run: pin, baseline, tags, name and notes; and putting it away. Diagnosis reads none of it. */
export function RunCuration() {
  const words = useWords();
  const { history } = words;
  const run = useRun((view) => view.run);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [tag, setTag] = useState('');
  const close = useCallback(() => setToast(null), []);
  // The live channel brings the changed run to everybody who looks at it.
  const act = async (path: string, request: Request, done?: ToastMessage): Promise<boolean> => {
    const answer = await ask<RunResource>(`/runs/${run.id}${path}`, request);
    setToast(answer.ok ? (done ?? null) : { isFault: true, text: history.failed(answer.message ?? history.unreachable) });
    return answer.ok;
  };
  const edit = (body: Partial<Pick<RunResource, 'name' | 'tags' | 'notes' | 'isPinned'>>) => act('', { method: 'PATCH', body });
  const addTag = async (event: FormEvent) => {
    event.preventDefault();
    if (await edit({ tags: [...run.tags, tag] })) setTag('');
  };
  const undo = (path: string) => () => void act(path, { method: 'POST' });
  const shelf = run.deletedAtMs !== null ? 'restore' : run.archivedAtMs !== null ? 'unarchive' : null;
  return (
    <section aria-label={history.edit.label} className="grid gap-2 px-1 pb-3">
      {shelf && <p role="status" className="flex flex-wrap items-center gap-3 rounded-md bg-warning-faint px-3 py-2 text-ink">{shelf === 'restore' ? history.edit.isDeleted : history.edit.isArchived}<button type="button" className="link" onClick={undo(`/${shelf}`)}>{history.verbs[shelf]}</button></p>}
      <div className="flex flex-wrap items-center gap-1.5">
        {run.tags.map((own) => <span key={own} className="flex max-w-48 items-center rounded-sm bg-surface-sunken pl-1.5 text-xs/6 text-ink-muted"><span className="truncate">{own}</span><button type="button" className="icon-button !h-6 !min-w-6" aria-label={history.edit.removeTag(own)} onClick={() => void edit({ tags: run.tags.filter((other) => other !== own) })}><X aria-hidden size={10} /></button></span>)}
        <form onSubmit={(event) => void addTag(event)}><input className="field w-28 !min-h-7 !py-0.5 text-xs" value={tag} required maxLength={200} placeholder={history.edit.addTag} aria-label={history.edit.addTag} onChange={(event) => setTag(event.target.value)} /></form>
        <button type="button" aria-pressed={run.isPinned} className={`icon-button ${run.isPinned ? '!text-accent' : ''}`} title={history.verbs[run.isPinned ? 'unpin' : 'pin']} aria-label={history.verbs[run.isPinned ? 'unpin' : 'pin']} onClick={() => void edit({ isPinned: !run.isPinned })}><Pin aria-hidden size={14} /></button>
        <button type="button" aria-pressed={run.isBaseline} className={`icon-button gap-1 px-1.5 ${run.isBaseline ? '!text-accent' : ''}`} onClick={() => void act('/baseline', { method: run.isBaseline ? 'DELETE' : 'POST' })}><Flag aria-hidden size={14} />{run.isBaseline ? history.edit.clearBaseline : history.edit.makeBaseline}</button>
        <button type="button" className="icon-button gap-1 px-1.5" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}><Pencil aria-hidden size={14} />{run.notes === '' ? history.edit.addNotes : history.edit.editNotes}</button>
        {shelf === null && <><button type="button" className="icon-button px-1.5" onClick={() => void act('/archive', { method: 'POST' }, { text: history.archivedToast('1'), undo: undo('/unarchive') })}>{history.verbs.archive}</button><button type="button" className="icon-button px-1.5" onClick={() => void act('', { method: 'DELETE' }, { text: history.deletedToast('1'), undo: undo('/restore') })}>{history.verbs.delete}</button></>}
      </div>
      {isEditing ? <NotesForm run={run} onSave={async (changes) => { if (await edit(changes)) setEditing(false); }} onCancel={() => setEditing(false)} /> : run.notes !== '' && <div className="max-h-60 overflow-y-auto"><Prose text={run.notes} /></div>}
      <Toast message={toast} onClose={close} />
    </section>
  );
}

function NotesForm({ run, onSave, onCancel }: { readonly run: RunResource; readonly onSave: (changes: Pick<RunResource, 'name' | 'notes'>) => Promise<void>; readonly onCancel: () => void }) {
  const { edit } = useWords().history;
  const [name, setName] = useState(run.name);
  const [notes, setNotes] = useState(run.notes);
  return (
    <form className="grid max-w-3xl gap-2" onSubmit={(event) => { event.preventDefault(); void onSave({ name, notes }); }}>
      <label className="grid gap-1 text-xs text-ink-faint">{edit.name}<input className="field text-sm" value={name} required maxLength={200} onChange={(event) => setName(event.target.value)} /></label>
      <label className="grid gap-1 text-xs text-ink-faint">{edit.notes}<textarea className="field min-h-32 font-mono text-sm" value={notes} maxLength={20_000} onChange={(event) => setNotes(event.target.value)} /></label>
      <p className="text-xs text-ink-faint">{edit.notesHelp}</p>
      <p className="flex gap-2"><button type="submit" className="rounded-md bg-accent px-3 py-1 font-medium text-accent-ink">{edit.save}</button><button type="button" className="field" onClick={onCancel}>{edit.cancel}</button></p>
    </form>
  );
}
