import type { MiddlewareHandler } from 'hono';
import { newerFormat } from '#load/newer-format.ts';
import type { Desk } from './desk.ts';
import { tellFault } from './failures.ts';
import type { Bindings } from './guard.ts';
import { languageOf } from './language.ts';

/** What is written and not saved goes beside the data, in words of the desk's own. */
const DRAFTS = '/api/drafts';

/**
 * Lets nothing be written into, nor judged of, data that a newer Attaché has written: what it says may be whole
 * and right, and is looked at alone.
 */
export const refuseNewer =
  (desk: Desk): MiddlewareHandler<Bindings> =>
  async (c, next) => {
    const isLooking = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.path === DRAFTS;
    const newer = isLooking ? undefined : newerFormat(desk.root);
    if (!newer) return next();
    const { code, why, fix } = tellFault(newer, desk.words(languageOf(c)));
    return c.json({ fault: code, why: `${why} ${fix}` }, 409);
  };
