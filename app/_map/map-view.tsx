'use client';

import { useEffect, useState } from 'react';
import type { Words } from '../../lib/protocol/cause.ts';
import { useWords } from '../_words/words-context.tsx';
import { MapMark } from './map-mark.tsx';
import { allPlaces, type MapNode, wayTo } from './map-node.ts';
import { MapTree, type Marks } from './map-tree.tsx';
import { PlaceDetail } from './place-detail.tsx';
import type { Walk } from './walk.ts';

interface ViewProps {
  readonly root: MapNode;
  readonly marks: Marks;
  /** Where to begin; the root when the map has no such place. */
  readonly at: string;
  readonly incidentTitles: Readonly<Record<string, Words>>;
  readonly ruleTitles: Readonly<Record<string, string>>;
}

/** The map with the place the reader stands at; the address follows. */
export function MapView({ root, marks, at, incidentTitles, ruleTitles }: ViewProps) {
  const words = useWords();
  const [walk, setWalk] = useState<Walk>(() => walkTo(root, at));
  const place = walk.at.split('/')[0]!;
  const way = wayTo(root, place);
  const node = way.at(-1) ?? root;
  const go = (next: Walk) => {
    setWalk(next);
    const url = new URL(location.href);
    url.searchParams.set('at', next.at.split('/')[0]!);
    url.hash = '';
    history.replaceState(history.state, '', url);
  };
  useEffect(() => {
    const follow = () => {
      const named = location.hash.slice(1);
      if (wayTo(root, named).length > 0) setWalk(walkTo(root, named));
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [root]);
  return (
    <>
      <div className="mt-3 mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted">
        {marks && <ul aria-label={words.map.legend} className="flex flex-wrap gap-x-4 gap-y-1">{(['named', 'possible', 'sign', 'remedy', 'ruled-out', 'not-evaluated', 'unwatched'] as const).map((look) => <li key={look}><MapMark look={look} /></li>)}</ul>}
        <span className="hidden gap-4 md:flex">
          <button type="button" className="link" onClick={() => setWalk({ at: walk.at, open: new Set(allPlaces(root)) })}>{words.map.openAll}</button>
          <button type="button" className="link" onClick={() => setWalk({ at: root.id, open: new Set([root.id]) })}>{words.map.closeAll}</button>
          <span className="text-ink-faint">{words.map.keys}</span>
        </span>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="overflow-x-auto pb-2"><MapTree root={root} marks={marks} walk={walk} way={way.map(({ id }) => id)} onWalk={go} /></div>
        <div className="xl:sticky xl:top-16"><PlaceDetail node={node} mark={marks?.[node.id]} incidentTitles={incidentTitles} ruleTitles={ruleTitles} onGo={(id) => go(walkTo(root, id, walk.open))} /></div>
      </div>
    </>
  );
}

/** Standing at a place with the way to it open, and whatever was open before. */
function walkTo(root: MapNode, id: string, open: ReadonlySet<string> = new Set()): Walk {
  const way = wayTo(root, id).map((node) => node.id);
  return { at: way.at(-1) ?? root.id, open: new Set([root.id, ...open, ...way]) };
}
