import { z } from 'zod';
import { tasks } from '../../lib/protocol/agent-channel.ts';
import { fromJsonNumber } from '../../lib/protocol/json-number.ts';
import type { HistogramRecord, Packet } from '../../lib/protocol/packet.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';
import { findEventFault } from '../../lib/ingest/check-events.ts';
import { PacketBuilder } from './packet-builder.ts';
import type { RecordedRun } from './recorded-run.ts';

const jsonNumber = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
const step = z.int();
const runLine = z.object({ kind: z.literal('run'), id: z.string(), task: z.enum(tasks).nullable(), totalSteps: z.int().positive().nullable() });
const pointLine = z.object({ kind: z.literal('point'), series: z.string().min(1), step, atMs: z.number(), value: jsonNumber });
const categoryLine = z.object({
  kind: z.literal('histogram'),
  histogram: z.object({ kind: z.literal('category'), name: z.string().min(1), step, atMs: z.number(), counts: z.array(z.int().nonnegative()) }),
});
const eventLine = z.object({ kind: z.literal('event'), event: z.object({ kind: z.string(), step, atMs: z.number() }).loose() });
const ownLines: Readonly<Record<string, z.ZodType>> = { run: runLine, point: pointLine, event: eventLine };

/** A log without any run of its own is judged under this id. */
const unknownRun: Pick<RecordedRun, 'runId' | 'task' | 'totalSteps'> = { runId: '00000000-0000-7000-8000-000000000000', task: null, totalSteps: null };

/**
 * The run behind an NDJSON text: what `tunewatch export` writes, or one JSON object of numbers per step as other tools log
 * (`{"step": 3, "train/loss": 0.7}`; without `step`, the number of the line counts). Throws an Error that names the line.
 */
export function readNdjson(text: string): RecordedRun {
  const builder = new PacketBuilder();
  let head = unknownRun;
  let rows = 0;
  let number = 0;
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parseLine(line, number);
    const { kind } = value;
    if (kind === 'run') {
      if (head !== unknownRun) throw new Error(`Line ${number} begins a second run; a file holds one.`);
      const run = checked(runLine, value, number);
      head = { runId: run.id, task: run.task, totalSteps: run.totalSteps };
    } else if (kind === 'histogram') {
      if ((value['histogram'] as { kind?: unknown } | null)?.kind === 'category') builder.histogram(toHistogram(checked(categoryLine, value, number).histogram));
    } else if (kind === 'point') {
      const point = checked(pointLine, value, number);
      builder.value(point.step, point.atMs, point.series, fromJsonNumber(point.value));
    } else if (kind === 'event') builder.event(checked(eventLine, value, number).event as unknown as RunEvent);
    else if (kind !== 'incident') addRow(builder, value, rows++, number);
  }
  const packets = builder.packets();
  if (packets.length === 0) throw new Error('It holds no numbers to look at.');
  checkEvents(packets);
  return { ...head, packets, about: {} };
}

function parseLine(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    // Python writes NaN and infinities, which JSON does not have; within texts they stay as they are.
    value = JSON.parse(line.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`)));
  } catch (cause) {
    throw new Error(`Line ${number} is not JSON.`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`Line ${number} is not a JSON object.`);
  const kind = (value as { kind?: unknown }).kind;
  if (typeof kind === 'string' && kind in ownLines === false && kind !== 'histogram' && kind !== 'incident') throw new Error(`Line ${number} is of the kind "${kind.slice(0, 40)}"; expected run, point, histogram, event or incident.`);
  return value as Readonly<Record<string, unknown>>;
}

function checked<Shape>(schema: z.ZodType<Shape>, value: unknown, number: number): Shape {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`Line ${number} is not as an export has it: ${issue!.path.join('.')}: ${issue!.message}.`);
}

/** A row of another tool: every number in it is a value of the series of that name. */
function addRow(builder: PacketBuilder, row: Readonly<Record<string, unknown>>, place: number, number: number): void {
  const given = row['step'];
  if (given !== undefined && !Number.isSafeInteger(given)) throw new Error(`Line ${number} has the step ${JSON.stringify(given)}; expected a whole number.`);
  const at = (given as number | undefined) ?? place;
  const values = Object.entries(row).flatMap(([name, value]): [string, number][] => {
    const result = name === 'step' || name === '' ? null : jsonNumber.safeParse(value);
    return result?.success ? [[name, fromJsonNumber(result.data)]] : [];
  });
  for (const [name, value] of values) builder.value(at, at, name, value);
}

function toHistogram({ counts, ...head }: z.infer<typeof categoryLine>['histogram']): HistogramRecord {
  return { ...head, counts: Uint32Array.from(counts) };
}

function checkEvents(packets: readonly Packet[]): void {
  for (const packet of packets) {
    const fault = findEventFault(packet);
    if (fault) throw new Error(`One of its events cannot be read: ${fault.message}`);
  }
}
