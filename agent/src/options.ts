import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { tasks, type Task } from '../../lib/protocol/agent-channel.ts';
import { TunewatchError } from '../../lib/protocol/error-code.ts';
import { limits } from '../../lib/protocol/limits.ts';
import type { InitOptions, Mode } from './api.ts';
import { plainJson } from './plain-json.ts';
import { signalGroups, type SignalGroup } from './probe-sink.ts';
import { isUuidV7 } from './uuid.ts';

/** `init`'s options with everything filled in and checked. */
export interface CheckedOptions {
  readonly tf: unknown;
  readonly project: string;
  readonly name: string | null;
  /** `null` for what was not said: a resumed run keeps its own then. */
  readonly config: Readonly<Record<string, unknown>> | null;
  readonly tags: readonly string[] | null;
  readonly notes: string | null;
  readonly task: Task | null;
  readonly url: string;
  readonly token: string | null;
  readonly mode: Mode;
  readonly spoolDir: string;
  readonly totalSteps: number | null;
  readonly every: Readonly<Record<SignalGroup, number>>;
  readonly budget: number;
  readonly resume: string | null;
  readonly resumeStep: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const modes = ['online', 'offline', 'disabled'] as const;
const optionNames = ['tf', 'project', 'name', 'config', 'tags', 'notes', 'task', 'url', 'token', 'mode', 'spoolDir', 'totalSteps', 'every', 'budget', 'resume', 'resumeStep'];
const defaultEvery: Record<SignalGroup, number> = { norms: 10, activations: 10, input: 10, histograms: 100 };

/**
 * The checked options. Throws a TunewatchError (`invalid-argument`) that lists every fault at once; each names the option
 * (or environment variable), what was seen and what is accepted.
 */
export function checkOptions(given: InitOptions, environment: Environment = process.env): CheckedOptions {
  const check = new OptionCheck(given, environment);
  const checked: CheckedOptions = {
    tf: check.tensorflow(),
    project: check.title('project', true) ?? '',
    name: check.title('name', false),
    config: check.config(),
    tags: check.tags(),
    notes: check.notes(),
    task: check.oneOf('task', given.task, tasks),
    url: check.url(),
    token: check.token(),
    mode: check.mode(),
    spoolDir: check.spoolDir() ?? join(homedir(), '.tunewatch', 'spool'),
    totalSteps: check.wholeNumber('totalSteps', given.totalSteps, 1),
    every: check.every(),
    budget: check.budget(),
    resume: check.resume(),
    resumeStep: check.wholeNumber('resumeStep', given.resumeStep, 0),
  };
  check.throwFaults();
  return checked;
}

class OptionCheck {
  private readonly faults: string[] = [];
  private readonly given: InitOptions;

  constructor(
    given: InitOptions,
    private readonly environment: Environment,
  ) {
    if (typeof given !== 'object' || given === null) {
      throw new TunewatchError('invalid-argument', `init takes an object of options; ${show(given)} was given. The least is init({ project: 'name' }).`);
    }
    this.given = given;
    for (const name of Object.keys(given)) {
      if (!optionNames.includes(name)) this.fault(name, 'is not an option', `one of ${optionNames.join(', ')}`);
    }
    if (given.resumeStep !== undefined && given.resume === undefined) this.fault('resumeStep', 'was given without resume', 'both, or neither');
  }

  throwFaults(): void {
    if (this.faults.length > 0) throw new TunewatchError('invalid-argument', `init: ${this.faults.join('; ')}`);
  }

  /** `variable`: the value came from there and not from the option. */
  private fault(name: string, seen: string, accepted: string, variable?: string): null {
    this.faults.push(`${variable ?? `option "${name}"`} ${seen}; accepted: ${accepted}`);
    return null;
  }

  tensorflow(): unknown {
    const { tf } = this.given;
    if (tf === undefined) return null;
    if (typeof tf === 'object' && tf !== null) return tf;
    return this.fault('tf', `is ${show(tf)}`, 'the TensorFlow.js namespace (import * as tf from …)');
  }

  title(name: 'project' | 'name', isNeeded: boolean): string | null {
    const value: unknown = this.given[name];
    if (value === undefined && !isNeeded) return null;
    if (typeof value === 'string' && value.trim() !== '' && value.length <= limits.titleCharacters) return value;
    const seen = typeof value === 'string' && value.length > limits.titleCharacters ? `has ${value.length} characters` : `is ${value === undefined ? 'missing' : show(value)}`;
    return this.fault(name, seen, `a text of 1 to ${limits.titleCharacters} characters`);
  }

  config(): Record<string, unknown> | null {
    const { config } = this.given;
    const accepted = `an object that survives JSON, up to ${limits.configBytes} bytes`;
    if (config === undefined) return null;
    if (typeof config !== 'object' || config === null || Array.isArray(config)) return this.fault('config', `is ${show(config)}`, accepted);
    const plain = plainJson(config);
    if (plain.fault !== null) return this.fault('config', plain.fault, accepted);
    const bytes = Buffer.byteLength(JSON.stringify(plain.value));
    if (bytes > limits.configBytes) return this.fault('config', `has ${bytes} bytes`, accepted);
    return plain.value as Record<string, unknown>;
  }

