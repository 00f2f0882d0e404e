'use client';

import Link from 'next/link';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { RelativeTime, RunningDuration } from '../_shell/relative-time.tsx';
import { StatusMark } from '../_shell/status-mark.tsx';
import { TableCell, TableRow } from '../_shell/tremor.ts';
import type { BestValidation } from './best-validation.ts';
import { RunIncidents, RunLoss, RunProgress, RunTags, RunValidation, RunVerdict } from './run-parts.tsx';

interface RowProps {
  readonly run: RunResource;
  readonly best: BestValidation | null;
}

const cell = 'px-3 py-2 whitespace-nowrap text-ink';
/** When a run that is not heard from any more is counted to. */
export function endOf(run: RunResource): number | null {
  return run.endedAtMs ?? (run.status === 'running' ? null : run.lastSeenAtMs);
}

/** One run in the table of a wide screen; the whole row leads to it. */
export function RunRow({ run, best }: RowProps) {
  return (
    <TableRow className="relative h-14 hover:bg-surface-hover" data-run={run.id}>
      <TableCell className={cell}><StatusMark status={run.status} /></TableCell>
      <TableCell className={`${cell} max-w-64`}>
        <Link href={`/runs/${run.id}`} title={run.name} className="block truncate font-medium text-ink after:absolute after:inset-0">{run.name}</Link>
        <span title={run.project} className="block truncate text-xs text-ink-faint">{run.project}</span>
      </TableCell>
      <TableCell className={`${cell} max-w-72`}><RunVerdict run={run} /></TableCell>
      <TableCell className={cell}><RunLoss run={run} /></TableCell>
      <TableCell className={cell}><RunValidation best={best} /></TableCell>
      <TableCell className={cell}><RunProgress run={run} /></TableCell>
      <TableCell className={cell}><RunningDuration startMs={run.startedAtMs} endMs={endOf(run)} /><span className="block text-xs text-ink-faint"><RelativeTime atMs={run.startedAtMs} /></span></TableCell>
      <TableCell className={cell}><RunIncidents run={run} /></TableCell>
      <TableCell className={`${cell} max-w-48`}><RunTags run={run} /></TableCell>
    </TableRow>
  );
}

/** The same run on a narrow screen. */
export function RunCard({ run, best }: RowProps) {
  return (
    <li className="panel relative grid grid-cols-1 gap-2 p-3">
      <div className="flex items-baseline justify-between gap-3">
        <Link href={`/runs/${run.id}`} title={run.name} className="min-w-0 truncate text-base font-medium text-ink after:absolute after:inset-0">{run.name}</Link>
        <StatusMark status={run.status} />
      </div>
      <RunVerdict run={run} />
      <div className="flex items-center justify-between gap-3"><RunLoss run={run} /><RunValidation best={best} /></div>
      <div className="flex items-end justify-between gap-3 text-ink-muted"><RunProgress run={run} /><RunningDuration startMs={run.startedAtMs} endMs={endOf(run)} /></div>
    </li>
  );
}
