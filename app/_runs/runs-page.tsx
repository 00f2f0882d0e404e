'use client';

import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { printRunField } from '../../lib/protocol/run-field.ts';
import type { RunFilter } from '../../lib/protocol/run-filter.ts';
import type { RunGroup, RunRow as Row } from '../../lib/protocol/run-table.ts';
import { formatCount } from '../_charts/format-value.ts';
import { assignColours } from '../_charts/series-colours.ts';
import type { RunsFirstPage } from '../_data/runs.ts';
import { Toast, type ToastMessage } from '../_history/toast.tsx';
import { projectAddress } from '../_project/project-address.ts';
import { useWords } from '../_words/words-context.tsx';
import { EmptyRuns, type FirstSteps } from './empty-runs.tsx';
import { useFirstRun } from './use-first-run.ts';
import { RunRow } from './run-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { tableColumns, type TableColumn } from './table-columns.ts';
import { isUsual, readTableState, usualTable, writeTableState, type TableState } from './table-state.ts';
import { TableToolbar } from './table-toolbar.tsx';
import { useRunTable } from './use-run-table.ts';
import { VirtualRows } from './virtual-rows.tsx';

type Line = { readonly kind: 'row'; readonly row: Row } | { readonly kind: 'group'; readonly group: RunGroup } | { readonly kind: 'more'; readonly group: RunGroup };

/** All runs, kept live; the address holds what is looked for and how it is shown. */
export function RunsPage({ first, firstSteps }: { readonly first: RunsFirstPage; readonly firstSteps: FirstSteps }) {
  const words = useWords();
  const { history: said } = words;
  const search = useSearchParams();
  const state = useMemo(() => readTableState(new URLSearchParams(search)), [search]);
  const table = useRunTable(first, state);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const [open, setOpen] = useState<ReadonlyMap<string, readonly Row[]>>(new Map());
  const anchor = useRef<string | null>(null);
  const { rows, groups, readGroup, now } = table;

  const change = useCallback((next: TableState) => {
    const query = writeTableState(next);
    setOpen(new Map());
    window.history.replaceState(null, '', query === '' ? '/' : `/?${query}`);
  }, []);
  const lines = useMemo<readonly Line[]>(() => {
    if (!state.group || !groups) return rows.map((row) => ({ kind: 'row', row }));
    return groups.flatMap((group): Line[] => {
      const own = open.get(String(group.value));
      if (!own) return [{ kind: 'group', group }];
      return [{ kind: 'group', group }, ...own.map((row): Line => ({ kind: 'row', row: now(row) })), ...(own.length < group.runs ? [{ kind: 'more', group } as const] : [])];
    });
  }, [state.group, groups, rows, open, now]);
  const shape = useMemo(() => (state.group ? lines.map(({ kind }) => (kind === 'row' ? '-' : '_')).join('') : ''), [state.group, lines]);
  const order = useRef<readonly Line[]>(lines);
  order.current = lines;
  const select = useCallback((id: string, isOn: boolean, isRange: boolean) => setSelected((before) => {
    const ids = order.current.flatMap((line) => (line.kind === 'row' ? line.row.id : []));
    const [from, to] = [ids.indexOf(anchor.current ?? id), ids.indexOf(id)].sort((a, b) => a - b) as [number, number];
    anchor.current = id;
    const after = new Set(before);
    for (const each of isRange && from >= 0 ? ids.slice(from, to + 1) : [id]) {
      if (isOn) after.add(each);
      else after.delete(each);
    }
    return after;
  }), []);
  const filterOfGroup = (group: RunGroup): RunFilter => ({ field: state.group!, operator: group.value === null ? '!~' : '=', value: group.value ?? '' });
  const filterOf = useRef(filterOfGroup);
  filterOf.current = filterOfGroup;
  const openNow = useRef(open);
  openNow.current = open;
  const toggle = async (group: RunGroup) => {
    const key = String(group.value);
    if (open.has(key)) return setOpen((before) => new Map([...before].filter(([other]) => other !== key)));
    const own = await readGroup(filterOfGroup(group));
    setOpen((before) => new Map([...before, [key, own]]));
  };
  // New runs and ends of runs move between groups: what is open is read again with the groups.
  useEffect(() => {
    if (!groups) return;
    let isCurrent = true;
    for (const group of groups) {
      if (!openNow.current.has(String(group.value))) continue;
      void readGroup(filterOf.current(group)).then((own) => { if (isCurrent) setOpen((before) => (before.has(String(group.value)) ? new Map([...before, [String(group.value), own]]) : before)); });
    }
    return () => { isCurrent = false; };
  }, [groups, readGroup]);
  const firstRun = useFirstRun(rows);
  const closeToast = useCallback(() => setToast(null), []);
  const ids = useMemo(() => [...selected].sort(), [selected]);
  const looks = useMemo(() => assignColours(ids), [ids]);
  const columns = useMemo(() => tableColumns(state.columns, rows, words), [state.columns, rows, words]);

  if ((lines.length === 0 && isUsual(state) && !first.isAnyKnown) || firstRun.isWaiting) return <EmptyRuns {...firstSteps} arrived={rows[0]?.name} onFollow={firstRun.follow} />;
  return (
    <>
      <div className="grid gap-2">
        <div className="flex flex-wrap items-baseline gap-x-4"><h1 className="text-xl">{words.runs.title} <span className="text-sm font-normal text-ink-faint">{said.shown(formatCount(table.running), formatCount(table.total))}</span></h1>{state.project !== '' && <Link href={projectAddress(state.project)} className="link">{said.project.page}</Link>}</div>
        <TableToolbar state={state} projects={first.projects} views={first.views} onChange={change} onFault={(message) => setToast({ isFault: true, text: said.failed(message ?? said.unreachable) })} />
      </div>
      {table.newRuns > 0 && <p className="mt-3"><button type="button" className="link" onClick={table.reload}>{said.newRuns(formatCount(table.newRuns))}</button></p>}
      {table.fault !== undefined && <p role="alert" className="mt-3 text-critical">{said.failed(table.fault ?? said.unreachable)}</p>}
      {ids.length > 0 && <SelectionBar selected={ids} shelf={state.shelf} onClear={() => setSelected(new Set())} onChanged={table.take} onToast={setToast} />}
      {lines.length === 0 && !table.isLoading && <p className="panel mt-4 p-6 text-ink-muted">{words.runs.noMatch} <button type="button" className="link" onClick={() => change({ ...usualTable, columns: state.columns })}>{words.runs.clearFilters}</button></p>}
      {lines.length > 0 && (
        <VirtualRows
          count={lines.length} label={said.tableLabel} total={table.total} columns={columns.map(({ width }) => width).join(' ')} onEnd={table.loadMore}
          valueLines={Math.ceil(state.columns.length / 2)} isLow={(index) => lines[index]!.kind !== 'row'} shape={shape}
          keyOf={(index) => keyOf(lines[index]!)} head={<Head columns={columns} state={state} onSort={(sort) => change({ ...state, sort })} />}
          render={(index) => {
            const line = lines[index]!;
            if (line.kind === 'row') return <RunRow row={line.row} index={index} columns={state.columns} baseline={table.baselines[line.row.project]} isSelected={selected.has(line.row.id)} colour={looks.get(line.row.id)?.colour} onSelect={select} />;
            if (line.kind === 'more') return <div className="flex h-13 items-center border-b border-rule pl-9"><button type="button" className="link" onClick={() => change({ ...state, group: null, filters: [...state.filters, filterOfGroup(line.group)] })}>{said.moreOfGroup(formatCount(line.group.runs))}</button></div>;
            return <GroupLine group={line.group} isOpen={open.has(String(line.group.value))} onToggle={() => void toggle(line.group)} />;
          }}
        />
      )}
      {table.hasMore && <p className="sr-only" role="status">{said.loadingMore}</p>}
      <Toast message={toast} onClose={closeToast} />
    </>
  );
}

