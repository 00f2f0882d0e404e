'use client';

import { useRef, type KeyboardEvent } from 'react';
import type { Brush, ParallelAxis } from './parallel-axes.ts';
import { placeUnder, pointOf, type ParallelLayout } from './parallel-layout.ts';
import { fill, type ChartWords } from './words.ts';

interface ParallelAxisMarkProps {
  readonly axis: ParallelAxis;
  readonly layout: ParallelLayout;
  readonly index: number;
  readonly isResult: boolean;
  readonly brush: Brush | undefined;
  readonly words: ChartWords;
  readonly onEnd: (end: 0 | 1, place: number) => void;
  readonly onBrush: (brush: Brush | null) => void;
}

const hitWidth = 26;
/** A shorter drag is a click, which takes the choice away. */
const shortestDrag = 0.015;
const characterPx = 6.6;

/** One axis: its name, its ticks, and the chosen part with two ends that keys and pointers move. */
export function ParallelAxisMark({ axis, layout, index, isResult, brush, words, onEnd, onBrush }: ParallelAxisMarkProps) {
  const began = useRef<number | null>(null);
  const [from, to] = [pointOf(layout, index, 0), pointOf(layout, index, 1)];
  const [low, high] = [pointOf(layout, index, brush?.[0] ?? 0), pointOf(layout, index, brush?.[1] ?? 1)];
  const { isStacked } = layout;
  const box = (a: readonly [number, number], b: readonly [number, number], wide: number) =>
    isStacked ? { x: Math.min(a[0], b[0]), y: a[1] - wide / 2, width: Math.abs(b[0] - a[0]), height: wide } : { x: a[0] - wide / 2, y: Math.min(a[1], b[1]), width: wide, height: Math.abs(b[1] - a[1]) };
  const placeAt = (event: React.PointerEvent<SVGElement>) => {
    const frame = event.currentTarget.ownerSVGElement!.getBoundingClientRect();
    return placeUnder(layout, event.clientX - frame.left, event.clientY - frame.top);
  };
  const drag = (event: React.PointerEvent<SVGElement>, isOver: boolean) => {
    if (began.current === null) return;
    const place = placeAt(event);
    const isDrag = Math.abs(place - began.current) > shortestDrag;
    if (isDrag) onBrush([Math.min(began.current, place), Math.max(began.current, place)]);
    else if (isOver) onBrush(null);
    if (isOver) began.current = null;
  };
  // Where axes stand close together every second name stands higher.
  const isHigh = !isStacked && layout.gap < 150 && index % 2 === 1;
  const room = isStacked ? layout.width - 28 : layout.gap < 150 ? layout.gap * 2 : layout.gap;
  return (
    <g data-axis={axis.name}>
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} stroke="var(--rule-strong)" strokeWidth={isResult ? 2 : 1} />
      <text className="parallel-name" fontWeight={isResult ? 600 : undefined} x={isStacked ? layout.from : from[0]} y={isStacked ? from[1] - 16 : isHigh ? 14 : 32} textAnchor={isStacked || index === 0 ? 'start' : index > 0 && isResult ? 'end' : 'middle'} dx={isStacked ? 0 : index === 0 ? -hitWidth : isResult ? 64 : 0}>
        <title>{axis.name}</title>{shortened(axis.name, Math.max(6, Math.floor(room / characterPx)))}
      </text>
      {ticksWithRoom(axis, layout).map(({ place, label }) => {
        const [x, y] = pointOf(layout, index, place);
        return <text key={place} className="parallel-tick" x={isStacked ? x : x + 7} y={isStacked ? y + 20 : y} textAnchor={isStacked ? (place > 0.9 ? 'end' : place < 0.1 ? 'start' : 'middle') : 'start'} dominantBaseline={isStacked ? undefined : 'middle'}><title>{label}</title>{shortened(label, isStacked ? 14 : Math.max(4, Math.floor((layout.gap - 12) / characterPx)))}</text>;
      })}
      {axis.places.includes(null) && <text className="parallel-tick" x={isStacked ? layout.missing - 10 : from[0] + 7} y={isStacked ? from[1] + 20 : layout.missing} dominantBaseline={isStacked ? undefined : 'middle'}>{words.notSet}</text>}
      {brush && <rect {...box(low, high, 12)} className="parallel-brush" />}
      <rect
        {...box(from, to, hitWidth)} fill="transparent" style={{ cursor: isStacked ? 'ew-resize' : 'ns-resize', touchAction: isStacked ? 'pan-y' : 'pan-x' }}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); began.current = placeAt(event); }}
        onPointerMove={(event) => drag(event, false)} onPointerUp={(event) => drag(event, true)} onPointerCancel={() => void (began.current = null)}
      />
      {([0, 1] as const).map((end) => {
        const place = brush?.[end] ?? end;
        const [x, y] = end === 0 ? low : high;
        return (
          <rect
            key={end} className="parallel-end" x={isStacked ? x - 3 : x - 8} y={isStacked ? y - 8 : y - 3} width={isStacked ? 6 : 16} height={isStacked ? 16 : 6} rx="2" opacity={brush ? 1 : 0.45}
            role="slider" tabIndex={0} aria-orientation={isStacked ? 'horizontal' : 'vertical'} aria-label={fill(end === 0 ? words.parallelFrom : words.parallelTo, { name: axis.name })}
            aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(place * 100)} aria-valuetext={axis.textAt(place)}
            onKeyDown={(event) => moveByKey(event, axis, place, (next) => onEnd(end, next), () => onBrush(null))}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && onEnd(end, placeAt(event))}
            style={{ touchAction: 'none', cursor: isStacked ? 'ew-resize' : 'ns-resize' }}
          />
        );
      })}
    </g>
  );
}

function moveByKey(event: KeyboardEvent, { keyStep }: ParallelAxis, place: number, onMove: (place: number) => void, onClear: () => void): void {
  const moves: Readonly<Record<string, number>> = { ArrowUp: keyStep, ArrowRight: keyStep, ArrowDown: -keyStep, ArrowLeft: -keyStep, PageUp: keyStep * 4, PageDown: -keyStep * 4, Home: -1, End: 1 };
  const by = moves[event.key];
  if (event.key === 'Escape' || event.key === 'Delete') onClear();
  else if (by !== undefined) onMove(place + by);
  else return;
  event.preventDefault();
}

/** The ticks whose labels do not stand on one another. */
function ticksWithRoom({ ticks }: ParallelAxis, layout: ParallelLayout): ParallelAxis['ticks'] {
  const length = Math.abs(layout.to - layout.from);
  let last = -Infinity;
  return ticks.filter(({ place, label }) => {
    const needed = layout.isStacked ? Math.min(14, label.length) * characterPx + 8 : 15;
    if (place * length - last < needed) return false;
    last = place * length;
    return true;
  });
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
