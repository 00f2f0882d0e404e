/** A tensor's shape as people write it: `784 × 128`, the batch left out; `?` for an open dimension; empty for none. */
export function formatShape(shape: readonly (number | null)[] | null): string {
  if (!shape) return '';
  const own = shape[0] === null ? shape.slice(1) : shape;
  return own.map((size) => size ?? '?').join(' × ');
}
