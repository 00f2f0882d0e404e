'use client';

import { Share2 } from 'lucide-react';
import { useState } from 'react';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { Button, Dialog, DialogPanel } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { DaysChoice, endOf } from './days-choice.tsx';
import { Fault } from './fault.tsx';
import { useReader } from './reader-context.tsx';
import { useAsk } from './use-ask.ts';

/**
 * Makes a link that shows this page as its address stands now (tab, range, chosen runs) to whoever has it, read-only. Put it in
 * the head of a page about runs; it is not there for who may not share.
 */
export function ShareButton() {
  const words = useWords();
  const { canWrite } = useReader();
  const [isOpen, setIsOpen] = useState(false);
  if (!canWrite) return null;
  return (
    <>
      <button type="button" className="icon-button gap-1 px-2 text-xs max-sm:h-11" onClick={() => setIsOpen(true)}><Share2 aria-hidden size={14} />{words.access.shares.button}</button>
      {isOpen && <ShareDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { shares, copyNow } = words.access;
  const { ask, isPending, fault } = useAsk();
  const [link, setLink] = useState<string>();
  const create = (form: FormData) => ask('POST', '/shares', { path: `${location.pathname}${location.search}`, expiresAtMs: endOf(form) }, (made) => setLink(`${location.origin}${(made as { readonly link: string }).link}`));
  return (
    <Dialog open onClose={onClose} aria-label={shares.title}>
      <DialogPanel className="grid gap-4 bg-surface">
        <h2 className="text-lg text-ink">{shares.title}</h2>
        <p className="text-ink-muted">{shares.intro}</p>
        {link === undefined ? (
          <form onSubmit={(event) => { event.preventDefault(); create(new FormData(event.currentTarget)); }} className="grid gap-3">
            <DaysChoice days={[1, 7, 30, 365]} chosen={7} />
            <Fault text={fault} />
            <p><Button type="submit" disabled={isPending}>{shares.create}</Button></p>
          </form>
        ) : <div className="grid gap-2"><p>{shares.made} {copyNow}</p><CopyBlock text={link} /></div>}
        <p className="flex justify-between gap-4"><a href="/settings/access#shares" className="link">{shares.manage}</a><button type="button" className="link" onClick={onClose}>{words.close}</button></p>
      </DialogPanel>
    </Dialog>
  );
}
