'use client';

import { Search, Trash2, X } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { runStatuses } from '../../lib/protocol/resource.ts';
import { parseRunField, printRunField, type RunField } from '../../lib/protocol/run-field.ts';
import { parseRunFilter, printRunFilter } from '../../lib/protocol/run-filter.ts';
import type { RunFields, SavedView } from '../../lib/protocol/run-table.ts';
import { ask } from '../_history/ask.ts';
import { Menu } from '../_history/menu.tsx';
import { useWords } from '../_words/words-context.tsx';
import { labelOf } from './table-columns.ts';
import { readTableState, shelves, writeTableState, type Shelf, type TableState } from './table-state.ts';

interface ToolbarProps {
  readonly state: TableState;
  readonly projects: readonly string[];
  readonly views: readonly SavedView[];
  readonly onChange: (state: TableState) => void;
  readonly onFault: (message: string | null) => void;
}

const noFields: RunFields = { projects: [], metrics: [], config: [], tags: [] };

/** Search, conditions, columns, grouping and saved views. */
export function TableToolbar({ state, projects, views: first, onChange, onFault }: ToolbarProps) {
  const words = useWords();
  const { history } = words;
  const [fields, setFields] = useState<RunFields | null>(null);
  const loadFields = () => void (async () => {
    const read = await ask<RunFields>('/runs/fields');
    if (read.ok) setFields(read.value);
  })();
  const change = (part: Partial<TableState>) => onChange({ ...state, ...part });
  return (
    <search className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <label className="relative w-full sm:w-72"><Search aria-hidden size={16} className="absolute top-2 left-2.5 text-ink-faint" /><input type="search" className="field w-full pl-8" value={state.text} placeholder={words.runs.search} aria-label={words.runs.search} onChange={(event) => change({ text: event.target.value })} /></label>
        {(projects.length > 1 || state.project !== '') && (
          <select className="field max-w-48 min-w-0 max-sm:flex-1" value={state.project} aria-label={words.runs.project} onChange={(event) => change({ project: event.target.value })}>
            <option value="">{words.runs.allProjects}</option>
            {[...new Set([...projects, state.project].filter((project) => project !== ''))].sort().map((project) => <option key={project} value={project}>{project}</option>)}
          </select>
        )}
        <select className="field min-w-0 max-sm:flex-1" value={state.status} aria-label={words.runs.status} onChange={(event) => change({ status: event.target.value as TableState['status'] })}>
          <option value="">{words.runs.allStatuses}</option>
          {runStatuses.map((status) => <option key={status} value={status}>{words.status[status]}</option>)}
        </select>
        <select className="field min-w-0 max-sm:flex-1" value={state.shelf} aria-label={history.shelf} onChange={(event) => change({ shelf: event.target.value as Shelf })}>
          {shelves.map((shelf) => <option key={shelf} value={shelf}>{history.shelves[shelf]}</option>)}
        </select>
        <FilterField fields={fields} onFocus={loadFields} onAdd={(filter) => change({ filters: [...state.filters, filter] })} />
        <Menu label={`${history.columns}${state.columns.length > 0 ? ` ${state.columns.length}` : ''}`} onOpen={loadFields}><ColumnChoice fields={fields ?? noFields} chosen={state.columns} onChange={(columns) => change({ columns })} /></Menu>
        <select className="field max-w-44 min-w-0" value={state.group ? printRunField(state.group) : ''} aria-label={history.group} onFocus={loadFields} onChange={(event) => change({ group: parseRunField(event.target.value) })}>
          <option value="">{history.group}: {history.noGroup}</option>
          {groupFields(fields, state.group).map((field) => <option key={printRunField(field)} value={printRunField(field)}>{history.group}: {groupName(field, words)}</option>)}
        </select>
        <Views state={state} first={first} onOpen={(view) => onChange(readTableState(new URLSearchParams(view.query)))} onFault={onFault} />
      </div>
      {state.filters.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {state.filters.map((filter, index) => (
            <li key={index} className="flex items-center gap-1 rounded-md bg-surface-sunken pl-2 font-mono text-xs text-ink">
              {printRunFilter(filter)}
              <button type="button" className="icon-button !h-6 !min-w-6" aria-label={history.removeFilter(printRunFilter(filter))} onClick={() => change({ filters: state.filters.filter((_, other) => other !== index) })}><X aria-hidden size={12} /></button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function groupFields(fields: RunFields | null, chosen: RunField | null): readonly RunField[] {
  const all: RunField[] = [{ kind: 'project' }, { kind: 'status' }, { kind: 'tag' }, ...(fields?.config ?? []).map((name): RunField => ({ kind: 'config', name }))];
  return chosen && !all.some((field) => printRunField(field) === printRunField(chosen)) ? [...all, chosen] : all;
}

function groupName(field: RunField, { history }: ReturnType<typeof useWords>): string {
  return field.kind === 'config' ? field.name : field.kind === 'tag' ? history.groupTag : field.kind === 'status' ? history.groupStatus : field.kind === 'project' ? history.groupProject : printRunField(field);
}

function FilterField({ fields, onFocus, onAdd }: { readonly fields: RunFields | null; readonly onFocus: () => void; readonly onAdd: (filter: NonNullable<ReturnType<typeof parseRunFilter>>) => void }) {
  const { history } = useWords();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const listId = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const filter = parseRunFilter(text);
    setWrong(!filter);
    if (!filter) return;
    onAdd(filter);
    setText('');
  };
  const suggestions = fields ? [...fields.config.map((name) => `config:${name} = `), ...fields.metrics.flatMap((name) => [`min:${name} < `, `max:${name} > `, `last:${name} < `]), ...fields.tags.map((tag) => `tag = ${tag}`), 'steps > ', 'duration > ', 'incidents > ', 'critical > ', 'started > '] : [];
  return (
    <form onSubmit={add} className="relative min-w-0 max-sm:w-full">
      <input className={`field w-full font-mono text-xs sm:w-72 ${isWrong ? '!border-critical' : ''}`} value={text} list={listId} aria-label={history.filter} aria-invalid={isWrong} title={history.filterHelp} placeholder={history.filterPlaceholder} autoComplete="off" onFocus={onFocus} onChange={(event) => { setText(event.target.value); setWrong(false); }} />
      <datalist id={listId}>{suggestions.map((suggestion) => <option key={suggestion} value={suggestion} />)}</datalist>
      {isWrong && <p role="alert" className="absolute top-full left-0 z-30 mt-1 w-80 max-w-[calc(100vw-2rem)] rounded-md border border-critical bg-surface p-2 text-critical">{history.filterWrong(text)}</p>}
    </form>
  );
}

function ColumnChoice({ fields, chosen, onChange }: { readonly fields: RunFields; readonly chosen: readonly RunField[]; readonly onChange: (columns: readonly RunField[]) => void }) {
  const words = useWords();
  const [text, setText] = useState('');
  const all: RunField[] = [...fields.config.map((name): RunField => ({ kind: 'config', name })), ...fields.metrics.flatMap((name): RunField[] => [{ kind: 'last', name }, { kind: 'min', name }, { kind: 'max', name }])];
  const isChosen = (field: RunField) => chosen.some((other) => printRunField(other) === printRunField(field));
  const shown = all.filter((field) => labelOf(field, words).toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <div className="grid gap-2">
      <input type="search" className="field" value={text} placeholder={words.history.columnsSearch} aria-label={words.history.columnsSearch} onChange={(event) => setText(event.target.value)} />
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {shown.slice(0, 200).map((field) => (
          <li key={printRunField(field)}><label className="flex items-center gap-2"><input type="checkbox" className="accent-accent" checked={isChosen(field)} onChange={(event) => onChange(event.target.checked ? [...chosen, field] : chosen.filter((other) => printRunField(other) !== printRunField(field)))} /><span className="truncate">{labelOf(field, words)}</span></label></li>
        ))}
        {shown.length === 0 && <li className="text-ink-faint">{words.history.noFields}</li>}
      </ul>
    </div>
  );
}

function Views({ state, first, onOpen, onFault }: { readonly state: TableState; readonly first: readonly SavedView[]; readonly onOpen: (view: SavedView) => void; readonly onFault: (message: string | null) => void }) {
  const words = useWords();
  const { history } = words;
  const [views, setViews] = useState(first);
  const [name, setName] = useState('');
  const shown = views.filter((view) => view.project === '' || state.project === '' || view.project === state.project);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const kept = await ask<SavedView>('/views', { method: 'POST', body: { project: state.project, name, query: writeTableState(state) } });
    if (!kept.ok) return onFault(kept.message);
    setViews((before) => [...before.filter(({ id, project, name: other }) => id !== kept.value.id && !(project === kept.value.project && other === kept.value.name)), kept.value]);
    setName('');
  };
  const remove = async (id: string) => {
    const gone = await ask<null>(`/views/${id}`, { method: 'DELETE' });
    if (!gone.ok) return onFault(gone.message);
    setViews((before) => before.filter((view) => view.id !== id));
  };
  return (
    <Menu label={history.views} isRight>
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {shown.length === 0 && <li className="text-ink-faint">{history.noViews}</li>}
        {shown.map((view) => (
          <li key={view.id} className="flex items-center gap-2">
            <button type="button" className="min-w-0 flex-1 truncate rounded-sm px-1 text-left text-ink hover:bg-surface-hover" title={view.query} onClick={() => onOpen(view)}>{view.name} <span className="text-ink-faint">{view.project || history.everyProject}</span></button>
            <button type="button" className="icon-button" aria-label={history.deleteView(view.name)} onClick={() => void remove(view.id)}><Trash2 aria-hidden size={14} /></button>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void save(event)} className="mt-2 flex gap-2 border-t border-rule pt-2">
        <input className="field min-w-0 flex-1" value={name} required maxLength={200} placeholder={history.viewName} aria-label={history.viewName} onChange={(event) => setName(event.target.value)} />
        <button type="submit" className="field whitespace-nowrap hover:bg-surface-hover">{history.saveView}</button>
      </form>
    </Menu>
  );
}