function keyOf(line: Line): string {
  return line.kind === 'row' ? line.row.id : `${line.kind} ${line.group.value}`;
}

function Head({ columns, state, onSort }: { readonly columns: readonly TableColumn[]; readonly state: TableState; readonly onSort: (sort: TableState['sort']) => void }) {
  const { history } = useWords();
  return (
    <div role="row" className="runs-row runs-head text-xs font-medium text-ink-faint">
      <span role="columnheader" aria-label={history.selected('')} />
      {columns.map(({ id, label, sortField }) => {
        const isSorted = sortField !== null && state.sort !== null && printRunField(state.sort.field) === printRunField(sortField);
        const Arrow = state.sort?.isDescending ? ArrowDown : ArrowUp;
        return (
          <span key={id} role="columnheader" aria-sort={isSorted ? (state.sort!.isDescending ? 'descending' : 'ascending') : undefined} className="min-w-0 truncate">
            {sortField === null ? label : (
              <button type="button" title={history.sortBy(label)} className={`inline-flex max-w-full items-center gap-1 hover:text-ink ${isSorted ? 'text-ink' : ''}`} onClick={() => onSort(!isSorted ? { field: sortField, isDescending: true } : state.sort!.isDescending ? { field: sortField, isDescending: false } : null)}>
                <span className="truncate">{label}</span>{isSorted && <Arrow aria-hidden size={12} className="shrink-0" />}
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

function GroupLine({ group, isOpen, onToggle }: { readonly group: RunGroup; readonly isOpen: boolean; readonly onToggle: () => void }) {
  const { history } = useWords();
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <div role="row" className="flex h-13 items-center border-b border-rule bg-surface-sunken">
      <button type="button" role="cell" aria-expanded={isOpen} className="flex h-full w-full items-center gap-3 px-3 text-left" onClick={onToggle}>
        <Arrow aria-hidden size={14} className="shrink-0" />
        <span className="truncate font-medium text-ink">{group.value ?? history.without}</span>
        <span className="whitespace-nowrap text-ink-muted">{history.runsIn(formatCount(group.runs))}</span>
        {group.running > 0 && <span className="whitespace-nowrap text-healthy">{history.runningIn(formatCount(group.running))}</span>}
        {group.openIncidents > 0 && <span className="whitespace-nowrap text-warning">{history.openIn(formatCount(group.openIncidents))}</span>}
      </button>
    </div>
  );
}
