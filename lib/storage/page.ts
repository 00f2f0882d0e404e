/** One page of a list. `nextCursor` is opaque, `null` on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
