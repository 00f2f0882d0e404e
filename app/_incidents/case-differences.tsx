'use client';

import Link from 'next/link';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { useWords } from '../_words/words-context.tsx';
import { differencesBetween } from './run-difference.ts';

/** What is different from the last good run of the project; only what differs. */
export function CaseDifferences({ run, lastGood }: { readonly run: RunResource; readonly lastGood: RunResource | null }) {
  const { team } = useWords();
  if (!lastGood) return <p className="text-ink-muted">{team.noGoodRun}</p>;
  const differences = differencesBetween(run, lastGood);
  const cell = (value: string | null) => (value === null ? <span className="text-ink-faint">{team.absent}</span> : value);
  return (
    <>
      <p className="mb-2 text-ink-muted">{team.comparedTo} <Link href={`/runs/${lastGood.id}`} className="link"><bdi>{lastGood.name}</bdi></Link></p>
      {differences.length === 0 ? <p>{team.noDifference}</p> : (
        <div className="overflow-x-auto">
          <table className="w-full text-left">
            <thead className="text-xs text-ink-faint"><tr><th scope="col" className="py-1 pr-3 font-medium" /><th scope="col" className="py-1 pr-3 font-medium">{team.here}</th><th scope="col" className="py-1 font-medium">{team.there}</th></tr></thead>
            <tbody>{differences.map(({ of, name, here, there }) => (
              <tr key={`${of} ${name}`} className="border-t border-rule align-top">
                <th scope="row" className="py-1 pr-3 text-left font-mono text-xs font-normal" title={team.differenceOf[of]}>{of === 'tags' ? team.differenceOf.tags : name}</th>
                <td className="py-1 pr-3 font-mono text-xs font-medium">{cell(here)}</td>
                <td className="py-1 font-mono text-xs text-ink-muted">{cell(there)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {run.notes !== '' && <div className="mt-3"><h3 className="text-xs font-medium text-ink-faint">{team.notes}</h3><p className="mt-1 whitespace-pre-wrap" dir="auto">{run.notes}</p></div>}
    </>
  );
}
