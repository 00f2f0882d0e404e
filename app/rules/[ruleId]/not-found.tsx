import { Frame } from '../../_shell/frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export default async function RuleNotFound() {
  const { words } = await readWords();
  return <Frame><Message title={words.rules.notFoundTitle} help={words.error.notFoundHelp} link={{ href: '/rules', label: words.rules.title }} /></Frame>;
}
