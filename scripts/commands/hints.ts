/** What of the command line a hint has to say again, so that it works when it is typed as it stands. */
export type Repeated = { readonly named: string | undefined; readonly language: string | undefined };

/**
 * Writes a command as this user types it: by npm in a clone, by npx where the toolkit is a dependency, by its
 * name where it is on the path.
 * @example callOf({ named: '../office', language: undefined })('check') // 'npx attache check --workspace ../office'
 */
export function callOf({ named, language }: Repeated): (command: string) => string {
  const flags = [
    ...(named === undefined ? [] : ['--workspace', quoted(named)]),
    ...(language === undefined ? [] : ['--lang', quoted(language)]),
  ];
  return (command) => [`${starter()} ${command}`, ...flags].join(' ');
}

/** npm tells its children whose script it runs, or that it is `npm exec`. */
function starter(): string {
  const { npm_lifecycle_event: script, npm_command: by, npm_package_name: whose } = process.env;
  if (script === undefined) return 'attache';
  return by !== 'exec' && whose === 'attache' ? 'npm run attache --' : 'npx attache';
}

function quoted(value: string): string {
  return /^[\w./:~@-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
