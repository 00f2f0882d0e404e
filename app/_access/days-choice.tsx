'use client';

import { useWords } from '../_words/words-context.tsx';

const dayMs = 86_400_000;

/** For how long something holds, in days; 0 is without end. The form's field is called `days`. */
export function DaysChoice({ days, chosen }: { readonly days: readonly (0 | 1 | 7 | 30 | 365)[]; readonly chosen: number }) {
  const { access } = useWords();
  return (
    <label className="grid gap-1">{access.validFor}
      <select name="days" defaultValue={chosen} className="field">{days.map((count) => <option key={count} value={count}>{access.days[count]}</option>)}</select>
    </label>
  );
}

/** The end that was chosen, `undefined` for none. */
export function endOf(form: FormData): number | undefined {
  const days = Number(form.get('days'));
  return days > 0 ? Date.now() + days * dayMs : undefined;
}
