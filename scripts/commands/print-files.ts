import type { Context } from './command.ts';

/** The files that were written, or would be, as the result: one a line, or under `--json` a list of them. */
export function printFiles(context: Pick<Context, 'json' | 'print'>, files: readonly string[]): void {
  if (context.json) context.print(JSON.stringify({ files }, undefined, 2));
  else for (const file of files) context.print(file);
}
