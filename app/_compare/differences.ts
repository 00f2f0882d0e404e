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

function settingRows(flat: readonly ReadonlyMap<string, number | string>[]): readonly SettingRow[] {
  const names = [...new Set(flat.flatMap((settings) => [...settings.keys()]))].sort();
  return names.map((name) => {
    const values = flat.map((settings) => settings.get(name) ?? null);
    return { name, values, isDifferent: values.some((value) => !Object.is(value, values[0])) };
  });
}
