import type { ReactNode } from 'react';
import type { ChartWords } from './words.ts';

interface ChartHeaderProps {
  readonly title: string;
  readonly words: ChartWords;
  readonly log: boolean;
  readonly canLog: boolean;
  readonly isZoomed: boolean;
  readonly isTable: boolean;
  readonly actions: ReactNode;
  readonly onLog: () => void;
  readonly onReset: () => void;
  readonly onTable: () => void;
}

/** Title and controls above a chart. */
export function ChartHeader({ title, words, log, canLog, isZoomed, isTable, actions, onLog, onReset, onTable }: ChartHeaderProps) {
  return (
    <figcaption className="chart-header">
      <span className="chart-title">{title}</span>
      <span className="chart-actions">
        {isZoomed && <button type="button" className="chart-button" onClick={onReset}>{words.resetZoom}</button>}
        {canLog && <button type="button" className="chart-button" aria-pressed={log} onClick={onLog}>{words.logScale}</button>}
        <button type="button" className="chart-button" aria-pressed={isTable} onClick={onTable}>{words.showTable}</button>
        {actions}
      </span>
    </figcaption>
  );
}
