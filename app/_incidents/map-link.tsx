'use client';

import Link from 'next/link';
import { placeOf } from '../../lib/diagnosis/map/map.ts';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { useWords } from '../_words/words-context.tsx';

/** The way from an incident to its place on its run's map. */
export function MapLink({ incident }: { readonly incident: Pick<IncidentResource, 'cause' | 'rule' | 'runId'> }) {
  const words = useWords();
  const place = placeOf(incident);
  return <Link href={`/runs/${incident.runId}/map${place === null ? '' : `?at=${place}`}`} className="link">{words.map.onMap}</Link>;
}
