'use client';

import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { useRuns } from '../_live/use-runs.ts';
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { withNewest, type BestValidation } from './best-validation.ts';
import { EmptyRuns, type FirstSteps } from './empty-runs.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunCard, RunRow } from './run-row.tsx';
import { useFirstRun } from './use-first-run.ts';
import { addressOf, filterOf, matches, sortRuns, type RunsFilter } from './runs-filter.ts';

export interface RunsListProps {
  readonly runs: readonly RunResource[];
  readonly best: Readonly<Record<string, BestValidation>>;
  readonly nextCursor: string | null;
  readonly projects: readonly string[];
  readonly firstSteps: FirstSteps;
}

/** The server is asked for older matching runs once the reader has stopped typing. */
const settledMs = 400;

/** All runs, kept live; the address holds what is looked for. */
export function RunsList({ runs: initial, best, nextCursor, projects: known, firstSteps }: RunsListProps) {
  const words = useWords();
  const router = useRouter();
  const search = useSearchParams();
  const filter = filterOf(search);
  const all = useRuns(initial);
  const runs = useMemo(() => sortRuns(all.values()), [all]);
  const shown = runs.filter((run) => matches(run, filter));
  const firstRun = useFirstRun(runs);
  const projects = useMemo(() => [...new Set([...known, ...runs.map((run) => run.project)])].sort(), [known, runs]);
  const bestOf = useBest(best, runs);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: RunsFilter) => {
    const address = addressOf(next);
    history.replaceState(null, '', address);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.replace(address, { scroll: false }), settledMs);
  };
  const isFiltered = addressOf(filter) !== '/';
  if ((runs.length === 0 && !isFiltered) || firstRun.isWaiting) return <EmptyRuns {...firstSteps} arrived={runs[0]?.name} onFollow={firstRun.follow} />;
  const { columns } = words.runs;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-xl">{words.runs.title} <span className="text-sm font-normal text-ink-faint">{words.runs.summary(String(shown.filter(({ status }) => status === 'running').length), String(shown.length))}</span></h1>
        <RunFilters filter={filter} projects={projects} onChange={change} />
      </div>
      {shown.length === 0 && <p className="panel mt-4 p-6 text-ink-muted">{words.runs.noMatch} <button type="button" className="link" onClick={() => change({ project: '', status: '', text: '' })}>{words.runs.clearFilters}</button></p>}
      {shown.length > 0 && (
        <Table className="panel mt-4 hidden md:block">
          <TableHead>
            <TableRow className="border-b border-rule">
              {[columns.status, columns.run, columns.verdict, columns.loss, columns.validation, columns.progress, columns.duration, columns.incidents, columns.tags].map((column) => (
                <TableHeaderCell key={column} className="px-3 py-2 text-xs font-medium text-ink-faint">{column}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{shown.map((run) => <RunRow key={run.id} run={run} best={bestOf(run)} />)}</TableBody>
        </Table>
      )}
      <ul className="mt-4 grid grid-cols-1 gap-2 md:hidden">{shown.map((run) => <RunCard key={run.id} run={run} best={bestOf(run)} />)}</ul>
      {nextCursor && <p className="mt-4"><Link className="link" href={`${addressOf(filter)}${isFiltered ? '&' : '?'}cursor=${encodeURIComponent(nextCursor)}`}>{words.runs.older}</Link></p>}
    </>
  );
}

/** The best validation value of a run: what the page knew, or anything better seen since. */
function useBest(first: Readonly<Record<string, BestValidation>>, runs: readonly RunResource[]): (run: RunResource) => BestValidation | null {
  const seen = useRef(new Map<string, BestValidation>());
  for (const run of runs) {
    const better = withNewest(seen.current.get(run.id) ?? first[run.id], run.summary);
    if (better) seen.current.set(run.id, better);
  }
  return (run) => seen.current.get(run.id) ?? null;
}
