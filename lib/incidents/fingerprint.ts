/**
 * The incident's id: a UUID (version 8) that follows from the run, the cause, the subject and how many incidents of that
 * identity the run had before. The same inputs give the same id, on any machine.
 */
export function incidentId(runId: string, cause: string, subject: string, ordinal: number): string {
  const text = [runId, cause, subject, String(ordinal)].map((part) => `${part.length}:${part}`).join('|');
  const hex = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x85ebca6b].map((seed) => hash(text, seed).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** 32 bits that depend on every UTF-16 unit of the text: FNV-1a, then mixed so that close texts lie far apart. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
