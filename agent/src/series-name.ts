import { limits } from '../../lib/protocol/limits.ts';

const encoder = new TextEncoder();
const rememberedNames = 20_000;

/** Remembers which names may be used, because the same few hundred are asked for at every step. */
export class SeriesNames {
  private readonly known = new Map<string, boolean>();

  /** True for a text of 1 to 256 bytes of UTF-8. */
  isValid(name: string): boolean {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // A character is at most three bytes per UTF-16 unit: longer texts need not be encoded to be refused.
    const isValid = name.length > 0 && name.length <= limits.nameBytes && encoder.encode(name).length <= limits.nameBytes;
    if (this.known.size < rememberedNames) this.known.set(name, isValid);
    return isValid;
  }
}
