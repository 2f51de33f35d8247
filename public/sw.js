// Shows what is told over Web Push, also while no page is open, and opens its page when it is pressed.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, body, url, tag } = readMessage(event.data);
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      data: { url },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

/** A browser that is told something must show something, whatever came. */
function readMessage(data) {
  try {
    const { title, body, url, tag } = data.json();
    return { title: String(title), body: String(body), url: ownAddress(url), tag: String(tag) };
  } catch {
    return { title: 'Kigen', body: '', url: '/', tag: 'kigen' };
  }
}

/** Only pages of this Kigen are opened. */
function ownAddress(url) {
  const address = new URL(String(url), self.location.origin);
  return address.origin === self.location.origin ? address.href : self.location.origin;
}

async function open(url) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const shown = windows.find((one) => one.url === url);
  return shown ? shown.focus() : self.clients.openWindow(url);
}
