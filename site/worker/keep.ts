import { KEPT } from './caches-of-build.ts';

/** What the site says is to be kept: `offline.json`. */
export type OfflineList = {
  /** Path from the scope, and a digest of what is there. */
  readonly files: readonly (readonly [path: string, digest: string])[];
};

const AT_ONCE = 6;
const LIST = 'offline.json';

/** @example scopeUrl('en/offline/') // 'https://missions.example.org/en/offline/' */
export function scopeUrl(path: string): string {
  return new URL(path, (self as unknown as { registration: { scope: string } }).registration.scope).href;
}

/** Fetches what has changed since, removes what is no longer of the current mission. Can be cut short at any time. */
export async function keepCurrent(): Promise<void> {
  const kept = await caches.open(KEPT);
  const wanted = await fetch(scopeUrl(LIST), { cache: 'no-store' }).then(readList);
  const former = await kept.match(scopeUrl(LIST)).then((list) => (list ? readList(list) : { files: [] }));
  const known = new Map(former.files);
  const there = new Set((await kept.keys()).map(({ url }) => url));
  const isThere = ([path, digest]: readonly [string, string]) =>
    known.get(path) === digest && there.has(scopeUrl(path));
  const missing = wanted.files.filter((file) => !isThere(file));
  const failed = new Set<string>();
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    await Promise.all(
      missing
        .slice(at, at + AT_ONCE)
        .map(([path]) =>
          kept.add(new Request(scopeUrl(path), { cache: 'reload' })).catch(() => failed.add(path)),
        ),
    );
  }
  const urls = new Set([LIST, ...wanted.files.map(([path]) => path)].map(scopeUrl));
  await Promise.all([...there].filter((url) => !urls.has(url)).map((url) => kept.delete(url)));
  const files = wanted.files.filter(([path]) => !failed.has(path));
  await kept.put(scopeUrl(LIST), Response.json({ files }));
}

async function readList(response: Response): Promise<OfflineList> {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return (await response.json()) as OfflineList;
}
