/**
 * How long a name may be that files are called by, in bytes of UTF-8: a file system takes 255, of which endings
 * (`.pocket.zh-TW.pdf`, `.1600.avif`) and the name of a file in the making need the rest.
 */
const MOST_BYTES = 180;

/**
 * Whether files can bear a name.
 * @example isShortEnough('會'.repeat(60)) // true, of 180 bytes
 */
export function isShortEnough(name: string): boolean {
  return name.length <= MOST_BYTES && new TextEncoder().encode(name).length <= MOST_BYTES;
}
