import { isTokenRequired, readAddress } from './_data/reader.ts';
import { readRuns } from './_data/runs.ts';
import { RunsList } from './_runs/runs-list.tsx';
import { Frame } from './_shell/frame.tsx';
import { one, type Search } from './_shell/search.ts';

/** The list of runs. */
export default async function RunsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const page = await readRuns({ project: one(search.project), status: one(search.status), text: one(search.q), cursor: one(search.cursor) });
  const firstSteps = { address: await readAddress(), isTokenRequired: isTokenRequired() };
  return <Frame><RunsList {...page} firstSteps={firstSteps} /></Frame>;
}
