import type { Misuse } from './parse-arguments.ts';

/**
 * An argument with marks that a word processor made of what the shell knows: a long dash for `--`, quotes of
 * print, at which the shell parts words. Undefined where there is none.
 * @example pastedMark(['2027-lima', '—from', '2027-02-20']) // { fault: 'cli.pasted-dash', … }
 */
export function pastedMark(args: readonly string[]): Misuse | undefined {
  const dashed = args.find((arg) =>
    /^(?:[\u2010-\u2015\u2212]|\uff0d{1,2}|-[\u2010-\u2015])\p{L}/u.test(arg),
  );
  if (dashed !== undefined) {
    const option = `--${dashed.replace(/^[^\p{L}]+/u, '')}`;
    return { fault: 'cli.pasted-dash', values: { argument: dashed, option } };
  }
  // With a blank in it, it was quoted for the shell, too: the marks of print are meant.
  const quoted = args.find((arg) => /^(?:--[\w-]+=)?[“”„＂]\S*$/u.test(arg));
  return quoted === undefined ? undefined : { fault: 'cli.pasted-quotes', values: { argument: quoted } };
}
