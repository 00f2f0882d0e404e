import webPush from 'web-push';
import type { NotificationStore } from '../storage/notification-store.ts';

const keyName = 'vapid';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair that pushes are signed with: made once, kept in the database, so that browsers stay subscribed. */
export function vapidKeysOf(store: Pick<NotificationStore, 'key' | 'saveKey'>): VapidKeys {
  const kept = store.key(keyName);
  if (kept !== null) return JSON.parse(kept) as VapidKeys;
  const made = webPush.generateVAPIDKeys();
  store.saveKey(keyName, JSON.stringify(made));
  return made;
}
