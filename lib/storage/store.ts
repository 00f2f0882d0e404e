import type { HistoryStore, ViewStore } from './history/history-store.ts';
import type { Heartbeat, RunHeader } from '../protocol/agent-channel.ts';
import type { FramedPacket } from '../protocol/decode-packet.ts';
import type { DataDescription, Environment, ModelDescription, StartProbe, TrainingDescription } from '../protocol/description.ts';
import type { Packet } from '../protocol/packet.ts';
import type { TunewatchError } from '../protocol/error-code.ts';
import type { NotificationStore } from './notification-store.ts';
import type { Page } from './page.ts';
import type { HistogramResource, IncidentResource, OverwrittenSeries, RunResource, RunStatus, SeriesData, SeriesSummary } from '../protocol/resource.ts';
import type { NonFiniteTrace } from '../protocol/run-event.ts';
import type { CommentStore, FeedStore, MarkStore, SilenceStore } from './team.ts';
import type { UserRuleStore } from './user-rules.ts';
import type { AccountStore } from './accounts.ts';
import type { InvitationStore } from './invitations.ts';
import type { ShareStore } from './shares.ts';

export type { Page };

export interface RunsQuery {
  readonly project?: string;
  readonly status?: RunStatus;
  /** Free text looked for in name, id, tags and notes. */
  readonly text?: string;
  readonly tag?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface AttemptState {
  readonly runId: string;
  readonly attemptId: string;
  /** 1 for the first attempt of the run. */
  readonly attemptNumber: number;
  /** Largest seq such that it and all before it are stored or counted as lost; 0 when none. */
  readonly lastSeq: number;
  readonly isEnded: boolean;
  readonly runIsNew: boolean;
}

export interface AppendResult {
  /** The packets that were new, in order; already committed when this returns. */
  readonly stored: readonly Packet[];
  readonly duplicates: number;
  readonly lastSeq: number;
}

/** Packets of one attempt that came together. */
export interface AppendBatch {
  readonly runId: string;
  readonly attemptId: string;
  readonly packets: readonly FramedPacket[];
  readonly receivedAtMs: number;
}

/** A packet as it was stored, and where it came from. */
export interface ReplayedPacket extends Packet {
  /** 1 for the run's first attempt. Points of an older attempt at and after a newer one's first step are overlapped. */
  readonly attemptNumber: number;
  readonly receivedAtMs: number;
}

/** What is kept of a run besides series: the newest description of each kind. */
export interface StoredFacts {
  readonly environment: Environment | null;
  readonly model: ModelDescription | null;
  readonly training: TrainingDescription | null;
  readonly data: DataDescription | null;
  readonly start: StartProbe | null;
  readonly nonFiniteTrace: NonFiniteTrace | null;
}

/** Questions asked of runs and attempts. */
export interface RunStore {
  /**
   * Registers the attempt (and the run, when new) and answers where to go on. Idempotent per attempt.
   * Throws `run-belongs-to-another-project` when the run exists under another project.
   */
  openAttempt(header: RunHeader, receivedAtMs: number): AttemptState;
  find(runId: string): RunResource | null;
  list(query: RunsQuery): Page<RunResource>;
  /** Every run with status `running` (for the liveness watcher and restarts). */
  listRunning(): readonly { readonly runId: string; readonly attemptId: string; readonly lastSeenAtMs: number }[];
  /** Notes the sign of life. A disk that refuses is no fault: it is kept in memory and written by a later one. Throws `run-unknown`. */
  recordHeartbeat(runId: string, heartbeat: Heartbeat, receivedAtMs: number): void;
  /** Appends to the run's status history and sets the status; `source` says who decided (`agent`, `liveness`, `person`). */
  setStatus(runId: string, status: RunStatus, change: { readonly atMs: number; readonly source: string; readonly reason?: string }): void;
  facts(runId: string): StoredFacts;
  projects(): readonly { readonly project: string; readonly runs: number; readonly lastSeenAtMs: number }[];
}

/** Packets in, points out. */
export interface SeriesStore {
  /**
   * Commits the packets whose seq is not known yet, in one transaction, with all that follows from them (columns,
   * pyramid, histograms, facts, run summary). A seq gap is counted as lost. Returns after commit.
   * Throws `storage-unavailable` (retryable) when the disk refuses; then nothing of the call is stored.
   */
  append(runId: string, attemptId: string, packets: readonly FramedPacket[], receivedAtMs: number): AppendResult;
  /**
   * `append` for several batches in one transaction. A batch that is refused by itself (`run-unknown`, `attempt-ended`)
   * answers its error and does not keep the others back; when the disk refuses, nothing is stored and the call throws.
   */
  appendMany(batches: readonly AppendBatch[]): readonly (AppendResult | TunewatchError)[];
  /** Largest seq such that it and all before it are stored or counted as lost; 0 when none, or when there is no such attempt. */
  lastSeq(runId: string, attemptId: string): number;
  list(runId: string): readonly SeriesSummary[];
  /** Raw points when at most `buckets` lie in [from, to], else min/max/mean buckets from the pyramid. Unknown names are left out. */
  read(runId: string, names: readonly string[], range: { readonly from?: number; readonly to?: number; readonly buckets: number }): readonly SeriesData[];
  /** What resumes hid of the series; empty for a run that was never resumed. */
  overwritten(runId: string, names: readonly string[], buckets: number): readonly OverwrittenSeries[];
  histogramNames(runId: string): readonly string[];
  histograms(runId: string, name: string, range: { readonly from?: number; readonly to?: number; readonly limit: number }): readonly HistogramResource[];
  /**
   * Every stored point and histogram of the run, packet by packet in order of arrival, read in bounded pieces: for export and
   * for rebuilding diagnosis after a restart. The first `skipPackets` (counted over the run, as `append` stored them) are left
   * out without being read.
   */
  replay(runId: string, skipPackets?: number): Iterable<ReplayedPacket>;
}

export interface IncidentsQuery {
  readonly runId?: string;
  readonly state?: string;
  readonly severity?: string;
  readonly project?: string;
  /** Only those that a silence covers now, or only the others. */
  readonly silenced?: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** Incidents. What is read carries people's marks and the silence that covers it. */
export interface IncidentStore {
  /**
   * Takes what the judge says: inserts or replaces by id, and appends to the history what changed. Fields that only people set
   * are ignored; theirs stay, but for a decision that ends when the rule fires anew. Answers the incident as people see it.
   */
  save(incident: IncidentResource, atMs: number): IncidentResource;
  find(id: string): IncidentResource | null;
  list(query: IncidentsQuery): Page<IncidentResource>;
  ofRun(runId: string): readonly IncidentResource[];
  /** Writes down that people may be told of these open incidents as if they had just opened: what covered them is over. */
  tellAgain(incidents: readonly IncidentResource[], atMs: number): void;
  /** The newest run of the same project that finished before this one began, without an incident worse than a notice; `null` when there is none. */
  lastGoodRunBefore(runId: string): string | null;
  /** What the judge changed in an incident and when, oldest first; a field that is gone is `null`. */
  changes(id: string): readonly { readonly atMs: number; readonly change: Readonly<Record<string, unknown>> }[];
  /** The engine's state of a run as it was last saved (JSON), so that a restart goes on where it stopped. */
  loadDiagnosisState(runId: string): string | null;
  saveDiagnosisState(runId: string, state: string): void;
}

export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly scope: 'agent' | 'read' | 'write' | 'admin';
  /** The one project an agent with it may write to, `null` for all. */
  readonly project: string | null;
  readonly createdAtMs: number;
  /** `null`: it holds until it is revoked. */
  readonly expiresAtMs: number | null;
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** Access tokens; only their SHA-256 is stored. */
export interface TokenStore {
  /** Stores a new token's hash and returns its record. */
  create(token: Pick<StoredToken, 'id' | 'name' | 'scope' | 'createdAtMs'> & Partial<Pick<StoredToken, 'project' | 'expiresAtMs'>> & { readonly sha256: string }): StoredToken;
  list(): readonly StoredToken[];
  /** `false` when there is no such token that is not revoked. */
  revoke(id: string, atMs: number): boolean;
  /** The token with that hash, unless it is revoked or expired at `usedAtMs`; notes the use. */
  findByHash(sha256: string, usedAtMs: number): StoredToken | null;
}

/** Per-project changes to rules: switched off, or parameters other than their defaults. */
export interface RuleSettingStore {
  ofProject(project: string): Readonly<Record<string, { readonly isOff: boolean; readonly parameters: Readonly<Record<string, number>> }>>;
  set(project: string, rule: string, setting: { readonly isOff: boolean; readonly parameters: Readonly<Record<string, number>> }): void;
}

/** What a person did: who, what, to which, when. */
export interface AuditEntry {
  readonly atMs: number;
  /** `local`, or the name of the token. */
  readonly actor: string;
  /** The command, such as `acknowledge-incident`. */
  readonly verb: string;
  /** Id of what it was done to. */
  readonly subject: string;
}

export interface AuditQuery {
  readonly actor?: string;
  readonly verb?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** The record of people's verbs; nothing is ever changed or removed in it. */
export interface AuditStore {
  record(entry: AuditEntry): void;
  /** Newest first. */
  list(query: { readonly subject?: string; readonly limit: number }): readonly AuditEntry[];
  /** Newest first, page by page; filters are exact. */
  page(query: AuditQuery): Page<AuditEntry>;
  /** Every actor and verb that occurs, in alphabetical order. */
  names(): { readonly actors: readonly string[]; readonly verbs: readonly string[] };
}

/** The one store of the server. */
export interface Store {
  readonly runs: RunStore;
  readonly series: SeriesStore;
  readonly incidents: IncidentStore;
  readonly tokens: TokenStore;
  readonly ruleSettings: RuleSettingStore;
  readonly userRules: UserRuleStore;
  readonly audit: AuditStore;
  readonly notifications: NotificationStore;
  readonly marks: MarkStore;
  readonly silences: SilenceStore;
  readonly comments: CommentStore;
  readonly feed: FeedStore;
  readonly history: HistoryStore;
  readonly views: ViewStore;
  readonly accounts: AccountStore;
  readonly invitations: InvitationStore;
  readonly shares: ShareStore;
  /** Folds what is open, checkpoints the WAL and closes; later calls throw. */
  close(): void;
}

