import { effect } from '@preact/signals';
import { home } from './home.ts';
import { isConnected, refresh } from './live.ts';
import { sendUnsent } from './notes/send-notes.ts';

/** The page opens while the server is away, and what was saved meanwhile goes to it when it is back. */
export function workOffline(): void {
  effect(() => {
    if (isConnected.value && home.value) void sendUnsent();
  });
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  // What was loaded before the worker came is asked for once more, through it.
  serviceWorker.addEventListener('controllerchange', () => refresh());
  void serviceWorker
    .register('/desk-worker.js', { type: 'module' })
    .then(() => serviceWorker.ready)
    .then(({ active }) => {
      const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      const own = loaded.filter((path) => /^\/(?:desk|favicon)/.test(path));
      active?.postMessage({ keep: [location.pathname, ...new Set(own)] });
    })
    .catch(() => undefined);
}
