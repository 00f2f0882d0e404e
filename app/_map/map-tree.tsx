'use client';

import Link from 'next/link';
import { ChevronRight } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Mark } from '../../lib/diagnosis/map/mark.ts';
import { useWords } from '../_words/words-context.tsx';
import { lookOf, MapMark } from './map-mark.tsx';
import { type MapNode, type MapTip, tipKey } from './map-node.ts';
import { afterKey, afterPress, type Walk } from './walk.ts';
import './map.css';

export type Marks = Readonly<Record<string, Mark>> | null;

interface TreeProps {
  readonly root: MapNode;
  readonly marks: Marks;
  readonly walk: Walk;
  /** Ids from the root to the place where the reader stands. */
  readonly way: readonly string[];
  readonly onWalk: (walk: Walk) => void;
}

interface Branches extends Omit<TreeProps, 'root'> {
  readonly prefix: string;
  readonly level: number;
}

/** The map as a tree that grows to the right; on a phone, one column that goes down the chosen way. */
export function MapTree({ root, ...props }: TreeProps) {
  const words = useWords();
  const tree = useRef<HTMLUListElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = afterKey(root, props.walk, event.key);
    if (next === null) return;
    event.preventDefault();
    props.onWalk(next);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  return (
    <ul ref={tree} role="tree" aria-label={words.map.tree} onKeyDown={press} className="map-tree">
      <PlaceItem node={root} parent={null} {...props} prefix={useId()} level={1} />
    </ul>
  );
}

function PlaceItem({ node, parent, ...props }: Branches & { readonly node: MapNode; readonly parent: string | null }) {
  const { walk, way, marks, prefix, level, onWalk } = props;
  const isOpen = walk.open.has(node.id);
  const mark = marks?.[node.id];
  const look = mark && lookOf(mark);
  return (
    <li
      role="treeitem" aria-labelledby={`${prefix}${node.id}`} aria-expanded={isOpen} aria-selected={way.at(-1) === node.id} aria-level={level} tabIndex={walk.at === node.id ? 0 : -1}
      data-place={node.id} data-far={way.includes(node.id) || parent === way.at(-1) ? undefined : true} className="map-item"
    >
      <div id={`${prefix}${node.id}`} className="map-box" data-look={look} data-chosen={way.at(-1) === node.id || undefined} onClick={() => onWalk(afterPress(walk, node.id))}>
        <span className="flex items-start gap-1"><span className="flex-1">{node.title}</span><ChevronRight aria-hidden size={14} className={`mt-0.5 shrink-0 text-ink-faint ${isOpen ? 'rotate-90 md:rotate-0' : ''}`} /></span>
        {look && <MapMark look={look} />}
      </div>
      {isOpen && (
        <ul role="group" className="map-group">
          {node.branches.map((branch) => <PlaceItem key={branch.id} node={branch} parent={node.id} {...props} level={level + 1} />)}
          {node.tips.map((tip) => <TipItem key={tip.id} tip={tip} place={node.id} {...props} level={level + 1} />)}
        </ul>
      )}
    </li>
  );
}

function TipItem({ tip, place, walk, way, prefix, level, onWalk }: Branches & { readonly tip: MapTip; readonly place: string }) {
  const key = tipKey(place, tip.id);
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.key === 'Enter') event.currentTarget.querySelector('a')?.click();
  };
  return (
    <li
      role="treeitem" aria-labelledby={`${prefix}${key}`} aria-level={level} aria-selected={walk.at === key} tabIndex={walk.at === key ? 0 : -1} onKeyDown={press} onFocus={() => walk.at !== key && onWalk({ ...walk, at: key })}
      data-far={place === way.at(-1) ? undefined : true} className="map-item"
    >
      <Link id={`${prefix}${key}`} href={`/tips/${tip.id}`} tabIndex={-1} className="map-box map-tip"><span className="font-mono text-xs text-ink-faint">{tip.id}</span> {tip.title}</Link>
    </li>
  );
}
