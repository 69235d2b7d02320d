import type { Context } from './command.ts';

const HIGHEST = 65_535;

/**
 * The port that is asked for in digits; undefined, after it has been told, where it is none.
 * @example portOf(context, '8080', 4330) // 8080
 */
export function portOf(
  context: Context,
  said: string | boolean | undefined,
  otherwise: number,
): number | undefined {
  if (said === undefined) return otherwise;
  const port = /^\d{1,5}$/.test(String(said)) ? Number(said) : Number.NaN;
  if (port <= HIGHEST) return port;
  context.complain(context.t('cli.preview.bad-port', { value: String(said) }));
  return undefined;
}
