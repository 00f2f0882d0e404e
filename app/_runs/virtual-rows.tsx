'use client';

import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIsNarrow } from './use-is-narrow.ts';

interface VirtualRowsProps {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly render: (index: number) => ReactNode;
  /** Stays in sight above the rows on a wide screen. */
  readonly head: ReactNode;
  /** Called when the reader comes close to the end. */
  readonly onEnd: () => void;
  readonly label: string;
  readonly columns: string;
  /** Lines of values under each card on a phone. */
  readonly valueLines: number;
  /** True for a line that is no run, and low on every screen. */
  readonly isLow: (index: number) => boolean;
  /** Another text when other lines are low. */
  readonly shape: string;
  readonly total: number;
}

const rowPx = 52;
const cardPx = 116;
/** A line of values on a card, with the gap above it. */
const valueLinePx = 22;
const headPx = 34;
/** Rows made on the server and beyond the edge of the screen. */
const firstPx = 900;
const overscan = 8;
const closeToEnd = 40;

/** Rows of which only those on the screen exist. On a wide screen they scroll in their own box, on a phone with the page. */
export function VirtualRows(props: VirtualRowsProps) {
  return useIsNarrow() ? <PageRows {...props} /> : <BoxRows {...props} />;
}

function BoxRows(props: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: props.count, getScrollElement: () => box.current, estimateSize: () => rowPx, getItemKey: props.keyOf, overscan, scrollMargin: headPx, initialRect: { width: 1200, height: firstPx } });
  return <Rows {...props} box={box} items={rows.getVirtualItems()} height={rows.getTotalSize()} margin={headPx} />;
}

function PageRows(props: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => setTop((box.current?.getBoundingClientRect().top ?? 0) + scrollY), []);
  const rows = useWindowVirtualizer({ count: props.count, estimateSize: (index) => (props.isLow(index) ? rowPx : cardHeight(props.valueLines)), getItemKey: props.keyOf, overscan, scrollMargin: top, initialRect: { width: 390, height: firstPx } });
  // Heights are counted once; they are others when columns or groups change.
  const { measure } = rows;
  useEffect(() => measure(), [measure, props.valueLines, props.shape]);
  return <Rows {...props} box={box} items={rows.getVirtualItems()} height={rows.getTotalSize()} margin={top} />;
}

function cardHeight(valueLines: number): number {
  return cardPx + valueLines * valueLinePx;
}

interface RowsProps extends VirtualRowsProps {
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly items: readonly { readonly index: number; readonly key: React.Key; readonly start: number; readonly end: number }[];
  readonly height: number;
  readonly margin: number;
}

function Rows({ count, render, head, onEnd, label, columns, valueLines, total, box, items, height, margin }: RowsProps) {
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (count > 0 && last >= count - closeToEnd) onEnd();
  }, [last, count, onEnd]);
  const before = (items[0]?.start ?? margin) - margin;
  return (
    <div ref={box} role="table" aria-label={label} aria-rowcount={total + 1} tabIndex={0} className="panel runs-scroll mt-3" style={{ '--runs-columns': columns, '--runs-card': `${cardHeight(valueLines)}px` } as React.CSSProperties}>
      <div className="md:min-w-max">
        {head}
        <div role="rowgroup" style={{ height, paddingTop: before }}>{items.map(({ index, key }) => <div key={key} role="presentation">{render(index)}</div>)}</div>
      </div>
    </div>
  );
}
