import { useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { markMentions } from './mark-mentions.ts';

const components: Components = {
  a: ({ href = '', children }) => <a href={href} rel="noreferrer nofollow ugc" target="_blank">{children}</a>,
  // A picture would be fetched from wherever the writer says, by everybody who reads: it is a link instead.
  img: ({ src, alt }) => (typeof src === 'string' && src !== '' ? <a href={src} rel="noreferrer nofollow ugc" target="_blank">{alt || src}</a> : <>{alt}</>),
  h1: ({ children }) => <p><strong>{children}</strong></p>,
  h2: ({ children }) => <p><strong>{children}</strong></p>,
  h3: ({ children }) => <p><strong>{children}</strong></p>,
  table: ({ children }) => <div className="table-scroll"><table>{children}</table></div>,
};

/** Markdown that somebody wrote. HTML in it is shown as text, addresses other than web and mail ones are dropped; each block runs in its own direction. */
export function CommentText({ text, mentions = none }: { readonly text: string; readonly mentions?: readonly string[] }) {
  const plugins = useMemo(() => [markMentions(mentions)], [mentions]);
  return <div className="prose max-w-none" dir="auto"><Markdown remarkPlugins={[remarkGfm]} rehypePlugins={plugins} components={components}>{text}</Markdown></div>;
}
const none: readonly string[] = [];
