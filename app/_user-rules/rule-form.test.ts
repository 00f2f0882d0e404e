import { describe, expect, it } from 'vitest';
import { userRuleKinds } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { userRuleBody } from '../api/_schemas/user-rule.ts';
import { draftOf, emptyForm, formOf, type RuleForm } from './rule-form.ts';

const filled = (fields: Partial<RuleForm>): RuleForm => ({ ...emptyForm('digits'), name: 'mine', limit: '3', ...fields });

describe('the form of a rule', () => {
  it.each(userRuleKinds)('makes a rule of kind %s that the server takes, and shows it again', (kind) => {
    const made = draftOf(filled({ kind }), true);
    if (!made.ok) throw new Error(made.field);
    expect(userRuleBody.parse(made.draft)).toEqual(made.draft);
    expect(draftOf(formOf(made.draft), true)).toEqual(made);
  });

  it.each([
    ['name', { name: ' ' }], ['limit', { limit: 'three' }], ['limit', { limit: '' }], ['window', { kind: 'change', window: '2.5' }], ['window', { kind: 'robust-z', window: '4' }],
    ['patience', { patience: '0' }], ['factor', { kind: 'step-time', factor: '1' }], ['minutes', { kind: 'no-data', minutes: '0' }],
  ] as const)('names the field that cannot be used: %s', (field, fields) => expect(draftOf(filled(fields), true)).toEqual({ ok: false, field }));
});
