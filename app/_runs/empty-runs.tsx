'use client';

import { FirstToken } from '../_access/first-token.tsx';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { useWords } from '../_words/words-context.tsx';

/** What the three lines need to know of this server. */
export interface FirstSteps {
  readonly address: string;
  readonly isTokenRequired: boolean;
}

const agentDefaultAddress = 'http://127.0.0.1:3000';

/** The list before the first run: three lines to copy, with the reader's own address and token; `onFollow` is called when they begin with it. */
export function EmptyRuns({ address, isTokenRequired, arrived, onFollow }: FirstSteps & { readonly arrived: string | undefined; readonly onFollow: () => void }) {
  const words = useWords();
  const url = address === agentDefaultAddress ? '' : `, url: '${address}'`;
  const code = `import { init } from '@tunewatch/agent';\nconst run = await init({ tf, project: 'my-project'${url} });\nrun.watch(model);`;
  return (
    <section onClick={onFollow} className="panel mx-auto mt-8 grid max-w-2xl grid-cols-1 gap-4 p-6">
      <h1 className="text-xl">{words.runs.emptyTitle}</h1>
      <p className="text-base text-ink-muted">{words.runs.emptyIntro}</p>
      <p>{words.runs.emptyInstall}</p>
      <CopyBlock text="npm install @tunewatch/agent" />
      <p>{words.runs.emptyCode}</p>
      <CopyBlock text={code} />
      {isTokenRequired && <><p>{words.runs.emptyToken}</p><FirstToken /></>}
      <p role="status" className="text-ink-muted">{arrived !== undefined && words.access.firstToken.arrived(arrived)} {words.access.firstToken.waiting}</p>
      <p>{words.runs.emptyDemo}</p>
      <CopyBlock text="npm run demo" />
    </section>
  );
}
