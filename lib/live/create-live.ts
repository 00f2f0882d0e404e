import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Timer } from '../ports/timer.ts';
import type { RunSnapshot, RunsSnapshot, ServerToBrowserEvents } from '../protocol/live-channel.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { TeamChange } from '../protocol/team.ts';
import type { LiveSource } from './live-source.ts';
import { Pacer } from './pacer.ts';
import { RunRoom, type StoredPart } from './run-room.ts';
import { RunsRoom } from './runs-room.ts';

export const liveFrameIntervalMs = 100;
/** The list shows many runs, each a kilobyte or more: twice a second is live enough. */
export const runsFrameIntervalMs = 500;
const gatherMs = 15;

export interface LiveFrame {
  /** Socket.IO room the frame is for. */
  readonly room: string;
  readonly event: keyof ServerToBrowserEvents;
  /** JSON, made once for all who watch. */
  readonly text: string;
}

export interface LiveOptions {
  readonly source: LiveSource;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
}

/** Tells viewers what changed, coalesced; frames are only made while somebody watches. */
export interface Live {
  /** Points, histograms and events of a run that are stored and judged. */
  partsStored(runId: string, parts: readonly StoredPart[]): void;
  incidentsChanged(runId: string, incidents: readonly IncidentResource[]): void;
  /** Anything else a list row shows: status, last beat. */
  runChanged(runId: string): void;
  /** What people wrote or did; told at once, to every page. */
  teamChanged(change: TeamChange): void;

  /** Calls `join` with what the list holds, then keeps the viewer told; `refuse` with what was thrown when it cannot be read. `join` must enter `runsRoomName` at once. */
  watchRuns(viewer: string, join: (snapshot: RunsSnapshot) => void, refuse: (error: unknown) => void): void;
  unwatchRuns(viewer: string): void;
  /** The same for one run; `null`: there is no such run, nothing is watched. `join` must enter `runRoomName(runId)` at once. */
  watchRun(viewer: string, runId: string, join: (snapshot: RunSnapshot | null) => void, refuse: (error: unknown) => void): void;
  unwatchRun(viewer: string, runId: string): void;
  /** The series of a run the viewer watches whose points it keeps (`null`: all): the only ones that come in full from now on. */
  watchSeries(viewer: string, runId: string, names: readonly string[] | null): void;
  /**
   * Calls `read` at a moment when every point stored so far is in a frame the viewer was sent: frames before the answer
   * hold nothing that the answer lacks, frames after it nothing that it has. `read` must not throw.
   */
  whenSent(viewer: string, runId: string, read: () => void): void;
  /** The viewer is gone. */
  leave(viewer: string): void;

  /** Hands every frame to `listener`; the answer ends it. */
  onFrame(listener: (frame: LiveFrame) => void): () => void;
  /** Cancels what is planned. */
  close(): void;
}

export const runsRoomName = 'runs';
/** Every viewer is in it. */
export const teamRoomName = 'team';
export const runRoomName = (runId: string) => `run:${runId}`;

/** The live floor: rooms, coalescing and snapshots, without sockets. */
export function createLive({ source, clock, timer, logger }: LiveOptions): Live {
  const listeners = new Set<(frame: LiveFrame) => void>();
  const publish = (room: string, event: LiveFrame['event']) => (text: string) => {
    for (const listener of listeners) listener({ room, event, text });
  };
  /** Room's frame, sent; a fault is logged, and the gap it leaves in the sequence makes viewers ask anew. */
  const flush = (room: { flush(): void }) => {
    try {
      room.flush();
    } catch (error) {
      logger.error({ error }, 'A frame could not be made.');
    }
  };
  /** What a room holds back leaves with a later frame, also when nothing more happens. */
  const flushRun = (runId: string, room: RunRoom) => {
    flush(room);
    if (room.isHoldingBack) runRooms.get(runId)?.pacer.request();
  };
  const runsRoom = new RunsRoom(source, publish(runsRoomName, 'runs:published'));
  const runsPacer = new Pacer({ clock, timer, intervalMs: runsFrameIntervalMs, gatherMs, run: () => flush(runsRoom) });
  const runRooms = new Map<string, { readonly room: RunRoom; readonly pacer: Pacer }>();

  const openRunRoom = (runId: string) => {
    const open = runRooms.get(runId);
    if (open) return open;
    const room = new RunRoom(runId, source, publish(runRoomName(runId), 'run:published'));
    const opened = { room, pacer: new Pacer({ clock, timer, intervalMs: liveFrameIntervalMs, gatherMs, run: () => flushRun(runId, room) }) };
    runRooms.set(runId, opened);
    return opened;
  };
  const closeWhenEmpty = (runId: string) => {
    const open = runRooms.get(runId);
    if (!open?.room.viewers.isEmpty) return;
    open.pacer.stop();
    runRooms.delete(runId);
  };
  const touchRuns = (runId: string) => {
    if (runsRoom.viewers.isEmpty) return;
    runsRoom.touch(runId);
    runsPacer.request();
  };
  const changeRun = (runId: string, change: (room: RunRoom) => void) => {
    touchRuns(runId);
    const open = runRooms.get(runId);
    if (!open) return;
    change(open.room);
    open.pacer.request();
  };

  return {
    partsStored: (runId, parts) => changeRun(runId, (room) => room.addParts(parts)),
    incidentsChanged: (runId, incidents) => {
      if (incidents.length > 0) changeRun(runId, (room) => room.addIncidents(incidents));
    },
    runChanged: (runId) => changeRun(runId, (room) => room.touch()),
    teamChanged: (change) => publish(teamRoomName, 'team:published')(JSON.stringify(change)),

    watchRuns(viewer, join, refuse) {
      const answer = () => {
        try {
          const snapshot = runsRoom.snapshot();
          runsRoom.viewers.add(viewer);
          join(snapshot);
        } catch (error) {
          refuse(error);
        }
      };
      if (runsRoom.isChanged) runsRoom.viewers.wait(viewer, answer);
      else answer();
    },
    unwatchRuns: (viewer) => runsRoom.viewers.remove(viewer),
    watchRun(viewer, runId, join, refuse) {
      const { room } = openRunRoom(runId);
      const answer = () => {
        try {
          const snapshot = room.snapshot();
          if (snapshot) room.viewers.add(viewer);
          join(snapshot);
        } catch (error) {
          refuse(error);
        }
        closeWhenEmpty(runId);
      };
      if (room.isChanged) room.viewers.wait(viewer, answer);
      else answer();
    },
    unwatchRun(viewer, runId) {
      runRooms.get(runId)?.room.viewers.remove(viewer);
      closeWhenEmpty(runId);
    },
    watchSeries(viewer, runId, names) {
      const viewers = runRooms.get(runId)?.room.viewers;
      if (viewers?.has(viewer)) viewers.keep(viewer, names);
    },
    whenSent(viewer, runId, read) {
      const room = runRooms.get(runId)?.room;
      if (room?.isChanged && room.viewers.has(viewer)) room.viewers.wait(viewer, read);
      else read();
    },
    leave(viewer) {
      runsRoom.viewers.remove(viewer);
      for (const [runId, { room }] of runRooms) {
        room.viewers.remove(viewer);
        closeWhenEmpty(runId);
      }
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      runsPacer.stop();
      for (const { pacer } of runRooms.values()) pacer.stop();
      runRooms.clear();
      listeners.clear();
    },
  };
}
