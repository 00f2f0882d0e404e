import type { RunEvent } from '../protocol/run-event.ts';
import type { RunFacts } from './rule.ts';

/** A run of which nothing is known yet. */
export const noFacts: RunFacts = { task: null, totalSteps: null, model: null, training: null, data: null, start: null, nonFiniteTrace: null, liveness: null };

/** What an event tells about a run of which `known` is known already; nothing for events that carry no facts. */
export function factsFrom(event: RunEvent, known: RunFacts): Partial<RunFacts> {
  switch (event.kind) {
    case 'model-described':
      return { model: event.model };
    case 'training-described': {
      const { task, totalSteps } = event.training;
      return { training: event.training, ...(known.task === null && task !== null ? { task } : {}), ...(known.totalSteps === null && totalSteps !== null ? { totalSteps } : {}) };
    }
    case 'data-described':
      return { data: event.data };
    case 'start-probed':
      return { start: event.start };
    case 'non-finite-traced':
      return known.nonFiniteTrace === null ? { nonFiniteTrace: event.trace } : {}; // the first place is the one that explains
    default:
      return {};
  }
}
