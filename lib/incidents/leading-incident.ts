import type { IncidentResource } from '../protocol/resource.ts';

const gravity = { critical: 2, warning: 1, info: 0 } as const;

/** The open incident to speak of first: nobody silenced it, and it is the gravest, then the oldest. `undefined` when there is none. */
export function leadingIncident<Incident extends Pick<IncidentResource, 'state' | 'severity' | 'openedAtStep'> & Partial<Pick<IncidentResource, 'silence'>>>(incidents: readonly Incident[]): Incident | undefined {
  return incidents
    .filter(({ state, silence }) => state === 'firing' && silence === undefined)
    .sort((one, other) => gravity[other.severity] - gravity[one.severity] || one.openedAtStep - other.openedAtStep)[0];
}
