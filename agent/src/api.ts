/** The public types of the package. This file imports nothing: the build publishes it as it is. */

/** What kind of training it is; rules that do not fit it stay silent. */
export type Task = 'classification' | 'regression' | 'language-model' | 'adversarial' | 'other';

/** `online` sends while training, `offline` only writes to the spool folder, `disabled` does nothing at all. */
export type Mode = 'online' | 'offline' | 'disabled';

export interface InitOptions {
  /** TensorFlow.js: the whole namespace, or `{ ...core, ...layers }`. Needed for `run.watch`. */
  tf?: object;
  /** Project the run belongs to, 1–200 characters. */
  project: string;
  /** Name of the run, up to 200 characters; made from the script's name when left out. */
  name?: string;
  /** Hyperparameters and whatever else is worth comparing; must survive JSON, up to 256 KiB. */
  config?: Record<string, unknown>;
  tags?: readonly string[];
  notes?: string;
  task?: Task;
  /** Server, `http(s)://host:port`; default `TUNEWATCH_URL`, else http://127.0.0.1:3000. */
  url?: string;
  /** Access token; default `TUNEWATCH_TOKEN`. */
  token?: string;
  /** Default `TUNEWATCH_MODE`, else `online`. */
  mode?: Mode;
  /** Folder where records wait until the server has stored them; default `TUNEWATCH_SPOOL_DIR`, else `~/.tunewatch/spool`. */
  spoolDir?: string;
  /** Number of optimizer steps that are planned, when known. */
  totalSteps?: number;
  /** Steps between two samples of a group of signals; defaults 10, 10, 10 and 100. Every step for the first 50. */
  every?: { norms?: number; activations?: number; input?: number; histograms?: number };
  /** Share of the training time the agent may take, 0–1; intervals are stretched to keep it. Default 0.02. */
  budget?: number;
  /** Id of a run to go on with, in the same or another process: opens a new attempt of it. */
  resume?: string;
  /** With `resume`: step the next update has. Left out, it is looked up on this machine and at the server. */
  resumeStep?: number;
}

export interface LogOptions {
  /** Optimizer step the values belong to; left out, that of the last update (without a watched model: the number of `log` calls so far). */
  step?: number;
}

export interface AlertOptions {
  title: string;
  text?: string;
  /** Default `warning`. */
  severity?: 'critical' | 'warning' | 'info';
}

export interface FinishOptions {
  /** Default `finished`. */
  status?: 'finished' | 'failed';
  /** Longest wait for the server's acknowledgement in milliseconds; default 10000. What is left stays in the spool. */
  timeoutMs?: number;
}

export interface WatchOptions {
  /** For custom loops: the optimizer whose updates are counted. */
  optimizer?: object;
}

/** One training that is being recorded. No method throws. */
export interface Run {
  /** UUIDv7 of the run. */
  readonly id: string;
  /** Page of the run on the server. */
  readonly url: string;
  /** Hooks a compiled model, or with `{ optimizer }` a model or a list of variables of a custom loop. */
  watch(target: object, options?: WatchOptions): void;
  /** Shows a batch of a custom loop: input statistics and label histogram are made of it. */
  batch(batch: { xs?: unknown; ys?: unknown }): void;
  /** Records numbers under names; NaN and ±Infinity are kept. A name that is logged here silences the automatic series of that name. */
  log(values: Record<string, number>, options?: LogOptions): void;
  /** Raises an alert of one's own on the server. */
  alert(alert: AlertOptions): void;
  /** Unhooks, sends what is left and waits for it, boundedly. Calling it again changes nothing. */
  finish(options?: FinishOptions): Promise<void>;
}
