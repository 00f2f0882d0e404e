import type { Clock } from '../ports/clock.ts';
import type { Timer } from '../ports/timer.ts';
import type { RunSnapshot, RunsSnapshot, ServerToBrowserEvents } from '../protocol/live-channel.ts';
import type { IncidentResource } from '../protocol/resource.ts';
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
}

/** Tells viewers what changed, coalesced; frames are only made while somebody watches. */
export interface Live {
  /** Points, histograms and events of a run that are stored and judged. */
  partsStored(runId: string, parts: readonly StoredPart[]): void;
  incidentsChanged(runId: string, incidents: readonly IncidentResource[]): void;
  /** Anything else a list row shows: status, last beat. */
  runChanged(runId: string): void;

  /** Calls `join` with what the list holds, then keeps the viewer told. `join` must enter `runsRoomName` at once. */
  watchRuns(viewer: string, join: (snapshot: RunsSnapshot) => void): void;
  unwatchRuns(viewer: string): void;
  /** Calls `join` with what the run is (`null`: no such run, nothing is watched). `join` must enter `runRoomName(runId)` at once. */
  watchRun(viewer: string, runId: string, join: (snapshot: RunSnapshot | null) => void): void;
  unwatchRun(viewer: string, runId: string): void;
  /**
   * Calls `read` at a moment when every point stored so far is in a frame the viewer was sent: frames before the answer
   * hold nothing that the answer lacks, frames after it nothing that it has.
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
export const runRoomName = (runId: string) => `run:${runId}`;

/** The live floor: rooms, coalescing and snapshots, without sockets. */
export function createLive({ source, clock, timer }: LiveOptions): Live {
  const listeners = new Set<(frame: LiveFrame) => void>();
  const publish = (room: string, event: LiveFrame['event']) => (text: string) => {
    for (const listener of listeners) listener({ room, event, text });
  };
  const runsRoom = new RunsRoom(source, publish(runsRoomName, 'runs:published'));
  const runsPacer = new Pacer({ clock, timer, intervalMs: runsFrameIntervalMs, gatherMs, run: () => runsRoom.flush() });
  const runRooms = new Map<string, { readonly room: RunRoom; readonly pacer: Pacer }>();

  const openRunRoom = (runId: string) => {
    const open = runRooms.get(runId);
    if (open) return open;
    const room = new RunRoom(runId, source, publish(runRoomName(runId), 'run:published'));
    const opened = { room, pacer: new Pacer({ clock, timer, intervalMs: liveFrameIntervalMs, gatherMs, run: () => room.flush() }) };
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

    watchRuns(viewer, join) {
      const answer = () => {
        runsRoom.viewers.add(viewer);
        join(runsRoom.snapshot());
      };
      if (runsRoom.isChanged) runsRoom.viewers.wait(viewer, answer);
      else answer();
    },
    unwatchRuns: (viewer) => runsRoom.viewers.remove(viewer),
    watchRun(viewer, runId, join) {
      const { room } = openRunRoom(runId);
      const answer = () => {
        const snapshot = room.snapshot();
        if (snapshot) room.viewers.add(viewer);
        join(snapshot);
        closeWhenEmpty(runId);
      };
      if (room.isChanged) room.viewers.wait(viewer, answer);
      else answer();
    },
    unwatchRun(viewer, runId) {
      runRooms.get(runId)?.room.viewers.remove(viewer);
      closeWhenEmpty(runId);
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
