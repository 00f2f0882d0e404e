import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folderName = 'resume';
/** A server that does not answer holds `init` up no longer than this, in milliseconds. */
const askServerMs = 1_500;

/** Runs remembered; the ids sort by time, so the oldest are forgotten. */
const rememberedRuns = 500;

/** Remembers on this machine at which step a run ended. Throws nothing: without it the server is asked. */
export function rememberLastStep(spoolDir: string, runId: string, lastStep: number): void {
  try {
    const folder = join(spoolDir, folderName);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, runId), `${lastStep}\n`, { mode: 0o600 });
    for (const old of readdirSync(folder).sort().slice(0, -rememberedRuns)) rmSync(join(folder, old), { force: true });
  } catch {
    // A spool that cannot be written is told elsewhere.
  }
}

/** Step after the last one that is known of a run, here or at the server; `null` when nobody knows it. */
export async function findResumeStep(spoolDir: string, runId: string, server: { readonly url: string; readonly token: string | null } | null): Promise<number | null> {
  const known = [readLastStep(spoolDir, runId), server === null ? null : await askServer(server.url, server.token, runId)];
  const steps = known.filter((step): step is number => step !== null);
  return steps.length === 0 ? null : Math.max(...steps) + 1;
}

function readLastStep(spoolDir: string, runId: string): number | null {
  try {
    return stepOf(Number(readFileSync(join(spoolDir, folderName, runId), 'utf8')));
  } catch {
    return null;
  }
}

async function askServer(url: string, token: string | null, runId: string): Promise<number | null> {
  try {
    const answer = await fetch(`${url}/api/v1/runs/${runId}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(askServerMs),
    });
    if (!answer.ok) return null;
    return stepOf((await answer.json() as { lastStep?: unknown }).lastStep);
  } catch {
    return null;
  }
}

function stepOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
