import { judgeHistory, mergeHistory } from '../incidents/incident-history.ts';
import type { HistoryEntry } from '../protocol/team.ts';
import type { Store } from '../storage/store.ts';

/** Who did what to the incident and when, the diagnosis and people alike, oldest first. */
export function incidentHistory(store: Pick<Store, 'incidents' | 'marks'>, incidentId: string): readonly HistoryEntry[] {
  return mergeHistory(judgeHistory(store.incidents.changes(incidentId)), store.marks.deeds(incidentId));
}
