'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { AuditPage } from '../_data/access.ts';
import { useWords } from '../_words/words-context.tsx';
import { useTimes } from './use-times.ts';

export interface AuditFilter {
  readonly actor: string;
  readonly verb: string;
}

/** What people did, newest first, with who and what to look for; the address holds it. */
export function AuditList({ items, nextCursor, actors, verbs, filter, isFirst }: AuditPage & { readonly filter: AuditFilter; readonly isFirst: boolean }) {
  const { access } = useWords();
  const { auditPage } = access;
  const times = useTimes();
  const router = useRouter();
  const choose = (changed: Partial<AuditFilter>) => router.push(addressOf({ ...filter, ...changed }));
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Choice label={auditPage.who} all={auditPage.anybody} value={filter.actor} options={actors} onChange={(actor) => choose({ actor })} />
        <Choice label={auditPage.what} all={auditPage.anything} value={filter.verb} options={verbs} onChange={(verb) => choose({ verb })} />
      </div>
      <div className="panel overflow-x-auto">
        <table className="w-full text-left max-sm:block">
          <thead className="max-sm:sr-only"><tr className="border-b border-rule text-xs text-ink-faint">{[auditPage.when, auditPage.who, auditPage.what, auditPage.subject].map((title) => <th key={title} scope="col" className="px-3 py-2 font-medium">{title}</th>)}</tr></thead>
          <tbody className="max-sm:block">
            {items.map(({ atMs, actor, verb, subject }, i) => (
              <tr key={i} className="border-b border-rule last:border-0 max-sm:grid max-sm:py-2">
                <td className="px-3 py-2 whitespace-nowrap text-ink-muted max-sm:py-0">{times(atMs)}</td><td dir="auto" className="px-3 py-2 max-sm:py-0">{actor}</td>
                <td className="px-3 py-2 max-sm:py-0"><code>{verb}</code></td><td dir="auto" className="px-3 py-2 max-sm:py-0"><Subject verb={verb} subject={subject} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        {items.length === 0 && <p className="p-4 text-ink-muted">{access.none}</p>}
      </div>
      <p className="flex gap-4">
        {!isFirst && <Link className="link" href={addressOf(filter)}>{auditPage.newest}</Link>}
        {nextCursor && <Link className="link" href={addressOf(filter, nextCursor)}>{auditPage.older}</Link>}
      </p>
    </>
  );
}

function Choice({ label, all, value, options, onChange }: { readonly label: string; readonly all: string; readonly value: string; readonly options: readonly string[]; readonly onChange: (value: string) => void }) {
  return (
    <label className="grid gap-1">{label}
      <select value={value} onChange={(event) => onChange(event.target.value)} className="field max-w-60"><option value="">{all}</option>{options.map((option) => <option key={option} value={option}>{option}</option>)}</select>
    </label>
  );
}

/** What it was done to, as the way there where it has a page. */
function Subject({ verb, subject }: { readonly verb: string; readonly subject: string }) {
  const href = subject.startsWith('/') && !subject.startsWith('//') ? subject : verb.includes('incident') ? `/incidents/${encodeURIComponent(subject)}` : verb.includes('run') && !verb.includes('rule') ? `/runs/${encodeURIComponent(subject)}` : null;
  return href ? <Link href={href} className="link">{subject}</Link> : <>{subject}</>;
}

function addressOf({ actor, verb }: AuditFilter, cursor = ''): string {
  const search = new URLSearchParams(Object.entries({ actor, verb, cursor }).filter(([, value]) => value !== ''));
  return `/settings/audit${search.size > 0 ? `?${search}` : ''}`;
}
