import { Message } from '../../_shell/message.tsx';
import { Frame } from '../../_shell/frame.tsx';
import { readWords } from '../../_words/read-words.ts';

export default async function RunNotFound() {
  const { words } = await readWords();
  return <Frame><Message title={words.run.notFoundTitle} help={words.run.notFoundHelp} link={{ href: '/', label: words.error.home }} /></Frame>;
}
