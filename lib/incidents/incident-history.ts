import { severities } from '../protocol/cause.ts';
import type { HistoryEntry } from '../protocol/team.ts';

/** What the judge changed in an incident, as the store keeps it. */
export interface JudgeChange {
  readonly atMs: number;
  readonly change: Readonly<Record<string, unknown>>;
}

/** What the judge did to an incident in the words of its history, oldest first. */
export function judgeHistory(changes: readonly JudgeChange[]): readonly HistoryEntry[] {
  let severity: string | null = null;
  let cause: string | null = null;
  return changes.flatMap(({ atMs, change }, index): HistoryEntry[] => {
    const entry = (verb: HistoryEntry['verb'], detail: HistoryEntry['detail']): HistoryEntry => ({ atMs, actor: null, verb, detail });
    const before = { severity, cause };
    severity = textOf(change['severity']) ?? severity;
    cause = textOf(change['cause']) ?? cause;
    if (index === 0) return [entry('opened', { severity, cause }), ...(change['state'] === 'resolved' ? [entry('cleared', {})] : [])];
    return [
      ...(change['state'] === 'firing' ? [entry('fired-again', { severity, cause })] : []),
      ...(before.severity !== severity ? [entry(rank(severity) < rank(before.severity) ? 'escalated' : 'eased', { severity, from: before.severity })] : []),
      ...(before.cause !== cause ? [entry('cause-changed', { cause, from: before.cause })] : []),
      ...(change['state'] === 'resolved' ? [entry('cleared', {})] : []),
    ];
  });
}

/** Judge's and people's entries as one, oldest first; at the same moment the judge's come first. */
export function mergeHistory(judge: readonly HistoryEntry[], people: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return [...judge, ...people].sort((one, other) => one.atMs - other.atMs);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function rank(severity: string | null): number {
  return severities.findIndex((known) => known === severity);
}
