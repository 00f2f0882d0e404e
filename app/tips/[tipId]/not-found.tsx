import { Frame } from '../../_shell/frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export default async function TipNotFound() {
  const { words } = await readWords();
  return <Frame><Message title={words.tips.notFoundTitle} help={words.error.notFoundHelp} link={{ href: '/tips', label: words.tips.title }} /></Frame>;
}
