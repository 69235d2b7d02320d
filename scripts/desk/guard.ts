import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isSame, type Session } from './session.ts';

export type Bindings = { Bindings: HttpBindings };

/**
 * The pages' own files and nothing else: no style or script inside of a page, nothing from elsewhere, no
 * frame around it (Content Security Policy Level 3).
 */
export const DESK_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': DESK_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Every answer says what a page may do. Only what says nothing of the workspace may be held, and says so itself. */
export const sayPolicy: MiddlewareHandler<Bindings> = async (c, next) => {
  await next();
  const held = c.res.headers.get('cache-control');
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  if (held === TOOLKITS_OWN) c.res.headers.set('cache-control', held);
};

/** Scripts and looks: a browser that has them asks only whether they are still the same. */
export const TOOLKITS_OWN = 'private, no-cache';

/**
 * Refuses who is not this desk's own page on this machine: another name that leads here (DNS rebinding,
 * 421), a request that another site has made (403), a body that a form of another site could send (415).
 */
export const refuseForeign: MiddlewareHandler<Bindings> = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!hostsOf(c).includes(host.toLowerCase())) return c.json({ fault: 'host' }, 421);
  if (c.req.path === OPEN) return next();
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return c.json({ fault: 'origin' }, 403);
  const origin = c.req.header('origin');
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (origin === undefined ? !reads : origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return c.json({ fault: 'origin' }, 403);
  const type = c.req.header('content-type')?.split(';')[0]?.trim();
  if (!reads && type !== 'application/json' && type !== 'application/octet-stream')
    return c.json({ fault: 'type' }, 415);
  return next();
};

function hostsOf(c: Context<Bindings>): readonly string[] {
  const port = c.env.incoming.socket.localPort;
  return ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`);
}

/** Where the key is shown; then the address bar holds it no longer. */
export const OPEN = '/open';
const COOKIE = 'attache-desk';

/**
 * What the page for those turned away looks like, and the worker, which browsers fetch without a cookie (HTML
 * Living Standard, module workers of a service worker): they say nothing of the workspace.
 */
const LOOKS: ReadonlySet<string> = new Set(['/desk.css', '/favicon.svg', '/desk-worker.js']);

/** Browsers keep cookies by name and not by port: two desks at once need two names. */
const cookieName = (c: Context<Bindings>): string => `${COOKIE}-${c.env.incoming.socket.localPort}`;

/** Lets in who has shown the key once; all others are sent to `turnAway`. */
export function askForSession(
  session: Session,
  turnAway: (c: Context<Bindings>) => Response | Promise<Response>,
): MiddlewareHandler<Bindings> {
  return async (c, next) => {
    if (c.req.path === OPEN) {
      if (c.req.method !== 'GET' || !isSame(c.req.query('key'), session.key)) return turnAway(c);
      setCookie(c, cookieName(c), session.cookie, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return c.redirect('/', 303);
    }
    if (LOOKS.has(c.req.path) || isSame(getCookie(c, cookieName(c)), session.cookie)) return next();
    return turnAway(c);
  };
}
