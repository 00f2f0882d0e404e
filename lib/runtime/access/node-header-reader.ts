import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderReader } from './address.ts';

/** Reads the headers of a Node request; of a header that came several times, all in one text. */
export function nodeHeaderReader(headers: IncomingHttpHeaders): HeaderReader {
  return (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}