  tags(): readonly string[] | null {
    const tags: unknown = this.given.tags;
    if (tags === undefined) return null;
    const accepted = `a list of texts of 1 to ${limits.titleCharacters} characters`;
    if (!Array.isArray(tags)) return this.fault('tags', `is ${show(tags)}`, accepted);
    const wrong = tags.find((tag) => typeof tag !== 'string' || tag === '' || tag.length > limits.titleCharacters) as unknown;
    if (wrong !== undefined) this.fault('tags', `holds ${show(wrong)}`, accepted);
    return tags as string[];
  }

  notes(): string | null {
    const notes: unknown = this.given.notes;
    if (notes === undefined) return null;
    const accepted = `a text of up to ${limits.notesCharacters} characters`;
    if (typeof notes !== 'string') return this.fault('notes', `is ${show(notes)}`, accepted);
    if (notes.length > limits.notesCharacters) this.fault('notes', `has ${notes.length} characters`, accepted);
    return notes;
  }

  oneOf<Value extends string>(name: string, value: unknown, accepted: readonly Value[], variable?: string): Value | null {
    if (value === undefined) return null;
    if (accepted.includes(value as Value)) return value as Value;
    return this.fault(name, `is ${show(value)}`, accepted.map((one) => `'${one}'`).join(', '), variable);
  }

  mode(): Mode {
    if (this.given.mode !== undefined) return this.oneOf('mode', this.given.mode, modes) ?? 'online';
    return this.oneOf('mode', this.fromEnvironment('TUNEWATCH_MODE'), modes, 'TUNEWATCH_MODE') ?? 'online';
  }

  url(): string {
    const variable = this.given.url === undefined ? 'TUNEWATCH_URL' : undefined;
    const value: unknown = this.given.url ?? this.fromEnvironment('TUNEWATCH_URL') ?? 'http://127.0.0.1:3000';
    const seen = faultOfUrl(value);
    if (seen === null) return new URL(value as string).origin;
    this.fault('url', seen, 'an address without a path, such as http://127.0.0.1:3000 or https://tunewatch.example.org', variable);
    return '';
  }

  token(): string | null {
    const token: unknown = this.given.token ?? this.fromEnvironment('TUNEWATCH_TOKEN') ?? null;
    if (token === null || (typeof token === 'string' && token !== '')) return token;
    // What was given is not shown: it may be most of a secret.
    return this.fault('token', token === '' ? 'is empty' : 'is not a text', 'a token as tunewatch token create prints it');
  }

  spoolDir(): string | null {
    const folder: unknown = this.given.spoolDir ?? this.fromEnvironment('TUNEWATCH_SPOOL_DIR') ?? null;
    if (folder === null || (typeof folder === 'string' && folder !== '')) return folder === null ? null : resolve(folder);
    return this.fault('spoolDir', `is ${show(folder)}`, 'the path of a folder');
  }

  wholeNumber(name: string, value: unknown, least: number): number | null {
    if (value === undefined) return null;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    return this.fault(name, `is ${show(value)}`, `a whole number from ${least}`);
  }

  every(): Record<SignalGroup, number> {
    const every: unknown = this.given.every ?? {};
    if (typeof every !== 'object' || every === null) {
      this.fault('every', `is ${show(every)}`, `an object with some of ${signalGroups.join(', ')}`);
      return defaultEvery;
    }
    for (const name of Object.keys(every)) {
      if (!signalGroups.includes(name as SignalGroup)) this.fault(`every.${name}`, 'is not a group of signals', signalGroups.join(', '));
    }
    const steps = (group: SignalGroup) => this.wholeNumber(`every.${group}`, (every as Record<string, unknown>)[group], 1) ?? defaultEvery[group];
    return { norms: steps('norms'), activations: steps('activations'), input: steps('input'), histograms: steps('histograms') };
  }

  budget(): number {
    const budget: unknown = this.given.budget ?? 0.02;
    if (typeof budget === 'number' && budget > 0 && budget <= 1) return budget;
    return this.fault('budget', `is ${show(budget)}`, 'a share of the training time above 0 and up to 1, such as 0.02') ?? 0.02;
  }

  resume(): string | null {
    const { resume } = this.given;
    if (resume === undefined) return null;
    if (typeof resume === 'string' && isUuidV7(resume.toLowerCase())) return resume.toLowerCase();
    return this.fault('resume', `is ${show(resume)}`, 'the id of a run, as run.id gives it');
  }

  private fromEnvironment(variable: string): string | undefined {
    const value = this.environment[variable];
    return value === '' ? undefined : value;
  }
}

function faultOfUrl(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return `is ${show(value)}`;
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `starts with ${url.protocol}`;
  if (url.username !== '' || url.password !== '') return 'holds a user or a password (a token goes into the option token)';
  return url.pathname === '/' && url.search === '' && url.hash === '' ? null : `has a path (${url.pathname})`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
