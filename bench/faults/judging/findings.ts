import type { JudgedRun } from './judge-all.ts';

/** What is compared by a replay: by recording, its incidents in a few words each. */
export type Findings = Readonly<Record<string, readonly string[]>>;

export function findingsOf(runs: readonly JudgedRun[]): Findings {
  return Object.fromEntries(
    runs.map((run) => [
      `${run.case.id}.${run.seed}`,
      run.judgement.incidents.map(({ severity, cause, rule, subject, openedAtStep, warnedAtStep, isMerged }) => `${severity} ${cause} by ${rule} (${subject}) from ${openedAtStep}${warnedAtStep === null ? '' : `, warned at ${warnedAtStep}`}${isMerged ? ', merged' : ''}`),
    ]),
  );
}

/** Lines that say what is in one and not in the other, by recording; empty when they are equal. */
export function differenceOf(before: Findings, now: Findings): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((name) => {
    const [old, fresh] = [before[name], now[name]];
    if (old === undefined) return [`+ ${name}: new recording, ${fresh!.join('; ') || 'silent'}`];
    if (fresh === undefined) return [`- ${name}: its recording is gone`];
    const lines = [...old.filter((line) => !fresh.includes(line)).map((line) => `  - ${line}`), ...fresh.filter((line) => !old.includes(line)).map((line) => `  + ${line}`)];
    return lines.length > 0 ? [name, ...lines] : [];
  });
}
