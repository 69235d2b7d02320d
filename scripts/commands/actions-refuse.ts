import { suggest } from '#diagnostics/suggestion.ts';
import type { Context, ExitCode } from './command.ts';

/** Says why nothing came of it. */
export function refuse(
  context: Context,
  key: string,
  { code = 1, ...values }: { readonly code?: ExitCode } & Readonly<Record<string, string | number>> = {},
): ExitCode {
  context.complain(context.t(key, values));
  return code;
}

/** Says that an option has none of its values, with the nearest. */
export function refuseChoice(
  context: Context,
  option: string,
  { value, allowed }: { readonly value: string; readonly allowed: readonly string[] },
): ExitCode {
  const suggestion = suggest(value, allowed) ?? allowed.join(', ');
  return refuse(context, 'actions.bad-choice', { option: `--${option}`, value, suggestion, code: 2 });
}
