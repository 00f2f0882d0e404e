import type { RunEvent } from '../../protocol/run-event.ts';
import type { StoredFacts } from '../store.ts';

/** The description an event carries, under the name it is kept by; `null` when it carries none. */
export function factOf(event: RunEvent): { readonly kind: keyof StoredFacts; readonly body: unknown } | null {
  switch (event.kind) {
    case 'model-described':
      return { kind: 'model', body: event.model };
    case 'training-described':
      return { kind: 'training', body: event.training };
    case 'data-described':
      return { kind: 'data', body: event.data };
    case 'start-probed':
      return { kind: 'start', body: event.start };
    case 'environment-described':
      return { kind: 'environment', body: event.environment };
    case 'non-finite-traced':
      return { kind: 'nonFiniteTrace', body: event.trace };
    default:
      return null;
  }
}
