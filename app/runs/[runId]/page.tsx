import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readBaseline } from '../../_data/baseline.ts';
import { readNames } from '../../_data/names.ts';
import { readRunFirstPaint, readRunName } from '../../_data/run.ts';
import { readReview } from '../../_data/team.ts';
import { projectAddress } from '../../_project/project-address.ts';
import { RunPage } from '../../_run/run-page.tsx';
import { Frame } from '../../_shell/frame.tsx';
import { one, type Search } from '../../_shell/search.ts';

interface Props {
  readonly params: Promise<{ readonly runId: string }>;
  readonly searchParams: Promise<Search>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readRunName((await params).runId)) ?? undefined };
}

/** A run, live. */
export default async function Page({ params, searchParams }: Props) {
  const [{ runId }, { tab }] = await Promise.all([params, searchParams]);
  const first = await readRunFirstPaint(runId, one(tab));
  if (!first) notFound();
  const { run } = first.snapshot;
  const [review, baseline] = await Promise.all([readReview(runId), readBaseline(run)]);
  return (
    <Frame crumbs={[{ label: run.project, href: projectAddress(run.project) }, { label: run.name }]}>
      <RunPage key={run.id} first={first} names={readNames()} review={review} baseline={baseline} />
    </Frame>
  );
}
