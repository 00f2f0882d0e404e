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
import { changeFrom } from './live-row.ts';
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
        <span title={row.project} className="block truncate text-xs text-ink-faint">{row.project}</span>
      </div>
      <div role="cell" className="runs-verdict min-w-0"><RunVerdict run={row} /></div>
      <div role="cell" className="runs-loss"><RunLoss run={row} /></div>
      <div role="cell" className="runs-best"><RunValidation best={row.best} /><Change change={base?.best && row.best?.name === base.best.name ? changeFrom(row.best.value, base.best.value) : null} base={base} /></div>
      <div role="cell" className="max-md:hidden"><RunProgress run={row} /></div>
      <div role="cell" className="max-md:hidden"><RunningDuration startMs={row.startedAtMs} endMs={endOf(row)} /><span className="block text-xs text-ink-faint"><RelativeTime atMs={row.startedAtMs} /></span></div>
      <div role="cell" className="max-md:hidden"><RunIncidents run={row} /></div>
      {columns.map((column) => <ValueCell key={printRunField(column)} column={column} row={row} base={base} />)}
      <div role="cell" className="min-w-0 overflow-hidden max-md:hidden"><RunTags run={row} /></div>
    </div>
  );
});

function ValueCell({ column, row, base }: { readonly column: RunField; readonly row: Row; readonly base: BaselineRow | undefined }) {
  const name = printRunField(column);
  const value = row.values[name];
  const isWord = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
  const number = typeof value === 'number' || (isWord && column.kind !== 'config') ? Number(value) : null;
  return (
    <div role="cell" className="min-w-0 truncate max-md:hidden">
      {value === undefined ? <span className="text-ink-faint">–</span> : number === null ? <span title={String(value)}>{value}</span> : <span title={formatExact(number)}>{formatValue(number)}</span>}
      <Change change={changeFrom(value, base?.values[name])} base={base} />
    </div>
  );
}

/** How far a value is from the baseline's, in percent. */
function Change({ change, base }: { readonly change: number | null; readonly base: BaselineRow | undefined }) {
  const words = useWords();
  if (change === null || !base) return null;
  const text = `${change > 0 ? '+' : ''}${formatValue(change, 'ratio')}`;
  return <span className="ml-1.5 text-xs text-ink-faint" title={words.history.vsBaseline(text, base.name)}>{text}</span>;
}
