// Keeps what has been read, for halls with bad Wi-Fi: the network first, what is kept when there is none.
const KEPT = 'attache-pages';

self.addEventListener('install', (event) => {
  event.waitUntil(keep([offlinePage()]).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

// A page of a mission asks for the others of that mission to be kept along.
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});

async function answer(request) {
  const pages = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.ok) await pages.put(request, response.clone());
    return response;
  } catch (cause) {
    const kept = await pages.match(request, { ignoreSearch: true });
    const instead = kept ?? (request.mode === 'navigate' ? await pages.match(offlinePage()) : undefined);
    if (instead) return instead;
    throw cause;
  }
}

async function keep(addresses) {
  const pages = await caches.open(KEPT);
  await Promise.allSettled(addresses.map((address) => pages.add(address)));
}

function offlinePage() {
  return new URL('offline/', self.registration.scope).href;
}
