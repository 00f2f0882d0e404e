'use client';

import './charts.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { movedBrush, parallelAxis, parallelText, rowsInside, type Brush, type ParallelColumn } from './parallel-axes.ts';
import { ParallelAxisMark } from './parallel-axis-mark.tsx';
import { layParallel, pathOf } from './parallel-layout.ts';
import type { ChartWords } from './words.ts';

export interface ParallelRow {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

/** `<ParallelCoordinates>`: one line a row over one axis a column. A part of an axis can be chosen; what lies outside steps back. */
export interface ParallelCoordinatesProps {
  readonly label: string;
  readonly rows: readonly ParallelRow[];
  /** The last one is the result. */
  readonly columns: readonly ParallelColumn[];
  readonly brushes: ReadonlyMap<string, Brush>;
  readonly onBrush: (name: string, brush: Brush | null) => void;
  readonly words: ChartWords;
}

/** See `ParallelCoordinatesProps`. Axes stand beside each other, and below each other where there is little room. */
export function ParallelCoordinates({ label, rows, columns, brushes, onBrush, words }: ParallelCoordinatesProps) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => {
    const sized = new ResizeObserver(() => setWidth(Math.max(240, host.current?.clientWidth ?? 900)));
    sized.observe(host.current!);
    return () => sized.disconnect();
  }, []);
  const axes = useMemo(() => columns.map(parallelAxis), [columns]);
  const inside = useMemo(() => rowsInside(axes, brushes, rows.length), [axes, brushes, rows.length]);
  const layout = useMemo(() => layParallel(axes, width), [axes, width]);
  const at = rows.findIndex(({ id }) => id === pointed);
  const move = (name: string, end: 0 | 1, place: number) => onBrush(name, movedBrush(brushes.get(name), end, place));
  // What is pointed at is painted last, over the others.
  const order = rows.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
  function rank(index: number): number {
    return index === at ? 2 : inside[index] ? 1 : 0;
  }
  return (
    <div ref={host} className="min-w-0">
      <svg width={width} height={layout.height} role="group" aria-label={label} className="parallel" onPointerLeave={() => setPointed(null)}>
        {order.map((index) => {
          const { id, label: name, colour, dash } = rows[index]!;
          const path = pathOf(layout, axes, index);
          const isFaint = !inside[index] || (at >= 0 && index !== at && inside[at]);
          return (
            <g key={id} data-row={id} data-inside={inside[index]} onPointerEnter={() => setPointed(id)}>
              <path d={path} fill="none" stroke={colour} strokeWidth={index === at ? 3 : 1.5} strokeDasharray={dash.join(' ')} strokeLinejoin="round" opacity={inside[index] ? (isFaint ? 0.3 : 0.9) : 0.1} />
              {inside[index] && <path d={path} fill="none" stroke="transparent" strokeWidth="11"><title>{name}</title></path>}
            </g>
          );
        })}
        {axes.map((axis, index) => (
          <ParallelAxisMark
            key={axis.name} axis={axis} layout={layout} index={index} isResult={index === axes.length - 1} brush={brushes.get(axis.name)} words={words}
            onEnd={(end, place) => move(axis.name, end, place)} onBrush={(brush) => onBrush(axis.name, brush)}
          />
        ))}
      </svg>
      <p className="parallel-reading" aria-hidden="true">{at >= 0 ? [rows[at]!.label, ...columns.map(({ name, values }) => `${name} ${parallelText(values[at] ?? null) || words.notSet}`)].join(' · ') : words.parallelHelp}</p>
    </div>
  );
}
