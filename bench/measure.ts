import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** Median of the values; NaN for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which `share` (0–1) of the values lie, by nearest rank; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

/** Seconds that `work` took. */
export function secondsOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/**
 * Runs the variants in turns, `rounds` times, the order reversed in every other round, and answers the measurements of each.
 * What disturbs the machine disturbs all variants alike.
 */
export async function alternate<Name extends string>(rounds: number, variants: Record<Name, () => number | Promise<number>>): Promise<Record<Name, number[]>> {
  const names = Object.keys(variants) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) measured[name].push(await variants[name]());
  }
  return measured;
}

export interface BenchResult {
  readonly topic: string;
  /** What was done, so that the numbers can be read without the code. */
  readonly method: string;
  /** Headline ratios with their aims. */
  readonly results: readonly { readonly name: string; readonly value: number; readonly unit: string; readonly aim?: string; readonly isMet?: boolean }[];
  /** Every single measurement. */
  readonly raw: unknown;
}

/** Writes the result with the hardware under bench/results/, and says the headline numbers. */
export function record(result: BenchResult): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const hardware = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version, platform: `${process.platform} ${process.arch}` };
  writeFileSync(join(folder, `${result.topic}.json`), `${JSON.stringify({ measuredAt: new Date().toISOString().slice(0, 10), hardware, ...result }, null, 1)}\n`);
  console.log(`\n${result.topic}`);
  for (const { name, value, unit, aim, isMet } of result.results) {
    console.log(`  ${name.padEnd(58)} ${value.toPrecision(3)} ${unit}${aim ? `   aim ${aim}: ${isMet ? 'met' : 'NOT met'}` : ''}`);
  }
}
