/* global self, fetch, URL */
// Shows what the server pushes to this browser, and takes an acknowledgement from the notification itself.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  if (event.data === null) return;
  const { title, body, url, tag, incidentId, acknowledge, open } = event.data.json();
  const actions = incidentId === null ? [{ action: 'open', title: open }] : [{ action: 'acknowledge', title: acknowledge }, { action: 'open', title: open }];
  event.waitUntil(self.registration.showNotification(title, { body, tag, renotify: true, icon: '/icon.svg', data: { url, incidentId }, actions }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url, incidentId } = event.notification.data;
  event.waitUntil(event.action === 'acknowledge' && incidentId !== null ? acknowledgeIncident(incidentId, url) : show(url));
});

/** Marks the incident as seen. Where that is not possible (signed out, server away), the page is shown instead. */
async function acknowledgeIncident(incidentId, url) {
  try {
    const response = await fetch(`/api/v1/incidents/${encodeURIComponent(incidentId)}/acknowledge`, { method: 'POST', credentials: 'same-origin' });
    if (response.ok) return;
  } catch {
    // falls through to the page, which says what is wrong
  }
  await show(url);
}

async function show(url) {
  const { pathname, search } = new URL(url);
  // The reader may know this server under another address than it knows itself.
  const own = new URL(pathname + search, self.location.origin).href;
  const windows = await self.clients.matchAll({ type: 'window' });
  const open = windows.find((client) => client.url === own);
  if (open) await open.focus();
  else await self.clients.openWindow(own);
}
