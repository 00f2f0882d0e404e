'use client';

import { CopyBlock } from '../_shell/copy-block.tsx';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { Fault } from './fault.tsx';
import { useMadeOnce } from './made-once.tsx';
import { useReader } from './reader-context.tsx';
import { useAsk } from './use-ask.ts';

/** A token for the first training, made on a click and shown once; for who may not make one, the command that does. */
export function FirstToken() {
  const { access } = useWords();
  const { isAdmin } = useReader();
  const { ask, isPending, fault } = useAsk();
  const [secret, setSecret] = useMadeOnce();
  if (!isAdmin) return <CopyBlock text="npx tunewatch token create --name my-training --scope agent" />;
  if (secret) return <><p>{access.firstToken.label} {access.copyNow}</p><CopyBlock text={`export TUNEWATCH_TOKEN=${secret}`} /></>;
  return (
    <>
      <p><Button size="xs" disabled={isPending} onClick={() => ask('POST', '/tokens', { name: 'first training', scope: 'agent' }, (made) => setSecret((made as { readonly token: string }).token))}>{access.firstToken.make}</Button></p>
      <Fault text={fault} />
    </>
  );
}
