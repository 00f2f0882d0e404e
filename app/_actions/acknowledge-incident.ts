'use server';

import { acknowledgeIncident as command } from '../../lib/commands/acknowledge-incident.ts';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { openRuntime } from '../_data/reader.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** Marks an incident as seen by the reader. The live channel tells everybody; the answer is for whom it does not reach. */
export async function acknowledgeIncident(incidentId: string): Promise<ActionResult<IncidentResource>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => command({ ...runtime, actor }, String(incidentId)));
}
