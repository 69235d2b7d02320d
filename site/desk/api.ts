import { route } from './router.ts';

/** What came of a request. `why` is in the language of the page. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly why: string; readonly body: unknown };

/** The status where nobody answered. */
export const OFFLINE = 0;

/** Asks the desk's server. @example const answer = await ask<Today>('/api/today') */
export function ask<T>(path: string): Promise<Answer<T>> {
  return request(path, { method: 'GET' });
}

/** Has the server do something. @example await send('/api/save', { label: 'mission', files }) */
export function send<T>(
  path: string,
  body: unknown,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<Answer<T>> {
  return request(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
}

async function request<T>(path: string, options: RequestInit): Promise<Answer<T>> {
  const headers = { 'accept-language': route.value.language, ...options.headers };
  try {
    const response = await fetch(path, { ...options, headers, credentials: 'same-origin' });
    const body: unknown = await response.json().catch(() => ({}));
    if (response.ok) return { ok: true, value: body as T };
    const why = String((body as { why?: string }).why ?? response.status);
    return { ok: false, status: response.status, why, body };
  } catch {
    return { ok: false, status: OFFLINE, why: '', body: undefined };
  }
}

/** When something is sent: finer than a millisecond, and the same for all tabs. */
export const sentAt = (): number => performance.timeOrigin + performance.now();
