'use client';

import { useMemo } from 'react';
import type { CommentAnchor } from '../../lib/protocol/team.ts';
import { useRun } from '../_live/run-context.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { chartTitles } from './chart-titles.ts';

/** What a new comment is about. */
export function AnchorFields({ anchor, onChange }: { readonly anchor: CommentAnchor; readonly onChange: (anchor: CommentAnchor) => void }) {
  const words = useWords();
  const { team } = words;
  const say = useSay();
  const names = useRun((view) => view.seriesNames);
  const model = useRun((view) => view.facts.model);
  const incidents = useRun((view) => view.incidents);
  const lastStep = useRun((view) => view.run.lastStep) ?? 0;
  const charts = useMemo(() => chartTitles(names, words), [names, words]);
  const layers = useMemo(() => [...new Set(model?.layers.map(({ name }) => name) ?? [])], [model]);
  const usual: Readonly<Record<CommentAnchor['kind'], CommentAnchor | null>> = {
    run: { kind: 'run' },
    'step-range': { kind: 'step-range', chart: 'loss', fromStep: 0, toStep: lastStep },
    layer: layers[0] === undefined ? null : { kind: 'layer', layer: layers[0] },
    incident: incidents[0] === undefined ? null : { kind: 'incident', incidentId: incidents[0].id },
  };
  const kinds = (['run', 'step-range', 'layer', 'incident'] as const).filter((kind) => usual[kind] !== null);
  const step = (text: string) => Math.max(0, Math.floor(Number(text) || 0));
  return (
    <div className="flex flex-wrap gap-2">
      <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.about}</span>
        <select value={anchor.kind} onChange={(event) => onChange(usual[event.target.value as CommentAnchor['kind']] ?? { kind: 'run' })} className="field">{kinds.map((kind) => <option key={kind} value={kind}>{team.anchors[kind]}</option>)}</select></label>
      {anchor.kind === 'step-range' && (
        <>
          <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.chart}</span>
            <select value={anchor.chart} onChange={(event) => onChange({ ...anchor, chart: event.target.value })} className="field max-w-48">{[...new Map([...charts, ...(charts.has(anchor.chart) ? [] : [[anchor.chart, anchor.chart] as const])])].map(([id, title]) => <option key={id} value={id}>{title}</option>)}</select></label>
          <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.from}</span><input type="number" min={0} value={anchor.fromStep} onChange={(event) => onChange({ ...anchor, fromStep: step(event.target.value) })} className="field w-28" /></label>
          <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.to}</span><input type="number" min={0} value={anchor.toStep} onChange={(event) => onChange({ ...anchor, toStep: step(event.target.value) })} className="field w-28" /></label>
        </>
      )}
      {anchor.kind === 'layer' && (
        <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.layer}</span>
          <select value={anchor.layer} onChange={(event) => onChange({ kind: 'layer', layer: event.target.value })} className="field max-w-64 font-mono text-xs">{layers.map((name) => <option key={name} value={name}>{name}</option>)}</select></label>
      )}
      {anchor.kind === 'incident' && (
        <label className="grid gap-0.5"><span className="text-xs text-ink-faint">{team.incident}</span>
          <select value={anchor.incidentId} onChange={(event) => onChange({ kind: 'incident', incidentId: event.target.value })} className="field max-w-64">{incidents.map((incident) => <option key={incident.id} value={incident.id}>{say(incident.title)}</option>)}</select></label>
      )}
    </div>
  );
}
