'use client';

import { useState, useTransition } from 'react';
import type { UserRulePreview } from '../_data/user-rules.ts';
import { type UserRule, userRuleKinds } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { severities } from '../../lib/protocol/cause.ts';
import { previewUserRule, saveUserRule } from '../_actions/user-rules.ts';
import type { UserRulesPage } from '../_data/user-rules.ts';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { PreviewResult } from './preview-result.tsx';
import { draftOf, emptyForm, fieldsOf, formOf, type RuleForm } from './rule-form.ts';

interface EditorProps extends Pick<UserRulesPage, 'projects' | 'metrics'> {
  /** The rule to change; `null` for a new one. */
  readonly rule: UserRule | null;
  readonly onDone: (saved: UserRule | null) => void;
}

/** The form of one rule, with a try on past runs before it is saved. */
export function RuleEditor({ rule, projects, metrics, onDone }: EditorProps) {
  const words = useWords();
  const { userRules } = words;
  const [form, setForm] = useState<RuleForm>(() => (rule ? formOf(rule) : emptyForm(projects[0] ?? '')));
  const [preview, setPreview] = useState<UserRulePreview | null>(null);
  const [fault, setFault] = useState('');
  const [isPending, start] = useTransition();
  const set = (change: Partial<RuleForm>) => {
    setForm({ ...form, ...change });
    setPreview(null);
    setFault('');
  };
  const withDraft = (act: (draft: Extract<ReturnType<typeof draftOf>, { ok: true }>['draft']) => Promise<void>) => start(async () => {
    const made = draftOf(form, rule?.isOn ?? true);
    if (!made.ok) return setFault(userRules.incomplete(userRules.fields[made.field]));
    setFault('');
    await act(made.draft);
  });
  const save = () => withDraft(async (draft) => {
    const result = await saveUserRule(rule?.id ?? null, draft);
    if (result.ok) onDone(result.value);
    else setFault(result.message);
  });
  const text = (field: keyof RuleForm, more: { readonly list?: string; readonly inputMode?: 'decimal' } = {}) => (
    <label className="grid gap-1"><span>{userRules.fields[field]}</span><input name={field} value={form[field]} onChange={(event) => set({ [field]: event.target.value })} className="field" {...more} /></label>
  );
  const choice = <Value extends string>(field: 'kind' | 'side' | 'severity', values: readonly Value[], label: (value: Value) => string) => (
    <label className="grid gap-1"><span>{userRules.fields[field]}</span><select name={field} value={form[field]} onChange={(event) => set({ [field]: event.target.value })} className="field">{values.map((value) => <option key={value} value={value}>{label(value)}</option>)}</select></label>
  );
  const sides = form.kind === 'robust-z' ? (['above', 'below', 'both'] as const) : form.kind === 'threshold' || form.kind === 'change' ? (['above', 'below'] as const) : [];
  return (
    <form className="panel grid gap-3 p-4" aria-label={rule?.name ?? userRules.add} action={save}>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {text('name')}
        {text('project', { list: 'user-rule-projects' })}
        {choice('kind', userRuleKinds, (kind) => userRules.kinds[kind])}
        {form.kind !== 'step-time' && text('metric', { list: 'user-rule-metrics' })}
        {sides.length > 0 && choice('side', sides, (side) => (form.kind === 'change' && side !== 'both' ? userRules.changeSides[side] : userRules.sides[side]))}
        {fieldsOf[form.kind].map((field) => <div key={field} className="contents">{text(field, { inputMode: 'decimal' })}</div>)}
        {form.kind !== 'no-data' && text('patience', { inputMode: 'decimal' })}
        {choice('severity', severities, (severity) => words.severity[severity])}
      </div>
      <datalist id="user-rule-projects">{projects.map((project) => <option key={project} value={project} />)}</datalist>
      <datalist id="user-rule-metrics">{(metrics[form.project] ?? []).map((metric) => <option key={metric} value={metric} />)}</datalist>
      {form.kind !== 'no-data' && <p className="text-ink-muted">{userRules.patienceAbout}</p>}
      <p className="flex flex-wrap items-center gap-3">
        <Button type="button" size="xs" variant="secondary" disabled={isPending} onClick={() => withDraft(async (draft) => setPreview(await previewUserRule(draft)))}>{userRules.preview}</Button>
        <Button type="submit" size="xs" disabled={isPending}>{isPending ? userRules.saving : userRules.save}</Button>
        <button type="button" className="link" onClick={() => onDone(null)}>{userRules.cancel}</button>
        <span role="status" className="text-critical">{fault}</span>
      </p>
      <div aria-live="polite">{preview && <PreviewResult preview={preview} />}</div>
    </form>
  );
}
