import type { Room } from './catalogue.ts';
import { isAmong } from './run-signals.ts';

/** Series the engine itself looks at: for the outcome and for the usual duration of a step. */
const ownSeries = ['train/loss', 'validation/loss', 'step-ms'];
const namesRemembered = 50_000;

/** Which rooms look at which series, remembered by name. */
export class Subscriptions {
  private readonly known = new Map<string, readonly number[] | null>();
  private readonly lists = new Map<string, readonly number[]>();
  private readonly rooms: readonly Room[];

  constructor(rooms: readonly Room[]) {
    this.rooms = rooms;
  }

  /** Places of the rooms whose cadence `name` drives; `null` when nobody looks at it at all. The same list for the same places. */
  of(name: string): readonly number[] | null {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const isWanted = ownSeries.includes(name) || this.rooms.some(({ rule }) => isAmong([...rule.signals, ...(rule.optionalSignals ?? [])], name));
    const driven = this.rooms.flatMap(({ rule }, index) => (isAmong([triggerOf(rule) ?? ''], name) ? [index] : []));
    const answer = isWanted ? this.shared(driven) : null;
    if (this.known.size < namesRemembered) this.known.set(name, answer);
    return answer;
  }

  /** The one list of those places, so that who drives the same rooms can be told by identity. */
  private shared(places: readonly number[]): readonly number[] {
    const key = places.join();
    const known = this.lists.get(key) ?? places;
    this.lists.set(key, known);
    return known;
  }
}

/** The series or family whose samples are counted for a rule's cadence. */
function triggerOf(rule: Room['rule']): string | undefined {
  return rule.signals[0] ?? rule.optionalSignals?.[0];
}
