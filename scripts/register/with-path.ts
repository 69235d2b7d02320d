/**
 * A fault of the disk with the path that it is about: a full disk says so while bytes are written, and then
 * names none. Anything else stays as it is.
 * @example catch (cause) { throw withPath(cause, file); }
 */
export function withPath(cause: unknown, path: string): unknown {
  const isBare = cause instanceof Error && 'code' in cause && !('path' in cause && cause.path);
  return isBare ? Object.assign(cause, { path }) : cause;
}
