import type { IncidentResource, RunStatus } from '../protocol/resource.ts';
import type { Connection } from './connection.ts';
import type { NoticeEvent } from './notification-store.ts';
import { transitions } from './schema/notifications.ts';

const gravity = { info: 0, warning: 1, critical: 2 } as const;

/** What people are told when an incident goes from `before` to `after`; `null` when nothing. A pending incident is not told. */
export function incidentEvent(before: Pick<IncidentResource, 'state' | 'severity'> | null, after: Pick<IncidentResource, 'state' | 'severity'>): NoticeEvent | null {
  if (after.state === 'firing' && before?.state !== 'firing') return 'incident.firing';
  if (after.state === 'resolved' && before?.state !== 'resolved') return 'incident.resolved';
  if (after.state === 'firing' && before !== null && gravity[after.severity] > gravity[before.severity]) return 'incident.escalated';
  return null;
}

/** What people are told when a run gets the status; `null` when nothing. */
export function runEvent(status: RunStatus): NoticeEvent | null {
  return status === 'finished' || status === 'failed' || status === 'lost' ? `run.${status}` : null;
}

/** Writes the transition down for whoever tells people. Belongs into the transaction of the change itself. */
export function noteTransition({ orm }: Pick<Connection, 'orm'>, event: NoticeEvent | null, change: { readonly runId: string; readonly incident?: IncidentResource; readonly atMs: number }): void {
  if (event === null) return;
  orm.insert(transitions).values({ event, runId: change.runId, incident: change.incident ?? null, atMs: change.atMs }).run();
}
