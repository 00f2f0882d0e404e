'use client';

import Link from 'next/link';
import type { Mark } from '../../lib/diagnosis/map/mark.ts';
import type { Words } from '../../lib/protocol/cause.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { lookOf, MapMark } from './map-mark.tsx';
import type { MapNode } from './map-node.ts';

export interface DetailProps {
  readonly node: MapNode;
  readonly mark: Mark | undefined;
  /** Titles of the run's incidents by id, and of every rule by id. */
  readonly incidentTitles: Readonly<Record<string, Words>>;
  readonly ruleTitles: Readonly<Record<string, string>>;
  readonly onGo: (id: string) => void;
}

/** The place where the reader stands: how to tell, what the run says, and what helps. */
export function PlaceDetail({ node, mark, incidentTitles, ruleTitles, onGo }: DetailProps) {
  const { map } = useWords();
  return (
    <section aria-label={node.title} className="panel grid content-start gap-3 p-4">
      <h2 className="text-base font-semibold">{node.title}</h2>
      <p className="text-base text-ink-muted">{node.about}</p>
      {mark && <MarkDetail mark={mark} incidentTitles={incidentTitles} ruleTitles={ruleTitles} />}
      {node.branches.length > 0 && (
        <div><h3 className="text-xs font-medium text-ink-faint">{map.branches}</h3><ul className="mt-0.5">{node.branches.map((branch) => <li key={branch.id} className="py-0.5"><button type="button" className="link text-left" onClick={() => onGo(branch.id)}>{branch.title}</button></li>)}</ul></div>
      )}
      {node.tips.length > 0 && (
        <div><h3 className="text-xs font-medium text-ink-faint">{map.tips}</h3><ol className="mt-0.5 grid gap-2">{node.tips.map(({ id, title, what }) => <li key={id}><Link href={`/tips/${id}`} className="link"><span className="font-mono text-xs">{id}</span> {title}</Link><p className="text-ink-muted">{what}</p></li>)}</ol></div>
      )}
      {!mark && node.rules.length > 0 && <div><h3 className="text-xs font-medium text-ink-faint">{map.rules}</h3><RuleLinks rules={node.rules.map(({ id }) => id)} titles={ruleTitles} /></div>}
    </section>
  );
}

function MarkDetail({ mark, incidentTitles, ruleTitles }: { readonly mark: Mark } & Pick<DetailProps, 'incidentTitles' | 'ruleTitles'>) {
  const words = useWords();
  const say = useSay();
  const { map } = words;
  const titleOf = (id: string): string => (incidentTitles[id] ? say(incidentTitles[id]) : id);
  return (
    <div className="grid gap-2 border-y border-rule py-3">
      <p><MapMark look={lookOf(mark)} /> <span className="text-ink-muted">{mark.reason ? say(mark.reason) : map.stateAbout[mark.state]}</span></p>
      {mark.support.length > 0 && (
        <ul>{mark.support.map(({ incidentId, grade, rule }) => (
          <li key={incidentId} className="py-0.5"><Link href={`/incidents/${incidentId}`} className="link">{grade === 'named' ? map.supportNamed(titleOf(incidentId)) : grade === 'possible' ? map.supportPossible(titleOf(incidentId)) : grade === 'remedy' ? map.supportRemedy(titleOf(incidentId)) : map.supportSign(ruleTitles[rule ?? ''] ?? '', titleOf(incidentId))}</Link></li>
        ))}</ul>
      )}
      {mark.silent.length > 0 && <details open={mark.silent.length < 6}><summary className="text-xs font-medium text-ink-faint">{map.silent} ({mark.silent.length})</summary><RuleLinks rules={mark.silent} titles={ruleTitles} /></details>}
      {mark.unjudged.length > 0 && (
        <details open={mark.unjudged.length < 6}><summary className="text-xs font-medium text-ink-faint">{map.unjudged} ({mark.unjudged.length})</summary><ul>{mark.unjudged.map(({ rule, state, missing }) => (
          <li key={rule} className="py-0.5"><Link href={`/rules/${rule}`} className="text-ink hover:underline">{ruleTitles[rule] ?? rule}</Link> <span className="text-xs text-ink-faint">{missing.length > 0 ? map.needs(words.list(missing)) : state in map.waits ? map.waits[state as keyof typeof map.waits] : null}</span></li>
        ))}</ul></details>
      )}
    </div>
  );
}

function RuleLinks({ rules, titles }: { readonly rules: readonly string[]; readonly titles: Readonly<Record<string, string>> }) {
  return <ul>{rules.map((rule) => <li key={rule} className="py-0.5"><Link href={`/rules/${rule}`} className="text-ink hover:underline">{titles[rule] ?? rule}</Link></li>)}</ul>;
}
