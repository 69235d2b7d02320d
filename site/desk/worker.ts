/*
 * What the desk has shown is shown while its server is away: the page itself and what notes are taken with.
 * The server is always asked first, so that nothing old is seen while it answers.
 */
type Waiting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Waiting & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type KeepingWorker = EventTarget & {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
};

export {};

const CACHE = 'attache-desk';
const worker = globalThis as unknown as KeepingWorker;
const FILES = /^\/(?:desk[\w.-]*\.(?:js|css)|favicon\.svg)$/;
const SAID = /^\/api\/(?:home|(?:notes|known|mission-title)\/[^/]+)$/;

worker.addEventListener('install', (event) => {
  (event as Waiting).waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  (event as Waiting).waitUntil(worker.clients.claim());
});

/** The page sends what it had loaded before anybody kept it. */
worker.addEventListener('message', (event) => {
  const { keep = [] } = (event as MessageEvent<{ readonly keep?: readonly string[] }>).data;
  const keepOne = async (address: string): Promise<void> => {
    const request = new Request(address);
    const key = keyOf(request);
    if (key !== undefined) await answer(request, key).catch(() => undefined);
  };
  (event as unknown as Waiting).waitUntil(Promise.all(keep.map(keepOne)));
});

worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const key = keyOf(request);
  if (key !== undefined) respondWith.call(event, answer(request, key));
});

/** One page serves every place of a language; what is said in words is kept by the language it was asked in. */
function keyOf(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (FILES.test(pathname)) return pathname;
  if (SAID.test(pathname)) return `${pathname}?language=${request.headers.get('accept-language') ?? ''}`;
  const language = /^\/([^/]+)\/[^/]+/.exec(pathname)?.[1];
  const isPage = language !== undefined && language !== 'api';
  return isPage && (request.mode === 'navigate' || request.destination === '') ? `/${language}/` : undefined;
}

async function answer(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !(await isKept(cache, key, fresh))) await cache.put(key, fresh.clone());
    return fresh;
  } catch (cause) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw cause;
  }
}

/** What the server names by its content need not be kept again. */
async function isKept(cache: Cache, key: string, fresh: Response): Promise<boolean> {
  const name = fresh.headers.get('etag');
  return name !== null && (await cache.match(key))?.headers.get('etag') === name;
}
