import { extname, resolve } from 'node:path';
import { actionsCsv, actionsJson } from '#exports/actions.ts';
import { actionsOds, actionsXlsx } from '#exports/actions-xlsx.ts';
import { replyCsv } from '#exports/reply-csv.ts';
import { replyOds } from '#exports/reply-ods.ts';
import { type ReplySheet, replySheet } from '#exports/reply-sheet.ts';
import { replyXlsx } from '#exports/reply-xlsx.ts';
import { filterActions } from '#tracker/list-actions.ts';
import { sortActions } from '#tracker/sort-actions.ts';
import { ask } from './actions-ask.ts';
import { type OpenTracker, openTracker } from './actions-open.ts';
import { refuse } from './actions-refuse.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { printFiles } from './print-files.ts';
import { writeNamedFile } from './write-named-file.ts';

/** How a sheet that comes back is written. */
const SHEETS: Readonly<Record<string, (sheet: ReplySheet) => string | Uint8Array>> = {
  xlsx: replyXlsx,
  ods: replyOds,
  csv: replyCsv,
};

/**
 * `actions export`: `--xlsx`, `--ods` or `--csv` make a sheet of the office to fill in and send back. Else a
 * file for readers and programs, which leaves the house more easily than a screen: public unless
 * `--audience internal` is asked for.
 */
export async function exportFile(context: Context, { positionals, options }: Input): Promise<ExitCode> {
  const kinds = Object.keys(SHEETS).filter((kind) => options[kind] === true);
  const [kind] = kinds;
  if (kinds.length > 1 || (kind !== undefined && options['audience'] === 'public'))
    return refuse(context, kinds.length > 1 ? 'actions.one-format' : 'actions.sheet-is-internal', {
      code: 2,
    });
  const [file] = positionals;
  if (kind !== undefined && file !== undefined && extname(file).toLowerCase() !== `.${kind}`)
    return refuse(context, 'actions.other-ending', { kind: `.${kind}`, code: 2 });
  const asked = await ask(context, options, {
    usual: kind === undefined ? 'public' : 'internal',
    open: openTracker,
  });
  if ('code' in asked) return asked.code;
  const fitting = filterActions(asked.tracker.items, asked.filters);
  // Whoever opens a sheet sees first what we owe.
  const sort = asked.sort ?? (kind === undefined ? undefined : 'urgency');
  const items = sort ? sortActions(fitting, sort) : fitting;
  const tracker = { ...asked.tracker, items };
  const make = kind === undefined ? undefined : SHEETS[kind];
  if (make) {
    const { workspace } = tracker;
    const content = make(replySheet(items, { workspace, language: context.language, t: context.t }));
    return save(context, file ?? `actions.${context.language}.${kind}`, content);
  }
  const extension = file === undefined ? (context.json ? '.json' : '.csv') : extname(file).toLowerCase();
  const content = await write(extension, context, tracker);
  if (content === undefined) return refuse(context, 'actions.unknown-format', { code: 2 });
  if (file !== undefined || context.out !== undefined)
    return save(context, file ?? `actions${extension}`, content);
  context.print(String(content).replace(/\n$/, ''));
  return 0;
}

function save(context: Context, file: string, content: string | Uint8Array): ExitCode {
  const path = resolve(context.out ?? '', file);
  const code = writeNamedFile(context, path, content);
  if (code === 0) printFiles(context, [path]);
  return code;
}

async function write(
  extension: string,
  { words }: Context,
  { workspace, items, today }: OpenTracker,
): Promise<string | Uint8Array | undefined> {
  if (extension === '.csv') return actionsCsv(workspace, items);
  if (extension === '.json') return actionsJson(workspace, items, { today });
  if (extension === '.ods') return actionsOds(workspace, items, { words });
  return extension === '.xlsx' ? actionsXlsx(workspace, items, { words }) : undefined;
}
