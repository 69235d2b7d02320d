import { CacheExpiration } from 'workbox-expiration';
import { forgetStores, openStores } from './stores.ts';

type Scope = {
  readonly registration: Pick<ServiceWorkerRegistration, 'scope' | 'installing' | 'waiting'>;
  /** Written into the worker by the build. */
  readonly ATTACHE?: { readonly edition: string; readonly build: string };
};
const { registration, ATTACHE = { edition: 'draft', build: '' } } = self as unknown as Scope;

const EDITION = `attache ${ATTACHE.edition} `;
const PLACE = `${EDITION}${registration.scope} `;

/** The current mission and what belongs to it; brought up to date whole with each build. */
export const KEPT = `${PLACE}kept`;
/** What was read besides, of this build. */
export const READ = `${PLACE}${ATTACHE.build} read`;
/** Scripts, styles and pictures of this build. */
export const ASSETS = `${PLACE}${ATTACHE.build} assets`;

const OWN: ReadonlySet<string> = new Set([KEPT, READ, ASSETS]);

/**
 * Of every other build and of the other edition nothing stays on the device, not even the list of what was
 * read; a site of the same edition at another place keeps its own.
 * @returns the addresses of what was read of an earlier build, to be fetched anew where they still stand
 */
export async function forgetOthers(): Promise<readonly string[]> {
  const isOther = (name: string) =>
    /^attache[ -]/.test(name) && !OWN.has(name) && (name.startsWith(PLACE) || !name.startsWith(EDITION));
  const isOfRead = (name: string) => name.startsWith(PLACE) && name.endsWith(' read') && isOther(name);
  const read = await Promise.all((await openStores(isOfRead)).map((store) => store.keys()));
  for (const name of await forgetStores(isOther)) await new CacheExpiration(name, { maxEntries: 1 }).delete();
  return [...new Set(read.flat().map(({ url }) => url))];
}

/** Fetches addresses into what was read, a few at once, past what the browser itself holds; those that are gone stay away. */
export async function keepRead(addresses: readonly string[]): Promise<void> {
  const read = await caches.open(READ);
  for (let at = 0; at < addresses.length; at += AT_ONCE)
    await Promise.allSettled(
      addresses
        .slice(at, at + AT_ONCE)
        .map((address) => read.add(new Request(address, { cache: 'no-cache' }))),
    );
}
const AT_ONCE = 6;

/** What a server says is gone is gone here as well. */
export async function forgetPage(request: Request): Promise<void> {
  const stores = await openStores((name) => name === KEPT || name === READ);
  for (const store of stores) await store.delete(request, { ignoreSearch: true });
}

/**
 * What is kept of the current mission. Reading makes no store: a worker that has been replaced still answers
 * what it was asked, and would leave the name of its edition on the device.
 */
export function keptFor(address: Request | string): Promise<Response | undefined> {
  return caches.match(address, { cacheName: KEPT, ignoreSearch: true });
}

/** Whether no worker of a later build is there or on its way. */
export const isLatest = (): boolean =>
  !isReplaced() && registration.installing === null && registration.waiting === null;

/** Whether this worker has been replaced by that of a later build; not known everywhere, then no. */
export function isReplaced(): boolean {
  return (self as unknown as { readonly serviceWorker?: ServiceWorker }).serviceWorker?.state === 'redundant';
}
