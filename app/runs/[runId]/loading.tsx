import { Frame } from '../../_shell/frame.tsx';
import { readWords } from '../../_words/read-words.ts';

/** The run's page before its data: every part at its final size. */
export default async function Loading() {
  const { words } = await readWords();
  return (
    <Frame>
      <div role="status" aria-label={words.loading} aria-busy className="grid gap-3">
        <div className="skeleton h-20" />
        <div className="skeleton h-6 max-w-3xl" />
        <div className="skeleton h-9 max-w-xl" />
        <div className="grid gap-3 md:grid-cols-2">{Array.from({ length: 6 }, (_, i) => <div key={i} className="skeleton h-64" />)}</div>
      </div>
    </Frame>
  );
}
