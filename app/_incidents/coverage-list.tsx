'use client';

import Link from 'next/link';
import type { RuleCoverage } from '../../lib/protocol/coverage.ts';
import { useRuleTitle } from '../_run/names-context.tsx';
import { ToneIcon } from '../_shell/status-mark.tsx';
import { useWords } from '../_words/words-context.tsx';

const order = ['firing', 'failed', 'not-evaluated', 'warming-up', 'watching', 'off', 'not-applicable'] as const satisfies readonly RuleCoverage['state'][];
const alwaysOpen: ReadonlySet<string> = new Set(['firing', 'failed', 'not-evaluated']);
const tones = { firing: 'warning', failed: 'critical', watching: 'healthy', 'warming-up': 'waiting', 'not-evaluated': 'waiting', 'not-applicable': 'waiting', off: 'waiting' } as const;

/** What was watched: every rule with how far it could be judged, and what was missing. */
export function CoverageList({ coverage }: { readonly coverage: readonly RuleCoverage[] }) {
  const words = useWords();
  const titleOf = useRuleTitle();
  return (
    <section aria-label={words.coverage.title} className="panel content-start p-4">
      <h2 className="text-sm">{words.coverage.title}</h2>
      <p className="mt-1 text-ink-muted">{words.coverage.about}</p>
      {coverage.length === 0 && <p className="mt-3 text-ink-muted">{words.coverage.empty}</p>}
      {order.map((state) => {
        const rules = coverage.filter((rule) => rule.state === state);
        if (rules.length === 0) return null;
        return (
          <details key={state} open={alwaysOpen.has(state)} className="mt-3">
            <summary className="text-xs font-medium text-ink-muted"><span className="inline-flex items-center gap-1.5 align-middle"><ToneIcon tone={tones[state]} size={12} />{words.coverage.states[state]} ({rules.length})</span></summary>
            <ul className="mt-1">{rules.map(({ rule, kind, missing }) => (
              <li key={rule} className="py-0.5">
                <Link href={`/rules/${rule}`} className="text-ink hover:underline">{titleOf(rule)}</Link>
                {kind === 'preflight' && <span className="text-xs text-ink-faint"> · {words.coverage.preflight}</span>}
                {missing.length > 0 && <span className="block text-xs text-ink-faint">{state === 'failed' ? words.coverage.failed(words.list(missing)) : words.coverage.missing(words.list(missing))}</span>}
              </li>
            ))}</ul>
          </details>
        );
      })}
    </section>
  );
}

/** How many rules watched and how many had no data, with the way to the whole list. */
export function CoverageSummary({ coverage, onOpen }: { readonly coverage: readonly RuleCoverage[]; readonly onOpen: () => void }) {
  const words = useWords();
  if (coverage.length === 0) return null;
  const count = (...states: RuleCoverage['state'][]) => coverage.filter(({ state }) => states.includes(state)).length;
  return <p className="text-ink-muted">{words.coverage.summary(count('watching', 'firing'), count('not-evaluated'))} <button type="button" className="link" onClick={onOpen}>{words.coverage.title}</button></p>;
}
