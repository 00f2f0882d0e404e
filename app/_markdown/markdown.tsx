import Link from 'next/link';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

const tipId = /^[A-I]\d{1,2}$/;

const components: Components = {
  a: ({ href = '', children }) => (href.startsWith('/') ? <Link href={href}>{children}</Link> : <a href={href} rel="noreferrer">{children}</a>),
  code: ({ children }) => (typeof children === 'string' && tipId.test(children) ? <Link href={`/tips/${children}`}><code>{children}</code></Link> : <code>{children}</code>),
  table: ({ children }) => <div className="table-scroll"><table>{children}</table></div>,
};

/** Markdown as a page's prose. Raw HTML in it is shown as text, never run. */
export function Prose({ text, withoutTitle = false }: { readonly text: string; readonly withoutTitle?: boolean }) {
  const shown = withoutTitle ? text.replace(/^\s*---\n[\s\S]*?\n---\n/, '').replace(/^\s*# .*\n/, '') : text;
  return <div className="prose"><Markdown remarkPlugins={[remarkGfm]} components={components}>{shown}</Markdown></div>;
}
