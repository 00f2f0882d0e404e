'use client';

import { useRef } from 'react';
import { HistogramOverTime } from '../_charts/histogram-over-time.tsx';
import { chartWords } from '../_charts/words.ts';
import { useRunHistograms } from '../_live/run-context.tsx';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { useOnScreen } from './use-on-screen.ts';

const none: readonly never[] = [];

/** Histograms of one name over the run, read while the panel is on the screen. */
export function HistogramPanel({ name }: { readonly name: string }) {
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useOnScreen(box);
  const histograms = useRunHistograms(name, isSeen);
  return (
    <div ref={box} className="panel min-w-0 p-3" data-histogram={name}>
      <HistogramOverTime title={name} histograms={histograms ?? none} words={chartWords[language]} loading={histograms === null} emptyText={words.charts.empty.histograms} />
    </div>
  );
}
