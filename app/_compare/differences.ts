import { flatConfig } from '../../lib/protocol/flat-config.ts';
import type { RunResource } from '../../lib/protocol/resource.ts';

/** One setting over the compared runs, in their order; `null` where a run has none. */
export interface SettingRow {
  readonly name: string;
  readonly values: readonly (number | string | null)[];
  readonly isDifferent: boolean;
}

/** Every hyperparameter of the runs, by name. */
export function configRows(runs: readonly RunResource[]): readonly SettingRow[] {
  return settingRows(runs.map(({ config }) => flatConfig(config)));
}

/** Every fact of the runs' environments, by name. */
export function environmentRows(runs: readonly RunResource[]): readonly SettingRow[] {
  return settingRows(runs.map(({ environment }) => flatConfig((environment ?? {}) as Readonly<Record<string, unknown>>)));
}

const mostUsualAxes = 8;
/** Categories of an axis beyond which their names say nothing. */
const mostCategories = 12;

/** The settings that parallel coordinates begin with: numbers, and words that are few. */
export function usualAxes(different: readonly SettingRow[]): readonly string[] {
  const isNumber = ({ values }: SettingRow) => values.every((value) => value === null || typeof value === 'number');
  return different.filter((row) => isNumber(row) || new Set(row.values).size <= mostCategories).slice(0, mostUsualAxes).map(({ name }) => name);
}

function settingRows(flat: readonly ReadonlyMap<string, number | string>[]): readonly SettingRow[] {
  const names = [...new Set(flat.flatMap((settings) => [...settings.keys()]))].sort();
  return names.map((name) => {
    const values = flat.map((settings) => settings.get(name) ?? null);
    return { name, values, isDifferent: values.some((value) => !Object.is(value, values[0])) };
  });
}
