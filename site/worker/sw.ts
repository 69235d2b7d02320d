import type { WorkboxPlugin } from 'workbox-core/types.js';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies';
import {
  ASSETS,
  forgetOthers,
  forgetPage,
  isLatest,
  isReplaced,
  keepRead,
  keptFor,
  READ,
} from './caches-of-build.ts';
import { keepCurrent, scopeUrl } from './keep.ts';

/** Halls have Wi-Fi that stalls more often than none: who waits longer than this reads what is kept. */
const PATIENCE_SECONDS = 2.5;
/** And where nothing is kept, is told so after this. */
const LONGEST_WAIT_MS = 12_000;
const DAY_SECONDS = 86_400;

type Extended = Event & { waitUntil: (work: Promise<unknown>) => void; readonly data?: unknown };
type Worker = {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly addEventListener: (type: string, listen: (event: Extended) => void) => void;
};
const worker = self as unknown as Worker;

worker.addEventListener('install', (event) =>
  event.waitUntil(keepCurrent().then(() => worker.skipWaiting())),
);
worker.addEventListener('activate', (event) =>
  event.waitUntil(takeOver().then(() => worker.clients.claim())),
);
// A page of a mission asks for the others of that mission to be kept along.
worker.addEventListener('message', (event) => {
  const { keep: wanted, takeOver } = (event.data ?? {}) as {
    readonly keep?: unknown;
    readonly takeOver?: true;
  };
  if (takeOver) event.waitUntil(worker.skipWaiting());
  if (Array.isArray(wanted)) event.waitUntil(keepAlong(wanted.filter((each) => typeof each === 'string')));
});

/** What an earlier build left is fetched anew beside the pages that are asked for, which do not wait for it. */
let again: Promise<void> = Promise.resolve();

async function takeOver(): Promise<void> {
  const addresses = await forgetOthers();
  again = keepRead(addresses);
}

/** An earlier worker may have put something back as it went; what a later one fetches is not for this one to forget. */
async function keepAlong(addresses: readonly string[]): Promise<void> {
  if (isLatest()) await forgetOthers();
  await Promise.all([keepRead(addresses), again]);
}

/** Of what was read and what is kept of the current mission, the later. */
const orKept = {
  cachedResponseWillBeUsed: async ({
    request,
    cachedResponse,
  }: {
    readonly request: Request;
    readonly cachedResponse?: Response | undefined;
  }): Promise<Response | undefined> => {
    const kept = await keptFor(request);
    if (!kept || !cachedResponse) return kept ?? cachedResponse;
    return timeOf(cachedResponse) > timeOf(kept) ? cachedResponse : kept;
  },
};

/** The package's types are written for a laxer compiler than ours. */
const expiring = (options: ConstructorParameters<typeof ExpirationPlugin>[0]): WorkboxPlugin =>
  new ExpirationPlugin(options) as WorkboxPlugin;

const timeOf = ({ headers }: Response): number => Date.parse(headers.get('date') ?? '') || 0;

/** What a replaced worker still fetches is answered, and kept no more. */
const keptByTheLatest = {
  cacheWillUpdate: async ({ response }: { readonly response: Response }): Promise<Response | null> =>
    response.status === 200 && !isReplaced() ? response : null,
};

const assets = new CacheFirst({
  cacheName: ASSETS,
  plugins: [orKept, keptByTheLatest, expiring({ maxEntries: 80, purgeOnQuotaError: true })],
});
/** A page that was withdrawn since is not to be had by going offline. */
const goneIsGone = {
  fetchDidSucceed: async ({
    request,
    response,
  }: {
    readonly request: Request;
    readonly response: Response;
  }): Promise<Response> => {
    if (response.status === 404 || response.status === 410) await forgetPage(request);
    return response;
  },
};

const pages = new NetworkFirst({
  cacheName: READ,
  networkTimeoutSeconds: PATIENCE_SECONDS,
  plugins: [
    orKept,
    keptByTheLatest,
    goneIsGone,
    expiring({ maxEntries: 200, maxAgeSeconds: 90 * DAY_SECONDS, purgeOnQuotaError: true }),
  ],
});

registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/_site/'), assets);
/** Pieces of the index fit each other as they were kept; a search asks for several at once and is not to wait for each. */
const index = new StaleWhileRevalidate({ cacheName: READ, plugins: [orKept, keptByTheLatest] });

registerRoute(({ url, sameOrigin }) => sameOrigin && /\/search\/[^/]+\.json$/.test(url.pathname), index);
registerRoute(
  ({ sameOrigin, request }) => sameOrigin && request.method === 'GET',
  async (options) => Promise.race([pages.handle(options), giveUp()]),
);

function giveUp(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), LONGEST_WAIT_MS));
}

setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return Response.error();
  const [language = ''] = new URL(request.url).pathname
    .slice(new URL(scopeUrl('')).pathname.length)
    .split('/');
  return (
    (await keptFor(scopeUrl(`${language}/offline/`))) ??
    (await keptFor(scopeUrl('offline/'))) ??
    Response.error()
  );
});
