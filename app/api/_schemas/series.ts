import { z } from 'zod';
import type { HistogramResource, OverwrittenSeries, SeriesData, SeriesSummary } from '../../../lib/protocol/resource.ts';
import { atMs, jsonNumber, step } from './number.ts';

export const seriesSummary: z.ZodType<SeriesSummary> = z.object({
  name: z.string(),
  count: z.int(),
  firstStep: step,
  lastStep: step,
  last: jsonNumber,
  min: z.number().nullable().describe('Over finite values; null when there is none.'),
  max: z.number().nullable().describe('Over finite values; null when there is none.'),
  nonFinite: z.int().describe('How many values are NaN or infinite.'),
});

const perPoint = { name: z.string(), step: z.array(step), atMs: z.array(atMs), epoch: z.array(z.number().nullable()) };
export const seriesData: z.ZodType<SeriesData> = z.discriminatedUnion('resolution', [
  z.object({ ...perPoint, resolution: z.literal('raw'), value: z.array(jsonNumber) }),
  z.object({
    ...perPoint,
    resolution: z.literal('buckets'),
    min: z.array(z.number().nullable()).describe('Over finite values; null when the bucket holds none.'),
    max: z.array(z.number().nullable()),
    mean: z.array(z.number().nullable()),
    count: z.array(z.int()).describe('All values, finite or not.'),
    nonFinite: z.array(z.int()),
  }),
]);

export const overwrittenSeries: z.ZodType<OverwrittenSeries> = z.object({ name: z.string(), attempt: z.int(), resumedAtStep: step, data: seriesData });

export const histogram: z.ZodType<HistogramResource> = z.object({
  name: z.string(),
  step,
  atMs,
  kind: z.enum(['exponent', 'category']),
  edges: z.array(z.number()).describe('counts[i] lies between edges[i] and edges[i+1].'),
  counts: z.array(z.int()),
  nan: z.int(),
  positiveInfinity: z.int(),
  negativeInfinity: z.int(),
});
