'use client';

import { useWords } from '../_words/words-context.tsx';
import { layerGrid } from './layer-grid.ts';
import type { LayerRow, Reason } from './layer-rows.ts';
import { LayerListRow } from './layer-list-row.tsx';

/** One row per layer; what a row shows is only read and drawn while it is on the screen, so thousands of them stay usable. */
export function LayerList({ rows, reasons }: { readonly rows: readonly LayerRow[]; readonly reasons: ReadonlyMap<string, readonly Reason[]> }) {
  const words = useWords();
  const { columns } = words.layers;
  return (
    <div className="panel">
      <div aria-hidden className={`${layerGrid} hidden! border-b border-rule px-3 py-2 text-xs font-medium text-ink-faint md:grid!`}>
        {[columns.layer, columns.shape, columns.parameters, columns.gradient, columns.update, columns.dead, columns.weights].map((column) => <span key={column}>{column}</span>)}
      </div>
      <ul>{rows.map((row) => <LayerListRow key={row.name} row={row} reasons={reasons.get(row.name)?.join(' ') ?? ''} />)}</ul>
    </div>
  );
}
