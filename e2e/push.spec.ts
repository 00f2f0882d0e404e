import { once } from 'node:events';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { createPushReader } from '../lib/notifications/push-reader.fixture.ts';
import { answer, startReceiver } from '../lib/notifications/receiver.fixture.ts';
import type { PushPayload } from '../lib/notifications/channels/webpush/channel.ts';
import { expect, test } from './tunewatch.ts';

interface Incident {
  readonly id: string;
  readonly acknowledgedBy?: string;
}

/** Puts the receiver in the place of the browser maker's push service, which a test cannot reach. */
async function standInForPushService(page: Page, endpoint: string, keys: { readonly p256dh: string; readonly auth: string }): Promise<void> {
  await page.addInitScript(
    (subscription) => {
      Object.defineProperty(PushManager.prototype, 'subscribe', {
        value: async (options: PushSubscriptionOptionsInit) => {
          Object.assign(window, { askedToSubscribeWith: options });
          return { toJSON: () => subscription };
        },
      });
    },
    { endpoint, keys },
  );
}

/** Lets the browser believe that its push service delivered the text to the service worker of the page. */
async function deliverPush(context: BrowserContext, page: Page, origin: string, data: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const known = new Promise<string>((resolve) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const [first] = registrations;
    if (first) resolve(first.registrationId);
  }));
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await known, data });
}

/** Clicks an action of the notification that is shown: what the system does when its reader does. */
async function clickNotification(worker: Worker, action: string): Promise<void> {
  await worker.evaluate(async (chosen) => {
    const scope = self as unknown as { readonly registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    const Click = (self as unknown as { readonly NotificationEvent: new (type: string, about: object) => Event }).NotificationEvent;
    const click = new Click('notificationclick', { notification, action: chosen });
    let done: unknown;
    // Only events of the browser itself may be waited for by the worker; this one is ours, so we wait.
    Object.defineProperty(click, 'waitUntil', { value: (work: unknown) => (done = work) });
    self.dispatchEvent(click);
    await done;
  }, action);
}

test('a browser subscribes, is pushed an incident, acknowledges it from the notification, and ends its channel when it is gone', async ({ page, context, request, tunewatch }) => {
  const receiver = await startReceiver();
  const reader = createPushReader();
  await context.grantPermissions(['notifications'], { origin: tunewatch.url });
  await standInForPushService(page, `${receiver.url}/push/this-browser`, reader.keys);
  receiver.respond = answer(201);
  try {
    const started = context.waitForEvent('serviceworker');
    await page.goto('/settings/channels');
    await page.getByRole('button', { name: 'Tell me in this browser' }).click();
    const worker = await started;
    expect(worker.url()).toBe(`${tunewatch.url}/service-worker.js`);
    await expect(page.getByRole('status').filter({ hasText: 'This browser is told from now on.' })).toBeVisible();
    const asked = await page.evaluate(() => (window as unknown as { readonly askedToSubscribeWith: PushSubscriptionOptionsInit }).askedToSubscribeWith);
    expect(asked.userVisibleOnly).toBe(true);
    expect(String(asked.applicationServerKey)).toMatch(/^[\w-]{87}$/);

    await once(tunewatch.train('learning-rate-too-high', 0), 'exit');
    const pushed = () => receiver.requests.map((one) => JSON.parse(reader.decrypt(one)) as PushPayload);
    const incidentPushed = () => pushed().find(({ incidentId }) => incidentId !== null);
    await expect.poll(incidentPushed).toBeDefined();
    const { headers, path } = receiver.requests[0]!;
    expect([path, headers['content-encoding']]).toEqual(['/push/this-browser', 'aes128gcm']);
    expect(headers.authorization).toMatch(new RegExp(`^vapid t=[^,]+, ?k=${String(asked.applicationServerKey)}$`));

    const payload = incidentPushed()!;
    await deliverPush(context, page, tunewatch.url, JSON.stringify(payload));
    const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({ title, body, tag })));
    await expect.poll(shown).toEqual([{ title: payload.title, body: payload.body, tag: payload.incidentId }]);

    const acknowledgedBy = async () => ((await (await request.get(`/api/v1/incidents/${payload.incidentId}`)).json()) as Incident).acknowledgedBy;
    expect(await acknowledgedBy()).toBeUndefined();
    await clickNotification(worker, 'acknowledge');
    expect(await acknowledgedBy()).toBe('local');
    expect(await shown()).toEqual([]);

    receiver.respond = answer(410, 'push subscription has unsubscribed or expired');
    await request.post(`/api/v1/incidents/${payload.incidentId}/resolve`, { data: {} });
    await expect.poll(async () => ((await (await request.get('/api/v1/channels')).json()) as { readonly items: readonly unknown[] }).items).toEqual([]);
    const sent = receiver.requests.length;
    await page.goto('/settings/deliveries?state=failed');
    await expect(page.getByText(/The browser has ended its subscription \(HTTP 410\); its channel was removed/).first()).toBeVisible();
    await request.post(`/api/v1/incidents/${payload.incidentId}/reopen`, { data: {} });
    await page.reload();
    await expect(page.getByText(/HTTP 410/).first()).toBeVisible();
    expect(receiver.requests.length).toBe(sent);
  } finally {
    await receiver.close();
  }
});
