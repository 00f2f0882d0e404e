import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tasks, type RunHeader, type Task } from '../../lib/protocol/agent-channel.ts';

/** What a later attempt of a run takes over unless it is told otherwise. */
export interface RememberedRun extends Pick<RunHeader, 'name' | 'config' | 'tags' | 'notes' | 'task' | 'totalSteps'> {
  /** `null` before the first step was seen. */
  readonly lastStep: number | null;
}

const folderName = 'resume';
/** Runs remembered; the ids sort by time, so the oldest are forgotten. */
const rememberedRuns = 200;
/** A server that does not answer holds `init` up no longer than this, in milliseconds. */
const askServerMs = 1_500;

/** Remembers a run on this machine. Throws nothing: without it the server is asked. */
export function rememberRun(spoolDir: string, runId: string, run: RememberedRun): void {
  try {
    const folder = join(spoolDir, folderName);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, runId), JSON.stringify(run), { mode: 0o600 });
    for (const old of readdirSync(folder).sort().slice(0, -rememberedRuns)) rmSync(join(folder, old), { force: true });
  } catch {
    // A spool that cannot be written is told elsewhere.
  }
}

/** What is known of a run, here or at the server (whose words win, while the larger step does); `null` when nobody knows it. */
export async function recallRun(spoolDir: string, runId: string, server: { readonly url: string; readonly token: string | null } | null): Promise<RememberedRun | null> {
  const here = readMemory(spoolDir, runId);
  const there = server === null ? null : await askServer(server.url, server.token, runId);
  if (!here || !there) return there ?? here;
  const steps = [here.lastStep, there.lastStep].filter((step) => step !== null);
  return { ...there, lastStep: steps.length === 0 ? null : Math.max(...steps) };
}

function readMemory(spoolDir: string, runId: string): RememberedRun | null {
  try {
    return parseRun(JSON.parse(readFileSync(join(spoolDir, folderName, runId), 'utf8')));
  } catch {
    return null;
  }
}

async function askServer(url: string, token: string | null, runId: string): Promise<RememberedRun | null> {
  try {
    const answer = await fetch(`${url}/api/v1/runs/${runId}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(askServerMs),
    });
    return answer.ok ? parseRun(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** Takes what has the right shape, and leaves the rest as if nothing had been said. */
function parseRun(value: unknown): RememberedRun | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, config, tags, notes, task, totalSteps, lastStep } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') return null;
  return {
    name,
    config: typeof config === 'object' && config !== null && !Array.isArray(config) ? (config as Record<string, unknown>) : {},
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    notes: typeof notes === 'string' ? notes : '',
    task: tasks.includes(task as Task) ? (task as Task) : null,
    totalSteps: wholeNumber(totalSteps),
    lastStep: wholeNumber(lastStep),
  };
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
