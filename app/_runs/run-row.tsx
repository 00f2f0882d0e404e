'use client';

import { Flag, Pin } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';
import { printRunField, type RunField } from '../../lib/protocol/run-field.ts';
import type { BaselineRow, RunRow as Row } from '../../lib/protocol/run-table.ts';
import { formatExact, formatValue } from '../_charts/format-value.ts';
import { RelativeTime, RunningDuration } from '../_shell/relative-time.tsx';
import { StatusMark } from '../_shell/status-mark.tsx';
import { useWords } from '../_words/words-context.tsx';
import { projectAddress } from '../_project/project-address.ts';
import { BaselineChange } from './baseline-change.tsx';
import { labelOf } from './table-columns.ts';
import { RunIncidents, RunLoss, RunProgress, RunTags, RunValidation, RunVerdict } from './run-parts.tsx';

interface RowProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly RunField[];
  readonly baseline: BaselineRow | undefined;
  readonly isSelected: boolean;
  readonly colour: string | undefined;
  readonly onSelect: (id: string, isSelected: boolean, isRange: boolean) => void;
}

/** When a run that is not heard from any more is counted to. */
export function endOf(run: Pick<Row, 'endedAtMs' | 'status' | 'lastSeenAtMs'>): number | null {
  return run.endedAtMs ?? (run.status === 'running' ? null : run.lastSeenAtMs);
}

/** One run: a row of the table on a wide screen, a card on a narrow one. The whole of it leads to the run. */
export const RunRow = memo(function RunRow({ row, index, columns, baseline, isSelected, colour, onSelect }: RowProps) {
  const words = useWords();
  const base = baseline && baseline.runId !== row.id ? baseline : undefined;
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} data-run={row.id} className={`runs-row hover:bg-surface-hover ${isSelected ? 'bg-accent-faint' : ''}`}>
      <div role="cell" className="relative z-10 flex items-center" style={colour ? { boxShadow: `inset 3px 0 0 ${colour}` } : undefined}>
        <input type="checkbox" checked={isSelected} aria-label={words.history.select(row.name)} className="m-2 size-4 accent-accent" onClick={(event) => onSelect(row.id, event.currentTarget.checked, event.shiftKey)} onChange={() => undefined} />
      </div>
      <div role="cell" className="runs-status"><StatusMark status={row.status} /></div>
      <div role="cell" className="runs-name min-w-0">
        <span className="flex min-w-0 items-center gap-1.5">
          <Link href={`/runs/${row.id}`} prefetch={false} title={row.name} className="truncate font-medium text-ink after:absolute after:inset-0">{row.name}</Link>
          {row.isPinned && <Pin size={12} className="shrink-0 text-ink-faint" aria-label={words.history.pinned} />}
          {row.isBaseline && <Flag size={12} className="shrink-0 text-accent" aria-label={words.history.baseline} />}
        </span>
        <Link href={projectAddress(row.project)} prefetch={false} title={words.history.project.open(row.project)} className="relative z-10 block w-fit max-w-full truncate text-xs text-ink-faint hover:text-ink hover:underline"><bdi>{row.project}</bdi></Link>
      </div>
      <div role="cell" className="runs-verdict min-w-0"><RunVerdict run={row} /></div>
      <div role="cell" className="runs-loss"><RunLoss run={row} /></div>
      <div role="cell" className="runs-best"><RunValidation best={row.best} />{base && row.best && row.best.name === base.best?.name && <BaselineChange name={row.best.name} value={row.best.value} base={base.best.value} baseline={base.name} />}</div>
      <div role="cell" className="max-md:hidden"><RunProgress run={row} /></div>
      <div role="cell" className="max-md:hidden"><RunningDuration startMs={row.startedAtMs} endMs={endOf(row)} /><span className="block text-xs text-ink-faint"><RelativeTime atMs={row.startedAtMs} /></span></div>
      <div role="cell" className="max-md:hidden"><RunIncidents run={row} /></div>
      {columns.map((column) => <ValueCell key={printRunField(column)} column={column} row={row} base={base} />)}
      <div role="cell" className="min-w-0 overflow-hidden max-md:hidden"><RunTags run={row} /></div>
      <PhoneValues columns={columns} row={row} base={base} />
    </div>
  );
});

interface ValueProps {
  readonly column: RunField;
  readonly row: Row;
  readonly base: BaselineRow | undefined;
}

function ValueCell(props: ValueProps) {
  return <div role="cell" className="min-w-0 truncate max-md:hidden"><Value {...props} /></div>;
}

/** The chosen columns on a phone, each with its name: two beside each other. */
function PhoneValues({ columns, row, base }: Omit<ValueProps, 'column'> & { readonly columns: readonly RunField[] }) {
  const words = useWords();
  if (columns.length === 0) return null;
  return (
    <div role="cell" className="runs-values md:hidden">
      {columns.map((column) => <span key={printRunField(column)} className="flex min-w-0 items-baseline gap-1.5"><span className="min-w-0 truncate text-xs text-ink-faint">{labelOf(column, words)}</span><span className="shrink-0"><Value column={column} row={row} base={base} /></span></span>)}
    </div>
  );
}

function Value({ column, row, base }: ValueProps) {
  const name = printRunField(column);
  const value = row.values[name];
  const isWord = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
  const number = typeof value === 'number' || (isWord && column.kind !== 'config') ? Number(value) : null;
  return (
    <>
      {value === undefined ? <span className="text-ink-faint">–</span> : number === null ? <span title={String(value)}>{value}</span> : <span title={formatExact(number)}>{formatValue(number)}</span>}
      {base && <BaselineChange name={'name' in column ? column.name : undefined} value={value} base={base.values[name]} baseline={base.name} />}
    </>
  );
}
