import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gte, inArray, lt, ne, notInArray, type SQL } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { clampLimit, decodeCursor, encodeCursor } from './cursor.ts';
import type { DeliveryRecord, Notice, NoticeEvent, NotificationStore, PlannedDelivery, StoredTransition } from './notification-store.ts';
import { channels, deliveries, notices, serverKeys, transitions } from './schema/notifications.ts';

/** Channels, outbox and delivery log in the database. */
export function createNotificationStore({ orm, write }: Connection): NotificationStore {
  const channelOf = (id: string) => orm.select().from(channels).where(eq(channels.id, id)).get() ?? null;

  function insertNotice({ event, run, incident, atMs }: Notice): number {
    return orm.insert(notices).values({ event, runId: run?.id ?? null, incidentId: incident?.id ?? null, run, incident, atMs }).returning({ key: notices.key }).get().key;
  }
  function insertDelivery(noticeKey: number, { channel, state, reason, nextAtMs }: PlannedDelivery, atMs: number): string {
    const id = randomUUID();
    const doneAtMs = state === 'pending' ? null : atMs;
    orm.insert(deliveries).values({ id, noticeKey, channelId: channel.id, channelName: channel.name, channelKind: channel.kind, state, reason, nextAtMs, doneAtMs }).run();
    return id;
  }

  return {
    channels: () => orm.select().from(channels).orderBy(asc(channels.createdAtMs), asc(channels.id)).all(),
    findChannel: channelOf,
    createChannel: (channel) => void write(() => orm.insert(channels).values(channel).run()),
    changeChannel: ({ id, ...values }) => write(() => orm.update(channels).set(values).where(eq(channels.id, id)).run().changes > 0),
    deleteChannel: (id, reason, atMs) =>
      write(() => {
        orm.update(deliveries).set({ state: 'suppressed', reason, nextAtMs: null, doneAtMs: atMs }).where(and(eq(deliveries.channelId, id), eq(deliveries.state, 'pending'))).run();
        return orm.delete(channels).where(eq(channels.id, id)).run().changes > 0;
      }),
    transitions: (limit) => orm.select().from(transitions).orderBy(asc(transitions.key)).limit(limit).all() as StoredTransition[],
    plan(transitionKey, notice, planned) {
      write(() => {
        orm.delete(transitions).where(eq(transitions.key, transitionKey)).run();
        if (notice === null || planned.length === 0) return;
        const noticeKey = insertNotice(notice);
        for (const delivery of planned) insertDelivery(noticeKey, delivery, notice.atMs);
      });
    },
    record: (notice, delivery) => write(() => insertDelivery(insertNotice(notice), delivery, notice.atMs)),
    pending(limit) {
      const rows = orm.select().from(deliveries).innerJoin(notices, eq(notices.key, deliveries.noticeKey)).where(eq(deliveries.state, 'pending')).orderBy(asc(deliveries.key)).limit(limit).all();
      return rows.map(({ deliveries: delivery, notices: { event, run, incident, atMs } }) => ({
        id: delivery.id, channelId: delivery.channelId, attempts: delivery.attempts, nextAtMs: delivery.nextAtMs ?? 0, notice: { event: event as Notice['event'], run, incident, atMs },
      }));
    },
    change(ids, { state, reason, attempts, nextAtMs, doneAtMs }) {
      write(() => orm.update(deliveries).set({ state, reason, attempts, nextAtMs, doneAtMs }).where(inArray(deliveries.id, [...ids])).run());
    },
    noticesTo(channelId, incidentId) {
      const rows = orm
        .select({ event: notices.event, incident: notices.incident, state: deliveries.state })
        .from(notices)
        .innerJoin(deliveries, eq(deliveries.noticeKey, notices.key))
        .where(and(eq(notices.incidentId, incidentId), eq(deliveries.channelId, channelId)))
        .orderBy(asc(notices.key))
        .all();
      return rows.map(({ event, incident, state }) => ({ event: event as NoticeEvent, severity: incident?.severity ?? null, state }));
    },
    deliveredAtMs: (channelId, sinceMs) =>
      orm
        .select({ atMs: deliveries.doneAtMs })
        .from(deliveries)
        .where(and(eq(deliveries.channelId, channelId), eq(deliveries.state, 'delivered'), gte(deliveries.doneAtMs, sinceMs)))
        .orderBy(asc(deliveries.doneAtMs))
        .all()
        .map(({ atMs }) => atMs!),
    deliveries(query) {
      const limit = clampLimit(query.limit);
      const conditions: (SQL | undefined)[] = [
        query.channel === undefined ? undefined : eq(deliveries.channelId, query.channel),
        query.state === undefined ? undefined : eq(deliveries.state, query.state),
        query.incident === undefined ? undefined : eq(notices.incidentId, query.incident),
        query.cursor === undefined ? undefined : lt(deliveries.key, decodeCursor(query.cursor).atMs),
      ];
      const rows = orm.select().from(deliveries).innerJoin(notices, eq(notices.key, deliveries.noticeKey)).where(and(...conditions)).orderBy(desc(deliveries.key)).limit(limit + 1).all();
      const last = rows[limit - 1];
      return { items: rows.slice(0, limit).map(recordOf), nextCursor: rows.length > limit && last ? encodeCursor(last.deliveries.key, last.deliveries.id) : null };
    },
    prune(beforeMs) {
      write(() => {
        orm.delete(deliveries).where(and(ne(deliveries.state, 'pending'), lt(deliveries.doneAtMs, beforeMs))).run();
        orm.delete(notices).where(and(lt(notices.atMs, beforeMs), notInArray(notices.key, orm.select({ key: deliveries.noticeKey }).from(deliveries)))).run();
      });
    },
    key: (name) => orm.select({ value: serverKeys.value }).from(serverKeys).where(eq(serverKeys.name, name)).get()?.value ?? null,
    saveKey: (name, value) => void write(() => orm.insert(serverKeys).values({ name, value }).onConflictDoUpdate({ target: serverKeys.name, set: { value } }).run()),
  };
}

function recordOf({ deliveries: row, notices: notice }: { readonly deliveries: typeof deliveries.$inferSelect; readonly notices: typeof notices.$inferSelect }): DeliveryRecord {
  return {
    id: row.id, channelId: row.channelId, channelName: row.channelName, kind: row.channelKind, event: notice.event as DeliveryRecord['event'], runId: notice.runId, incidentId: notice.incidentId,
    state: row.state, reason: row.reason, attempts: row.attempts, atMs: notice.atMs, nextAttemptAtMs: row.nextAtMs, doneAtMs: row.doneAtMs,
  };
}
