import { Frame } from './_shell/frame.tsx';
import { readWords } from './_words/read-words.ts';

/** A list before its data: a heading and rows of their final height. */
export default async function Loading() {
  const { words } = await readWords();
  return (
    <Frame>
      <div role="status" aria-label={words.loading} aria-busy className="grid gap-4">
        <div className="skeleton h-9 max-w-md" />
        <div className="panel">{Array.from({ length: 8 }, (_, i) => <div key={i} className="h-14 border-b border-rule p-3 last:border-0"><div className="skeleton h-full" /></div>)}</div>
      </div>
    </Frame>
  );
}
