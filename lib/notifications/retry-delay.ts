/** A notice is tried this often before it is given up: over about four hours. */
export const mostAttempts = 14;

const firstDelayMs = 2_000;
const longestDelayMs = 3_600_000;

/**
 * Milliseconds to wait after the given number of failed tries (1 or more): doubling from 2 s up to an hour, with up to a
 * quarter less by `random` (0 to 1), never less than what the receiver asked for.
 */
export function retryDelayMs(attempts: number, random: number, askedMs = 0): number {
  const usual = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
  return Math.max(askedMs, Math.round(usual * (1 - random / 4)));
}
