/** Numbers as text for a saved state: exact for every double, NaN and ±Infinity included, and half as long where float32 says it all. */
export function encodeColumn(values: Float64Array): string {
  const single = Float32Array.from(values);
  const isExact = single.every((value, index) => Object.is(value, values[index]!));
  return (isExact ? 's' : 'd') + encodeBytes(isExact ? single : values);
}

/** The numbers `encodeColumn` was given. Throws a `SyntaxError` for any other text. */
export function decodeColumn(text: string): Float64Array {
  const bytes = decodeBytes(text.slice(1));
  const size = text.startsWith('s') ? 4 : 8;
  if (!/^[sd]/.test(text) || bytes.length % size !== 0) throw new SyntaxError('not an encoded column');
  return size === 4 ? Float64Array.from(new Float32Array(bytes.buffer)) : new Float64Array(bytes.buffer);
}

/** Columns that many series share (their steps) are written once and named by their place. */
export class ColumnTable {
  readonly columns: string[] = [];
  private readonly places = new Map<string, number>();

  add(values: Float64Array): number {
    const text = encodeColumn(values);
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.columns.length);
    return this.columns.push(text) - 1;
  }
}

function encodeBytes(values: Float32Array | Float64Array): string {
  let characters = '';
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let from = 0; from < bytes.length; from += 8192) characters += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(characters);
}

function decodeBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
