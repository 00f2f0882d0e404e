import type { Severity } from './cause.ts';
import type { DataDescription, Environment, ModelDescription, StartProbe, TrainingDescription } from './description.ts';

/** Facts and happenings of a run that are not series. They travel inside packets, as JSON, and are never dropped first. */
export type RunEvent = { readonly atMs: number; readonly step: number } & (
  | { readonly kind: 'model-described'; readonly model: ModelDescription }
  | { readonly kind: 'training-described'; readonly training: TrainingDescription }
  | { readonly kind: 'data-described'; readonly data: DataDescription }
  | { readonly kind: 'start-probed'; readonly start: StartProbe }
  | { readonly kind: 'environment-described'; readonly environment: Environment }
  | { readonly kind: 'non-finite-traced'; readonly trace: NonFiniteTrace }
  | { readonly kind: 'alert-raised'; readonly title: string; readonly text: string; readonly severity: Severity }
  /** A loss that was counted: records dropped by the full buffer, spool segments that were damaged … */
  | { readonly kind: 'records-dropped'; readonly reason: string; readonly count: number }
  /** Something the agent could not do, said once per cause; training went on. */
  | { readonly kind: 'agent-warned'; readonly code: string; readonly message: string }
  | { readonly kind: 'attempt-ended'; readonly status: 'finished' | 'failed' | 'stopped'; readonly reason?: string }
);

/** Where the first non-finite number was seen, in forward order: data → layers → loss → gradients → weights. */
export interface NonFiniteTrace {
  readonly where: 'input' | 'target' | 'activation' | 'loss' | 'gradient' | 'weight';
  /** Layer or variable, `null` for data and loss. */
  readonly subject: string | null;
  /** Rows of the batch whose inputs or targets were not finite, first few. */
  readonly rows: readonly number[];
  /** What was looked at and found finite, in order, so that the attribution can be checked. */
  readonly finite: readonly string[];
}
