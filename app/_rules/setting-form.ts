import type { RuleSetting } from '../_data/rules.ts';
import type { Parameters } from '../../lib/diagnosis/rule.ts';

type Texts = Readonly<Record<string, string>>;

/** What the fields show: the project's own values, else the defaults. */
export function textsOf(parameters: Parameters, setting: RuleSetting | undefined): Texts {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, String(setting?.parameters[name] ?? parameter.default)]));
}

/** The numbers in the fields, or the name of the first that holds none. */
export function parseSetting(texts: Texts): { readonly ok: true; readonly values: Readonly<Record<string, number>> } | { readonly ok: false; readonly name: string } {
  const values: Record<string, number> = {};
  for (const [name, text] of Object.entries(texts)) {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value)) return { ok: false, name };
    values[name] = value;
  }
  return { ok: true, values };
}
