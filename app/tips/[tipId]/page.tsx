import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readNames } from '../../_data/names.ts';
import { readTip } from '../../_data/tips.ts';
import { Prose } from '../../_markdown/markdown.tsx';
import { Frame } from '../../_shell/frame.tsx';
import type { Dictionary } from '../../_words/dictionary.ts';
import { readWords } from '../../_words/read-words.ts';

interface Props {
  readonly params: Promise<{ readonly tipId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [found, { language }] = await Promise.all([params.then(({ tipId }) => readTip(tipId)), readWords()]);
  return { title: found?.tip.title[language] };
}

/** One tip: what to do, why, how, when not, and how Tunewatch helps with it. */
export default async function TipPage({ params }: Props) {
  const found = await readTip((await params).tipId);
  if (!found) notFound();
  const { tip, ruleIds } = found;
  const { words, language } = await readWords();
  const list = words.tips.lists[tip.id[0] as keyof Dictionary['tips']['lists']];
  const ruleTitles = readNames().rules;
  const parts = [[words.tips.why, tip.why], [words.tips.how, tip.how], [words.tips.whenNot, tip.whenNot]] as const;
  return (
    <Frame crumbs={[{ label: words.tips.title, href: '/tips' }, { label: tip.id }]}>
      <article className="max-w-3xl">
        <p className="text-ink-faint"><span className="font-mono">{tip.id}</span> · {list}</p>
        <h1 className="text-xl">{tip.title[language]}</h1>
        <p className="mt-2 text-base">{tip.what[language]}</p>
        {parts.map(([title, text]) => <section key={title} className="mt-5"><h2 className="text-sm font-medium text-ink-muted">{title}</h2><Prose text={text[language]} /></section>)}
        <section className="mt-5">
          <h2 className="text-sm font-medium text-ink-muted">{words.tips.support}</h2>
          <ul className="mt-1">{tip.support.map(({ kind, id }) => (
            <li key={`${kind} ${id}`}>{words.tips.supportKinds[kind]}{ruleIds.has(id) ? <>: <Link href={`/rules/${id}`} className="link">{ruleTitles[id]?.[language]}</Link></> : kind === 'text' ? null : <span className="text-ink-faint">: {id.replace(/-/g, ' ')}</span>}</li>
          ))}</ul>
        </section>
      </article>
    </Frame>
  );
}
