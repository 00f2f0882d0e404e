'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { showHelpEvent } from '../_shell/help-dialog.tsx';
import { nextLanguageEvent } from '../_shell/language-switch.tsx';
import { settingsPlaces } from '../_settings/settings-places.ts';
import { nextThemeEvent } from '../_theme/theme-switch.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { useSearch } from './use-search.ts';
import './palette.css';

/** Everything one can go to or switch, filtered by what is typed; runs are searched on the server. */
export function PaletteList({ onDone }: { readonly onDone: () => void }) {
  const words = useWords();
  const say = useSay();
  const router = useRouter();
  const [text, setText] = useState('');
  const { runs, rules, tips, isFailed } = useSearch(text);
  const { palette } = words;
  const go = (href: string) => () => {
    onDone();
    router.push(href);
  };
  const send = (name: string) => () => {
    onDone();
    dispatchEvent(new Event(name));
  };
  const pages = [['/', words.nav.runs], ['/incidents', words.nav.incidents], ['/rules', words.nav.rules], ['/rules/yours', words.userRules.title], ['/map', words.nav.map], ['/tips', words.nav.tips], ...settingsPlaces.map(({ id, path }) => [path, `${words.settings.title}: ${words.settings.places[id]}`] as const)] as const;
  return (
    <Command label={palette.title} loop>
      <Command.Input autoFocus data-autofocus value={text} onValueChange={setText} placeholder={palette.search} aria-label={palette.search} />
      {isFailed && <p className="px-4 py-2 text-critical" role="status">{palette.failed}</p>}
      <Command.List label={palette.title}>
        <Command.Empty>{palette.none}</Command.Empty>
        <Command.Group heading={palette.groups.pages}>{pages.map(([href, title]) => <Item key={href} value={`page ${href}`} also={[title]} onSelect={go(href)}>{title}</Item>)}</Command.Group>
        {runs.length > 0 && <Command.Group heading={palette.groups.runs}>{runs.map(({ id, name, project }) => <Item key={id} value={`run ${id}`} also={[name, project, text]} onSelect={go(`/runs/${id}`)}>{name} <small>{project}</small></Item>)}</Command.Group>}
        <Command.Group heading={palette.groups.settings}>
          <Item value="set theme" also={[palette.theme]} onSelect={send(nextThemeEvent)}>{palette.theme} <kbd>T</kbd></Item>
          <Item value="set language" also={[palette.language, 'English', '中文']} onSelect={send(nextLanguageEvent)}>{palette.language} <kbd>L</kbd></Item>
          <Item value="help" also={[palette.help]} onSelect={send(showHelpEvent)}>{palette.help} <kbd>?</kbd></Item>
        </Command.Group>
        {text !== '' && <Command.Group heading={palette.groups.rules}>{rules.map(({ id, title }) => <Item key={id} value={`rule ${id}`} also={[title.en, title.zh]} onSelect={go(`/rules/${id}`)}>{say(title)}</Item>)}</Command.Group>}
        {text !== '' && <Command.Group heading={palette.groups.tips}>{tips.map(({ id, title }) => <Item key={id} value={`tip ${id}`} also={[id, title.en, title.zh]} onSelect={go(`/tips/${id}`)}><small>{id}</small> {say(title)}</Item>)}</Command.Group>}
      </Command.List>
    </Command>
  );
}

function Item({ value, also, onSelect, children }: { readonly value: string; readonly also: readonly string[]; readonly onSelect: () => void; readonly children: ReactNode }) {
  return <Command.Item value={value} keywords={[...also]} onSelect={onSelect}>{children}</Command.Item>;
}
