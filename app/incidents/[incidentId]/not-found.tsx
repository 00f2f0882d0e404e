import { Frame } from '../../_shell/frame.tsx';
import { Message } from '../../_shell/message.tsx';
import { readWords } from '../../_words/read-words.ts';

export default async function IncidentNotFound() {
  const { words } = await readWords();
  return <Frame><Message title={words.incident.notFoundTitle} help={words.error.notFoundHelp} link={{ href: '/incidents', label: words.incident.allIncidents }} /></Frame>;
}
