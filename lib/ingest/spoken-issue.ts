import type { z } from 'zod';

/** The first thing zod found wrong, as the end of a sentence: `has a wrong "run.project": Too long …`. */
export function spokenIssue({ issues }: z.ZodError): string {
  const issue = issues[0]!;
  const field = issue.path.map(String).join('.');
  return field === '' ? `has a wrong shape: ${issue.message}` : `has a wrong "${field}": ${issue.message}`;
}
