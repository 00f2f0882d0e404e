import { z } from 'zod';

/** A number; the three non-finite ones travel as strings. */
export const jsonNumber = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
/** Milliseconds since the Unix epoch, UTC. */
export const atMs = z.number().describe('Milliseconds since the Unix epoch, UTC.');
export const step = z.int().describe('Zero-based count of optimizer updates.');
export const words = z.object({ en: z.string(), zh: z.string() });
