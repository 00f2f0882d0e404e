import { Frame } from './_shell/frame.tsx';
import { Message } from './_shell/message.tsx';
import { readWords } from './_words/read-words.ts';

export default async function NotFound() {
  const { words } = await readWords();
  return <Frame><Message title={words.error.notFoundTitle} help={words.error.notFoundHelp} link={{ href: '/', label: words.error.home }} /></Frame>;
}
