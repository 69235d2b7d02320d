/**
 * A fault of the disk with the path that it is about: a full disk says so while bytes are written, and then
 * names none. The name of a temporary file, which nobody knows, gives way to that of its target. Anything else
 * stays as it is.
 * @example catch (cause) { throw withPath(cause, file); }
 */
export function withPath(cause: unknown, path: string, temporary?: string): unknown {
  const isBare =
    cause instanceof Error && 'code' in cause && !('path' in cause && cause.path && cause.path !== temporary);
  return isBare ? Object.assign(cause, { path }) : cause;
}
