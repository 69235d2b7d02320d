export type SharpLibrary = typeof import('sharp')['default'];

let loaded: Promise<SharpLibrary | undefined> | undefined;

/** The library for pictures. Astro brings it along on most systems; where it does not run, pictures go out as they are. */
export function loadSharp(): Promise<SharpLibrary | undefined> {
  loaded ??= import('sharp').then(
    ({ default: sharp }) => {
      // One picture after the other, and nothing kept of it: memory does not grow with their number.
      sharp.cache(false);
      sharp.concurrency(1);
      return sharp;
    },
    () => undefined,
  );
  return loaded;
}
