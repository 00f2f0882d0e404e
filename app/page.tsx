import { isTokenRequired, readAddress } from './_data/reader.ts';
import { readRuns } from './_data/runs.ts';
import { RunsPage } from './_runs/runs-page.tsx';
import { readTableState } from './_runs/table-state.ts';
import { Frame } from './_shell/frame.tsx';
import type { Search } from './_shell/search.ts';

/** The list of runs. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = new URLSearchParams(Object.entries(await searchParams).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])));
  const first = await readRuns(readTableState(search));
  const firstSteps = { address: await readAddress(), isTokenRequired: isTokenRequired() };
  return <Frame><RunsPage first={first} firstSteps={firstSteps} /></Frame>;
}
