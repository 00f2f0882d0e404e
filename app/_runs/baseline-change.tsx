'use client';

import { TrendingDown, TrendingUp } from 'lucide-react';
import { hasDirection, isHigherBetter } from '../../lib/protocol/best-validation.ts';
import { formatExact, formatValue } from '../_charts/format-value.ts';
import { useWords } from '../_words/words-context.tsx';
import { changeFrom } from './live-row.ts';

interface BaselineChangeProps {
  /** Of the metric: which direction is better; left out where that is not known. */
  readonly name?: string | undefined;
  readonly value: unknown;
  readonly base: unknown;
  /** Name of the baseline. */
  readonly baseline: string;
}

/** How far a value is from the baseline's in percent; nothing where that says nothing. */
export function BaselineChange({ name, value, base, baseline }: BaselineChangeProps) {
  const { history } = useWords();
  const change = changeFrom(value, base);
  if (change === null) return null;
  const text = `${change > 0 ? '+' : ''}${formatValue(change, 'ratio')}`;
  const isBetter = name === undefined || change === 0 || !hasDirection(name) ? null : change > 0 === isHigherBetter(name);
  const judged = isBetter === null ? '' : ` (${isBetter ? history.better : history.worse})`;
  const Arrow = change > 0 ? TrendingUp : TrendingDown;
  return (
    <span className={`ml-1.5 inline-flex items-center gap-0.5 text-xs ${isBetter === null ? 'text-ink-faint' : isBetter ? 'text-healthy' : 'text-warning'}`} title={`${history.vsBaseline(text, baseline)}${judged}: ${formatExact(Number(base))}`}>
      {isBetter !== null && <Arrow aria-hidden size={12} />}{text}{judged && <span className="sr-only">{judged}</span>}
    </span>
  );
}
