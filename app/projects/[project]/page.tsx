import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readProject } from '../../_data/project.ts';
import { ProjectPage } from '../../_project/project-page.tsx';
import { Frame } from '../../_shell/frame.tsx';
import { readWords } from '../../_words/read-words.ts';

interface Props {
  readonly params: Promise<{ readonly project: string }>;
}

async function nameOf({ params }: Props): Promise<string> {
  const { project } = await params;
  try {
    return decodeURIComponent(project);
  } catch {
    return project;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await nameOf(props) };
}

/** What happened in a project. */
export default async function Page(props: Props) {
  const read = await readProject(await nameOf(props));
  if (!read) notFound();
  const { words } = await readWords();
  return <Frame crumbs={[{ label: words.history.project.crumb, href: '/' }, { label: read.summary.project }]}><ProjectPage {...read} /></Frame>;
}
