import type { UserRuleCondition, UserRuleDraft, UserRuleKind } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { longestPatience, longestWindow } from '../../lib/diagnosis/user-rules/user-rule.ts';

/** What the fields of the form hold: texts, as they were typed. */
export interface RuleForm {
  readonly name: string;
  readonly project: string;
  readonly metric: string;
  readonly kind: UserRuleKind;
  readonly side: 'above' | 'below' | 'both';
  readonly limit: string;
  readonly ratio: string;
  readonly window: string;
  readonly deviations: string;
  readonly minutes: string;
  readonly factor: string;
  readonly patience: string;
  readonly severity: UserRuleDraft['severity'];
}
export type NumberField = 'limit' | 'ratio' | 'window' | 'deviations' | 'minutes' | 'factor' | 'patience';

/** The number fields that each kind asks for, besides patience. */
export const fieldsOf: Readonly<Record<UserRuleKind, readonly NumberField[]>> = {
  threshold: ['limit'], change: ['ratio', 'window'], 'robust-z': ['deviations', 'window'], 'no-data': ['minutes'], 'step-time': ['factor', 'window'],
};

/** A new form for the project. */
export const emptyForm = (project: string): RuleForm => ({
  name: '', project, metric: 'train/loss', kind: 'threshold', side: 'above', limit: '', ratio: '50', window: '20', deviations: '6', minutes: '5', factor: '2', patience: '1', severity: 'warning',
});

/** The form that shows this rule. */
export function formOf({ name, project, metric, condition, patience, severity }: UserRuleDraft): RuleForm {
  const texts = Object.fromEntries(Object.entries(condition).map(([field, value]) => [field, String(field === 'ratio' ? Number(value) * 100 : value)]));
  return { ...emptyForm(project), ...(texts as Partial<RuleForm>), name, metric, patience: String(patience), severity };
}

/** The rule the form stands for, or the first field that cannot be used. */
export function draftOf(form: RuleForm, isOn: boolean): { readonly ok: true; readonly draft: UserRuleDraft } | { readonly ok: false; readonly field: keyof RuleForm } {
  for (const field of ['name', 'project', 'metric'] as const) if (form[field].trim() === '' && !(field === 'metric' && form.kind === 'step-time')) return { ok: false, field };
  const bounds: Readonly<Record<NumberField, readonly [least: number, most: number, isWhole?: boolean]>> = {
    limit: [-Infinity, Infinity], ratio: [1e-6, Infinity], window: [form.kind === 'robust-z' ? 5 : form.kind === 'change' ? 1 : 2, longestWindow, true],
    deviations: [1e-6, Infinity], minutes: [0.1, 10_080], factor: [1.000001, Infinity], patience: [1, longestPatience, true],
  };
  const numbers: Partial<Record<NumberField, number>> = {};
  for (const field of [...fieldsOf[form.kind], 'patience' as const]) {
    const value = form[field].trim() === '' ? Number.NaN : Number(form[field]);
    const [least, most, isWhole] = bounds[field];
    if (!Number.isFinite(value) || value < least || value > most || (isWhole && !Number.isInteger(value))) return { ok: false, field };
    numbers[field] = value;
  }
  const { name, project, metric, severity } = form;
  return { ok: true, draft: { name: name.trim(), project: project.trim(), metric: form.kind === 'step-time' ? 'step-ms' : metric.trim(), condition: conditionOf(form, numbers), severity, patience: numbers.patience ?? 1, isOn } };
}

function conditionOf({ kind, side }: RuleForm, numbers: Partial<Record<NumberField, number>>): UserRuleCondition {
  const { limit = 0, ratio = 0, window = 1, deviations = 0, minutes = 0, factor = 1 } = numbers;
  const oneSide = side === 'both' ? 'above' : side;
  if (kind === 'threshold') return { kind, side: oneSide, limit };
  if (kind === 'change') return { kind, side: oneSide, ratio: ratio / 100, window };
  if (kind === 'robust-z') return { kind, side, deviations, window };
  return kind === 'no-data' ? { kind, minutes } : { kind, factor, window };
}
