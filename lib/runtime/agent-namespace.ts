import type { Namespace, Socket } from 'socket.io';
import { requireProject } from '../commands/actor.ts';
import { parseHandshake } from '../ingest/parse-handshake.ts';
import { parseHeartbeat } from '../ingest/parse-heartbeat.ts';
import type { AgentToServerEvents, BatchAnswer, Refusal, ServerToAgentEvents } from '../protocol/agent-channel.ts';
import { refusalOf } from '../protocol/refusal.ts';
import { protocolVersion } from '../protocol/version.ts';
import type { AttemptState } from '../storage/store.ts';
import type { BearerSocketData } from './end-revoked.ts';
import type { ServerRuntime } from './create-runtime.ts';

interface AgentSocketData extends BearerSocketData {
  attempt: AttemptState;
}
export type AgentNamespace = Namespace<AgentToServerEvents, ServerToAgentEvents, Record<string, never>, AgentSocketData>;
type AgentSocket = Socket<AgentToServerEvents, ServerToAgentEvents, Record<string, never>, AgentSocketData>;

const runRoom = (runId: string) => `run:${runId}`;
const attemptRoom = (attemptId: string) => `attempt:${attemptId}`;

/**
 * Serves agents on the namespace: one connection feeds one attempt of one run. A handshake that is refused ends in
 * `connect_error` with a Refusal as its data; nothing that comes later, of whatever type, throws. The answer ends it.
 */
export function serveAgentNamespace(namespace: AgentNamespace, runtime: ServerRuntime): () => void {
  namespace.use((socket, next) => {
    const refusal = openAttempt(socket, runtime);
    next(refusal ? Object.assign(new Error(refusal.message), { data: refusal }) : undefined);
  });
  namespace.on('connection', (socket) => serveAgent(namespace, socket, runtime));
  return runtime.follower.onSamplingRequested((runId, steps) => namespace.to(runRoom(runId)).emit('sampling:requested', { steps }));
}

/** Lets the agent in, or answers why not. */
function openAttempt(socket: AgentSocket, { access, store, clock, logger }: ServerRuntime): Refusal | null {
  try {
    const { token } = socket.handshake.auth;
    // A token of another type is malformed, not missing: it must not pass for the local user.
    const agent = token === undefined || typeof token === 'string' ? access.requireSecret(token, 'agent') : null;
    const parsed = parseHandshake(socket.handshake.auth);
    if (!parsed.ok) return parsed.refusal;
    if (agent) {
      requireProject(agent, parsed.handshake.run.project);
      socket.data.actor = agent;
    }
    const receivedAtMs = clock.nowMs();
    socket.data.attempt = store.runs.openAttempt(parsed.handshake.run, receivedAtMs);
    logger.info({ runId: socket.data.attempt.runId, attemptId: socket.data.attempt.attemptId, clockOffsetMs: receivedAtMs - parsed.handshake.sentAtMs }, 'An agent connected.');
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.isRetryable) logger.error({ error }, 'An agent could not be let in.');
    return refusal;
  }
}

function serveAgent(namespace: AgentNamespace, socket: AgentSocket, { ingest, follower, liveness, clock, logger }: ServerRuntime): void {
  const { runId, attemptId, lastSeq } = socket.data.attempt;
  // An attempt has one process: an older connection of it is one that broke without our knowing.
  namespace.in(attemptRoom(attemptId)).disconnectSockets(true);
  void socket.join([runRoom(runId), attemptRoom(attemptId)]);
  follower.attemptOpened(runId);
  socket.emit('handshake:accepted', { protocolVersion, lastSeq, serverAtMs: clock.nowMs(), path: `/runs/${runId}` });

  socket.on('batch:pushed', (batch: unknown, answer: unknown) => {
    const reply = typeof answer === 'function' ? (answer as (answer: BatchAnswer) => void) : () => undefined;
    ingest.push(runId, attemptId, batch).then(reply, (error: unknown) => {
      logger.error({ runId, error }, 'A batch could not be taken.');
      reply({ ok: false, error: refusalOf(error), lastSeq: 0 });
    });
  });
  socket.on('heartbeat:sent', (payload: unknown) => {
    const parsed = parseHeartbeat(payload);
    if (parsed.ok) liveness.beat(runId, parsed.heartbeat);
    else logger.warn({ runId, refusal: parsed.refusal }, 'A heartbeat cannot be read and is left out.');
  });
  socket.on('disconnect', (reason) => logger.info({ runId, attemptId, reason }, 'An agent disconnected.'));
}
