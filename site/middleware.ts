import type { MiddlewareHandler } from 'astro';
import { keepTogether } from './lib/keep-together.ts';

/** Every page as it leaves: an abbreviation with a hyphen in it stays on one line. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  return new Response(keepTogether(await response.text()), response);
};
