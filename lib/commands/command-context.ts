import type { Live } from '../live/create-live.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../storage/store.ts';
import type { Actor } from './actor.ts';

/** What every command is given: who asks, and what it may act on. */
export interface CommandContext {
  readonly actor: Actor;
  readonly store: Store;
  readonly live: Pick<Live, 'incidentsChanged' | 'runChanged'>;
  readonly clock: Clock;
}
