import { basename, extname } from 'node:path';
import type { RunHeader } from '../../lib/protocol/agent-channel.ts';
import type { InitOptions, Run } from './api.ts';
import { Attempt } from './attempt.ts';
import { describeEnvironment } from './environment.ts';
import { Guard } from './guard.ts';
import { createTfjsHooks } from './hooks/tfjs.ts';
import { checkOptions, type CheckedOptions } from './options.ts';
import { recallRun, rememberRun, type RememberedRun } from './run-memory.ts';
import { RunSink } from './run-sink.ts';
import { DisabledRun, RecordedRun } from './run.ts';
import { say } from './say.ts';
import { Schedule } from './schedule.ts';
import { seedOfConfig } from './seed-of-config.ts';
import { SharedState } from './transport/shared-state.ts';
import { workerLocation } from './transport/worker-location.ts';
import { uuidV7 } from './uuid.ts';

/**
 * Starts recording a training and resolves to its run. Rejects only for options that are invalid, with every fault in the
 * message; a server that is dead or slow is no reason (a resumed run may ask it for its last step, for 1.5 s at most).
 */
export async function init(options: InitOptions): Promise<Run> {
  const checked = checkOptions(options);
  const runId = checked.resume ?? uuidV7(Date.now());
  const url = `${checked.url}/runs/${runId}`;
  if (checked.mode === 'disabled') return new DisabledRun(runId, url);
  const isOnline = checked.mode === 'online';
  const before = checked.resume === null ? null : await recallRun(checked.spoolDir, runId, isOnline ? checked : null);
  const run = await startRun(checked, runId, url, before);
  say(isOnline ? `${checked.project} → ${url}` : `${checked.project} → ${checked.spoolDir} (offline)`);
  return run;
}

async function startRun(checked: CheckedOptions, runId: string, url: string, before: RememberedRun | null): Promise<RecordedRun> {
  const shared = new SharedState();
  const nowMs = Date.now;
  const currentStep = () => sink.lastStep ?? sink.currentStep;
  const guard: Guard = new Guard(say, (code, message) => attempt.recording.event({ kind: 'agent-warned', atMs: nowMs(), step: currentStep(), code, message }));
  const schedule = new Schedule({ every: checked.every, budget: checked.budget });
  const header = makeHeader(checked, runId, nowMs(), before);
  const attempt: Attempt = new Attempt({
    header,
    url: checked.url,
    token: checked.token,
    isOnline: checked.mode === 'online',
    spoolDir: checked.spoolDir,
    workerLocation: workerLocation(),
    shared,
    guard,
    nowMs,
    currentStep,
    onSamplingRequested: (steps) => schedule.requestDense(steps),
    onEnded: () => remember(sink.lastStep),
  });
  const remember = (lastStep: number | null) => rememberRun(checked.spoolDir, runId, { ...describeRun(header), lastStep });
  const resumeStep = checked.resumeStep ?? (before?.lastStep === undefined || before.lastStep === null ? null : before.lastStep + 1);
  const sink: RunSink = new RunSink({
    recording: attempt.recording,
    schedule,
    guard,
    shared,
    nowMs,
    monotonicMs: () => performance.now(),
    task: header.task,
    totalSteps: header.totalSteps,
    firstStep: resumeStep ?? 0,
  });
  await attempt.start();
  const seedRecorded = seedOfConfig(header.config);
  if (seedRecorded !== null) attempt.recording.scalar(sink.currentStep, header.startedAtMs, 'seed-recorded', seedRecorded);
  remember(before?.lastStep ?? null);
  if (checked.resume !== null && resumeStep === null) {
    guard.warn('resume-step-unknown', `neither this machine nor ${checked.url} knows where run ${runId} ended: steps start at 0. Give init the option resumeStep.`);
  }
  const hooks = checked.tf === null ? null : (guard.run('hooks-not-made', () => createTfjsHooks(checked.tf, sink)) ?? null);
  return new RecordedRun({ id: runId, url, attempt, sink, guard, shared, hooks });
}

function makeHeader(checked: CheckedOptions, runId: string, startedAtMs: number, before: RememberedRun | null): RunHeader {
  return {
    runId,
    attemptId: uuidV7(startedAtMs),
    project: checked.project,
    name: checked.name ?? before?.name ?? defaultName(runId),
    config: checked.config ?? before?.config ?? {},
    tags: checked.tags ?? before?.tags ?? [],
    notes: checked.notes ?? before?.notes ?? '',
    task: checked.task ?? before?.task ?? null,
    totalSteps: checked.totalSteps ?? before?.totalSteps ?? null,
    startedAtMs,
    isResume: checked.resume !== null,
    environment: describeEnvironment(checked.tf),
  };
}

function describeRun({ name, config, tags, notes, task, totalSteps }: RunHeader): Omit<RememberedRun, 'lastStep'> {
  return { name, config, tags, notes, task, totalSteps };
}

/** The script's name and the end of the run's id: `train-3f9a`. */
function defaultName(runId: string): string {
  const script = process.argv[1] ?? '';
  return `${basename(script, extname(script)) || 'run'}-${runId.slice(-4)}`;
}
