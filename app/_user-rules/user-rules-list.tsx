'use client';

import { useState, useTransition } from 'react';
import type { UserRule } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { deleteUserRule, switchUserRule } from '../_actions/user-rules.ts';
import type { UserRulesPage } from '../_data/user-rules.ts';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { conditionSentence } from './condition-sentence.ts';
import { RuleEditor } from './rule-editor.tsx';

/** People's rules with their switches, and the form for one of them. */
export function UserRulesList({ rules: first, projects, metrics }: UserRulesPage) {
  const { userRules: words } = useWords();
  const [rules, setRules] = useState(first);
  const [edited, setEdited] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  const [isPending, start] = useTransition();
  const put = (rule: UserRule) => setRules((known) => (known.some(({ id }) => id === rule.id) ? known.map((other) => (other.id === rule.id ? rule : other)) : [...known, rule]));
  const done = (saved: UserRule | null) => {
    if (saved) put(saved);
    setEdited(null);
  };
  const flip = (rule: UserRule) => start(async () => {
    const result = await switchUserRule(rule.id, !rule.isOn);
    if (result.ok) put(result.value);
    else setFault(result.message);
  });
  const remove = (rule: UserRule) => start(async () => {
    if (!confirm(words.removeSure)) return;
    const result = await deleteUserRule(rule.id);
    if (result.ok) setRules((known) => known.filter(({ id }) => id !== rule.id));
    else setFault(result.message);
  });
  return (
    <div className="mt-4 grid gap-4">
      {rules.length === 0 && edited === null && <p className="panel p-6 text-ink-muted">{words.empty}</p>}
      {rules.length > 0 && (
        <ul className="panel">
          {rules.map((rule) => (
            <li key={rule.id} id={rule.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule p-3 last:border-0 target:bg-accent-faint">
              <span className="min-w-48 flex-1"><span className="font-medium break-words">{rule.name}</span><span className="block text-ink-muted break-words">{conditionSentence(rule, words)}</span></span>
              <span className="text-ink-muted break-all">{rule.project}</span>
              <SeverityMark severity={rule.severity} />
              <button type="button" role="switch" aria-checked={rule.isOn} aria-label={rule.isOn ? words.switchOff(rule.name) : words.switchOn(rule.name)} disabled={isPending} onClick={() => flip(rule)} className="icon-button w-auto px-2">{rule.isOn ? words.on : words.off}</button>
              <button type="button" className="link" onClick={() => setEdited(rule.id)}>{words.edit}</button>
              <button type="button" className="link" disabled={isPending} onClick={() => remove(rule)}>{words.remove}</button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="text-critical empty:hidden">{fault}</p>
      {edited === null
        ? <p><Button size="xs" onClick={() => setEdited('')}>{words.add}</Button></p>
        : <RuleEditor key={edited} rule={rules.find(({ id }) => id === edited) ?? null} projects={projects} metrics={metrics} onDone={done} />}
    </div>
  );
}
