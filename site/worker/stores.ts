/** One name for all rooms of a site: its workers, and its pages (`site/scripts/list-kept.ts`), of every build. */
const LOCK = 'attache stores';

/**
 * The stores (caches) of a device that are there and wanted. Looking makes none: opening a store by a name that
 * another room forgets at that moment would make it anew, and what was withdrawn would keep its name on the device.
 * So that opening and forgetting wait for each other (Web Locks API, §2).
 * @example (await openStores((name) => name.endsWith(' read'))).length // 1
 */
export function openStores(isWanted: (name: string) => boolean): Promise<readonly Cache[]> {
  return navigator.locks.request(LOCK, { mode: 'shared' }, async () =>
    Promise.all((await caches.keys()).filter(isWanted).map((name) => caches.open(name))),
  );
}

/** Forgets stores. @returns the names of those that were there */
export function forgetStores(isForgotten: (name: string) => boolean): Promise<readonly string[]> {
  return navigator.locks.request(LOCK, async () => {
    const names = (await caches.keys()).filter(isForgotten);
    await Promise.all(names.map((name) => caches.delete(name)));
    return names;
  });
}
