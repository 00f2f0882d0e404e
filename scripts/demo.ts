import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { DemoProgress } from './demo-progress.ts';

/** Trainings in the order they start: a healthy one beside the first faulty one, never more than `atOnce` together. */
const order = ['healthy-adam', 'learning-rate-too-high', 'dead-relu', 'vanishing-sigmoid', 'unscaled-input', 'overfit-60'];
const atOnce = 2;

interface DemoOptions {
  /** Root of the checkout: `dist/server.mjs` and `demo/train.mjs` lie below it. */
  readonly root: string;
  /** Environment of the server and of the trainings; TUNEWATCH_HOST, _PORT and _DATA_DIR are honoured. */
  readonly env: NodeJS.ProcessEnv;
  readonly out: NodeJS.WriteStream;
}

interface OpenIncident {
  readonly severity: string;
  readonly state: string;
  readonly cause: string;
  readonly openedAtStep: number;
  readonly title: { readonly en: string };
}

/**
 * Starts the server and then the demo's real trainings in processes of their own, shows their progress, and keeps the server
 * running until SIGINT or SIGTERM. Resolves with the exit code: 0 after a signal, the server's own when it could not start.
 */
export async function runDemo({ root, env, out }: DemoOptions): Promise<number> {
  const port = env.TUNEWATCH_PORT ?? '3000';
  const host = env.TUNEWATCH_HOST ?? '127.0.0.1';
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const children = new Set<ChildProcess>();
  let isStopping = false;

  const server = start(root, ['dist/server.mjs'], { TUNEWATCH_LOG_LEVEL: 'warn', ...env, NODE_ENV: 'production' }, children, 'server');
  const serverEnded = exitOf(server);
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      isStopping = true;
      for (const child of children) if (child !== server) child.kill('SIGTERM');
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

  const isUp = await Promise.race([waitForHealth(url), serverEnded.then(() => false), stopped.then(() => false)]);
  if (!isUp && !isStopping) return (await serverEnded) ?? 1;
  if (isUp) {
    out.write(`\nTunewatch is at ${url}\nReal trainings on 10,000 handwritten digits start now, two at a time. Ctrl-C ends everything.\n\n`);
    const progress = new DemoProgress(order, out);
    const trainings = trainAll({ root, env: { TUNEWATCH_SPOOL_DIR: join(env.TUNEWATCH_DATA_DIR ?? 'data', 'spool'), ...env, TUNEWATCH_URL: url }, children, progress, isStopping: () => isStopping });
    const ending = await Promise.race([trainings.then(() => 'trained'), serverEnded.then(() => 'server ended'), stopped.then(() => 'stopped')]);
    progress.close();
    if (ending === 'trained') {
      await tellVerdicts(url, out);
      await Promise.race([stopped, serverEnded]);
    }
    if (!isStopping) {
      for (const child of children) child.kill('SIGTERM');
      out.write('The server ended by itself; its last words stand above.\n');
      return (await serverEnded) || 1;
    }
  }
  out.write('\nEnding the trainings and the server …\n');
  await Promise.all([...children].filter((child) => child !== server).map(exitOf));
  server.kill('SIGTERM');
  await serverEnded;
  return 0;
}

function start(root: string, args: string[], env: NodeJS.ProcessEnv, children: Set<ChildProcess>, role: 'server' | 'training'): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: role === 'server' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** True once the server answers; keeps asking, the caller races it against the server's exit. */
async function waitForHealth(url: string): Promise<boolean> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/health`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resume) => setTimeout(resume, 150));
  }
}

interface TrainAllOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly children: Set<ChildProcess>;
  readonly progress: DemoProgress;
  readonly isStopping: () => boolean;
}

async function trainAll({ root, env, children, progress, isStopping }: TrainAllOptions): Promise<void> {
  const waiting = [...order];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined && !isStopping(); name = waiting.shift()) {
      await train(name, { root, env, children, progress });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function train(name: string, { root, env, children, progress }: Omit<TrainAllOptions, 'isStopping'>): Promise<void> {
  const child = start(root, [join('demo', 'train.mjs'), name], env, children, 'training');
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
  child.stdout?.resume();
  progress.started(name);
  child.on('message', (message) => progress.advanced(name, message as { step: number; totalSteps: number; loss?: number }));
  const code = await exitOf(child);
  progress.ended(name, code, code === 0 ? '' : complaint);
}

/** What the diagnosis found, run by run, as it stands when the last training has ended. */
async function tellVerdicts(url: string, out: NodeJS.WriteStream): Promise<void> {
  const runs = (await (await fetch(`${url}/api/v1/runs?project=demo&limit=${order.length}`)).json()) as { items: { id: string; name: string }[] };
  out.write('\nAll trainings have ended. What was found:\n');
  for (const run of runs.items) {
    const { items } = (await (await fetch(`${url}/api/v1/runs/${run.id}/incidents`)).json()) as { items: OpenIncident[] };
    const found = items.filter((incident) => incident.severity !== 'info');
    const words = found.map((incident) => `${incident.severity}: ${incident.title.en} (${incident.cause}, step ${incident.openedAtStep})`);
    out.write(`  ${run.name.padEnd(24)} ${words.length > 0 ? words.join('; ') : 'learning normally'}\n`);
  }
  out.write(`\nThe server keeps running at ${url}; Ctrl-C ends it.\n`);
}
