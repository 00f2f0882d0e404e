import { basename, extname } from 'node:path';
import type { RunHeader } from '../../lib/protocol/agent-channel.ts';
import type { InitOptions, Run } from './api.ts';
import { Attempt } from './attempt.ts';
import { describeEnvironment } from './environment.ts';
import { Guard } from './guard.ts';
import { createTfjsHooks } from './hooks/tfjs.ts';
import { checkOptions, type CheckedOptions } from './options.ts';
import { findResumeStep, rememberLastStep } from './resume-point.ts';
import { RunSink } from './run-sink.ts';
import { DisabledRun, RecordedRun } from './run.ts';
import { say } from './say.ts';
import { Schedule } from './schedule.ts';
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
  const foundStep = checked.resume === null ? 0 : (checked.resumeStep ?? (await findResumeStep(checked.spoolDir, runId, isOnline ? checked : null)));
  const run = startRun(checked, runId, url, foundStep);
  say(isOnline ? `${checked.project} → ${url}` : `${checked.project} → ${checked.spoolDir} (offline)`);
  return run;
}

function startRun(checked: CheckedOptions, runId: string, url: string, foundStep: number | null): RecordedRun {
  const shared = new SharedState();
  const nowMs = Date.now;
  const currentStep = () => sink.lastStep ?? sink.currentStep;
  const guard: Guard = new Guard(say, (code, message) => attempt.recording.event({ kind: 'agent-warned', atMs: nowMs(), step: currentStep(), code, message }));
  const schedule = new Schedule({ every: checked.every, budget: checked.budget });
  const header = makeHeader(checked, runId, nowMs());
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
    onEnded: () => {
      if (sink.lastStep !== null) rememberLastStep(checked.spoolDir, runId, sink.lastStep);
    },
  });
  const sink: RunSink = new RunSink({
    recording: attempt.recording,
    schedule,
    guard,
    shared,
    nowMs,
    monotonicMs: () => performance.now(),
    task: checked.task,
    totalSteps: checked.totalSteps,
    firstStep: foundStep ?? 0,
  });
  attempt.start();
  if (foundStep === null) {
    guard.warn('resume-step-unknown', `neither this machine nor ${checked.url} knows where run ${runId} ended: steps start at 0. Give init the option resumeStep.`);
  }
  const hooks = checked.tf === null ? null : (guard.run('hooks-not-made', () => createTfjsHooks(checked.tf, sink)) ?? null);
  return new RecordedRun({ id: runId, url, attempt, sink, guard, shared, hooks });
}

function makeHeader(checked: CheckedOptions, runId: string, startedAtMs: number): RunHeader {
  const { project, config, tags, notes, task, totalSteps, tf, resume } = checked;
  return {
    runId,
    attemptId: uuidV7(startedAtMs),
    project,
    name: checked.name ?? defaultName(runId),
    config,
    tags,
    notes,
    task,
    totalSteps,
    startedAtMs,
    isResume: resume !== null,
    environment: describeEnvironment(tf),
  };
}

/** The script's name and the end of the run's id: `train-3f9a`. */
function defaultName(runId: string): string {
  const script = process.argv[1] ?? '';
  return `${basename(script, extname(script)) || 'run'}-${runId.slice(-4)}`;
}
