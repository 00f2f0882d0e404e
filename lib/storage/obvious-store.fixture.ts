import type { Packet } from '../protocol/packet.ts';
import type { BucketSeriesData, JsonNumber } from '../protocol/resource.ts';
import { toJsonNumber } from '../protocol/json-number.ts';

export interface Point {
  readonly step: number;
  readonly atMs: number;
  readonly value: number;
}

/** The store's contract, computed the slow and obvious way: a list of points per series and attempt. */
export class ObviousStore {
  private readonly known = new Set<string>();
  private readonly points = new Map<string, Map<number, Point[]>>();
  readonly packets: { readonly attemptNumber: number; readonly packet: Packet }[] = [];

  append(attemptNumber: number, packets: readonly Packet[]): void {
    for (const packet of packets) {
      const id = `${attemptNumber}/${packet.seq}`;
      if (this.known.has(id)) continue;
      this.known.add(id);
      this.packets.push({ attemptNumber, packet });
      for (const { name, rows, values } of packet.columns.series) {
        values.forEach((value, i) => {
          const row = rows ? rows[i]! : i;
          this.attempt(name, attemptNumber).push({ step: packet.columns.steps[row]!, atMs: packet.columns.atMs[row]!, value });
        });
      }
    }
  }

  get names(): readonly string[] {
    return [...this.points.keys()].filter((name) => this.all(name).length > 0);
  }

  all(name: string): readonly Point[] {
    return [...(this.points.get(name)?.values() ?? [])].flat();
  }

  /** Points that no newer attempt hides, by step, equal steps in order of arrival. */
  mainCurve(name: string, from = -Infinity, to = Infinity): readonly Point[] {
    const attempts = [...(this.points.get(name) ?? [])].filter(([, points]) => points.length > 0).sort(([a], [b]) => a - b);
    return attempts.flatMap(([number, points]) => {
      const hidden = Math.min(...attempts.filter(([other]) => other > number).flatMap(([, newer]) => newer.map(({ step }) => step)));
      return points.filter(({ step }) => step < hidden && step >= from && step <= to).toSorted((a, b) => a.step - b.step);
    });
  }

  private attempt(name: string, number: number): Point[] {
    const series = this.points.get(name) ?? new Map<number, Point[]>();
    const points = series.get(number) ?? [];
    this.points.set(name, series.set(number, points));
    return points;
  }
}

/** What buckets of these sizes over these points must hold. */
export function obviousBuckets(points: readonly Point[], counts: readonly number[]): Omit<BucketSeriesData, 'name' | 'resolution' | 'epoch'> {
  let at = 0;
  const parts = counts.map((count) => points.slice(at, (at += count)));
  const finite = parts.map((part) => part.map(({ value }) => value).filter(Number.isFinite));
  const orNull = (values: readonly number[], read: (values: readonly number[]) => number) => (values.length === 0 ? null : read(values));
  return {
    step: parts.map((part) => part[0]!.step),
    atMs: parts.map((part) => part[0]!.atMs),
    min: finite.map((values) => orNull(values, (some) => some.reduce((a, b) => Math.min(a, b)))),
    max: finite.map((values) => orNull(values, (some) => some.reduce((a, b) => Math.max(a, b)))),
    mean: finite.map((values) => orNull(values, (some) => some.reduce((sum, value) => sum + value / some.length, 0))),
    count: counts,
    nonFinite: parts.map((part, i) => part.length - finite[i]!.length),
  };
}

export function jsonNumbers(points: readonly Point[]): JsonNumber[] {
  return points.map(({ value }) => toJsonNumber(value));
}
