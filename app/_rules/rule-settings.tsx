'use client';

import { useState, useTransition } from 'react';
import type { RuleSetting } from '../_data/rules.ts';
import type { Parameters } from '../../lib/diagnosis/rule.ts';
import { changeRuleSetting } from '../_actions/change-rule-setting.ts';
import { Button, Select, SelectItem } from '../_shell/tremor.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { parseSetting, textsOf } from './setting-form.ts';

interface SettingsProps {
  readonly ruleId: string;
  readonly parameters: Parameters;
  readonly projects: readonly string[];
  readonly settings: Readonly<Record<string, RuleSetting>>;
}

/** A rule's switch and parameters in one project. */
export function RuleSettings({ ruleId, parameters, projects, settings: first }: SettingsProps) {
  const words = useWords();
  const say = useSay();
  const [settings, setSettings] = useState(first);
  const [project, setProject] = useState(projects[0] ?? '');
  const [isOff, setIsOff] = useState(first[project]?.isOff ?? false);
  const [texts, setTexts] = useState(() => textsOf(parameters, first[project]));
  const [said, setSaid] = useState<{ readonly isFault: boolean; readonly text: string }>();
  const [isPending, start] = useTransition();
  const show = (chosen: string) => {
    setProject(chosen);
    setIsOff(settings[chosen]?.isOff ?? false);
    setTexts(textsOf(parameters, settings[chosen]));
    setSaid(undefined);
  };
  const save = () => start(async () => {
    const parsed = parseSetting(texts);
    if (!parsed.ok) return setSaid({ isFault: true, text: words.rules.invalid(parsed.name) });
    const result = await changeRuleSetting(ruleId, project, isOff, parsed.values);
    setSaid(result.ok ? { isFault: false, text: words.rules.saved } : { isFault: true, text: result.message });
    if (result.ok) setSettings({ ...settings, [project]: { isOff, parameters: parsed.values } });
  });
  if (projects.length === 0) return <section className="panel p-4"><h2 className="text-sm">{words.rules.settings}</h2><p className="mt-1 text-ink-muted">{words.rules.settingsNoProject}</p></section>;
  return (
    <form className="panel grid gap-3 p-4" aria-label={words.rules.settings} action={save}>
      <h2 className="text-sm">{words.rules.settings}</h2>
      <p className="text-ink-muted">{words.rules.settingsAbout}</p>
      <Select value={project} onValueChange={show} enableClear={false} aria-label={words.rules.project}>{projects.map((name) => <SelectItem key={name} value={name}>{name}</SelectItem>)}</Select>
      <label className="flex items-center gap-2"><input type="checkbox" checked={isOff} onChange={(event) => setIsOff(event.target.checked)} className="accent-accent" />{words.rules.isOff}</label>
      {Object.entries(parameters).map(([name, parameter]) => (
        <label key={name} className="grid gap-1" title={say(parameter.about)}>
          <span>{say(parameter.about)}</span>
          <span className="flex items-center gap-2"><input inputMode="decimal" name={name} value={texts[name] ?? ''} onChange={(event) => setTexts({ ...texts, [name]: event.target.value })} disabled={isOff} className="field w-28" /><span className="text-ink-faint">{parameter.unit}</span></span>
        </label>
      ))}
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="xs" disabled={isPending}>{isPending ? words.rules.saving : words.rules.save}</Button>
        <button type="button" className="link" onClick={() => { setTexts(textsOf(parameters, undefined)); setIsOff(false); }}>{words.rules.reset}</button>
        <span role="status" className={said?.isFault ? 'text-critical' : 'text-healthy'}>{said?.text}</span>
      </p>
    </form>
  );
}
