'use client';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of a few: a row of radio buttons drawn as one control. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex max-w-full overflow-x-auto rounded-md border [scrollbar-width:none] border-rule bg-surface p-0.5">
      {options.map(([own, name]) => (
        <button
          key={own} type="button" role="radio" aria-checked={own === value} tabIndex={own === value ? 0 : -1} onClick={() => onChange(own)}
          onKeyDown={(event) => {
            const move = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
            if (move === 0) return;
            event.preventDefault();
            const next = (options.findIndex(([option]) => option === value) + move + options.length) % options.length;
            onChange(options[next]![0]);
            (event.currentTarget.parentElement?.children[next] as HTMLElement | undefined)?.focus();
          }}
          className={`rounded-sm px-2 leading-6 whitespace-nowrap ${own === value ? 'bg-surface-sunken font-medium text-ink' : 'text-ink-muted hover:text-ink'}`}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
