/** `--lang`, else the language of the shell, else English. */
export function spokenLanguage(args: readonly string[]): string {
  const given = givenOption(args, 'lang');
  if (given) return given;
  const shell = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  return /^[a-z]{2}_[A-Z]{2}/.test(shell) ? shell.slice(0, 5).replace('_', '-') : 'en';
}

/** Read before the rest is parsed: the faults of parsing are told in that language, too. */
export function givenOption(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (index === -1) return undefined;
  const found = args[index];
  return found?.startsWith(`--${name}=`) ? found.slice(name.length + 3) : args[index + 1];
}
