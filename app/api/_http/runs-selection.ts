import type { RunsSelection } from '../../../lib/storage/history/history-store.ts';
import { withoutUndefined } from './without-undefined.ts';

/** The store's words for a selection of runs as a query writes it; the rest of the query stays as it is. */
export function selectionOf<Query extends { readonly q?: string | undefined; readonly filter: NonNullable<RunsSelection['filters']> }>({ q, filter, ...rest }: Query) {
  return withoutUndefined({ ...rest, text: q, filters: filter });
}
