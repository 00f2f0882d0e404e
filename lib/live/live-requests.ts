import { z } from 'zod';
import { limits } from '../protocol/limits.ts';

/** Most buckets one series answer holds; more is clamped. */
export const mostBuckets = 20_000;
/** Most series names of one request. */
export const mostNames = 200;
/** Most histograms of one answer; more is clamped. */
export const mostHistograms = 500;

/** Most series a viewer can name; who looks at more asks for all. */
export const mostWatched = 4_000;

const name = z.string().min(1).max(limits.nameBytes);
const step = z.int();

export const runRequest = z.object({ runId: z.string().min(1).max(100) });
export const watchedSeriesRequest = runRequest.extend({ names: z.array(name).max(mostWatched).nullable() });
export const seriesRequest = runRequest.extend({
  names: z.array(name).max(mostNames),
  from: step.optional(),
  to: step.optional(),
  buckets: z.int().positive().transform((buckets) => Math.min(buckets, mostBuckets)).default(1_000),
});
export const histogramsRequest = runRequest.extend({
  name,
  from: step.optional(),
  to: step.optional(),
  limit: z.int().positive().transform((limit) => Math.min(limit, mostHistograms)).default(100),
});
