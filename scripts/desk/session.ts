import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The key that opens a session once it is shown on the terminal, and what a browser keeps afterwards. */
export type Session = { readonly key: string; readonly cookie: string };

const BYTES = 32;
const secret = (): string => randomBytes(BYTES).toString('base64url');

export function createSession(): Session {
  return { key: secret(), cookie: secret() };
}

/** Takes as long for a wrong secret as for the right one. */
export function isSame(given: string | undefined, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(known));
}
