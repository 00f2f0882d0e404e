/** How one series is told from the others: colour first, then dashes. */
export interface SeriesLook {
  /** `var(--series-1)` … `var(--series-8)`: one hue in each theme, spaced for colour-blind eyes (Okabe–Ito, extended). */
  readonly colour: string;
  /** Dash pattern in CSS pixels; empty for a whole line. */
  readonly dash: readonly number[];
}

export const hues = 8;
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3]];

/** Places that are the same in every chart of every run, because readers learn them. */
const fixedSlots: Readonly<Record<string, number>> = {
  'train/loss': 0,
  'validation/loss': 1,
  'train/accuracy': 0,
  'validation/accuracy': 1,
  'learning-rate': 3,
  'gradient-norm': 5,
};

/** The look of a slot: eight hues whole, then the same hues dashed; after 32 the looks repeat. */
export function lookOfSlot(slot: number): SeriesLook {
  return { colour: `var(--series-${(slot % hues) + 1})`, dash: dashes[Math.floor(slot / hues) % dashes.length]! };
}

/**
 * A slot for every name: that of `kept` where it has one, else the fixed one, else the one the name hashes to, or the next
 * one free. So a name keeps its look while others come and go, and gets the same one in every chart where its place is
 * not taken. Whole lines are given out before dashed ones.
 */
export function assignSlots(names: readonly string[], kept: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  const taken = new Set<number>();
  const take = (name: string, slot: number): void => {
    slots.set(name, slot);
    taken.add(slot);
  };
  for (const name of names) if (kept.has(name)) take(name, kept.get(name)!);
  for (const name of names) {
    const slot = fixedSlots[name];
    if (!slots.has(name) && slot !== undefined && !taken.has(slot)) take(name, slot);
  }
  for (const name of names) if (!slots.has(name)) take(name, freeSlot(hash(name), taken));
  return slots;
}

/** The look of every name, by `assignSlots`. */
export function assignColours(names: readonly string[], kept?: ReadonlyMap<string, number>): ReadonlyMap<string, SeriesLook> {
  return new Map([...assignSlots(names, kept)].map(([name, slot]) => [name, lookOfSlot(slot)]));
}

function freeSlot(wanted: number, taken: ReadonlySet<number>): number {
  for (let round = 0; ; round++) {
    for (let offset = 0; offset < hues; offset++) {
      const slot = round * hues + ((wanted + offset) % hues);
      if (!taken.has(slot)) return slot;
    }
  }
}

/** FNV-1a over UTF-16 units: the same for the same name, always. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) value = Math.imul(value ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
