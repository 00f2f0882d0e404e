'use client';

import { Search } from 'lucide-react';
import { runStatuses } from '../../lib/protocol/resource.ts';
import { Select, SelectItem, TextInput } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import type { RunsFilter } from './runs-filter.ts';

const all = 'all';

/** Project, status and text to look for. */
export function RunFilters({ filter, projects, onChange }: { readonly filter: RunsFilter; readonly projects: readonly string[]; readonly onChange: (filter: RunsFilter) => void }) {
  const words = useWords();
  return (
    <search className="flex flex-wrap gap-2">
      <TextInput type="search" icon={Search} value={filter.text} onValueChange={(text) => onChange({ ...filter, text })} placeholder={words.runs.search} aria-label={words.runs.search} className="w-full sm:w-80" />
      {projects.length > 1 && (
        <Select value={filter.project || all} onValueChange={(project) => onChange({ ...filter, project: project === all ? '' : project })} enableClear={false} aria-label={words.runs.project} className="w-[calc(50%-4px)] min-w-0 sm:w-48">
          <SelectItem value={all}>{words.runs.allProjects}</SelectItem>
          {projects.map((project) => <SelectItem key={project} value={project}>{project}</SelectItem>)}
        </Select>
      )}
      <Select value={filter.status || all} onValueChange={(status) => onChange({ ...filter, status: status === all ? '' : status })} enableClear={false} aria-label={words.runs.status} className="w-[calc(50%-4px)] min-w-0 grow sm:w-40 sm:grow-0">
        <SelectItem value={all}>{words.runs.allStatuses}</SelectItem>
        {runStatuses.map((status) => <SelectItem key={status} value={status}>{words.status[status]}</SelectItem>)}
      </Select>
    </search>
  );
}
