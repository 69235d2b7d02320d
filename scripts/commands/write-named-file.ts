import { readFileSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { strFromU8 } from 'fflate';
import { unzipWithin } from '#load/unzip-within.ts';
import { isInput, trueFolder } from '#register/output-folder.ts';
import { writeWhole } from '#register/write-file.ts';
import type { Context, ExitCode } from './command.ts';
import { isAsWritten, noteWritten } from './last-written.ts';
import { guardedRoots } from './output-folder.ts';

/**
 * Writes a file whose name the user gave, unless something of the user's is there: facts and prose of the
 * workspace, a folder, a file of another kind than the new one, or one of its kind that somebody has filled in
 * since a command made it. Exit 2, which has been told, then.
 * @example writeNamedFile(context, 'answers/actions.csv', actionsCsv(workspace, items))
 */
export function writeNamedFile(context: Context, path: string, content: string | Uint8Array): ExitCode {
  const refusal = refuseFile(context, path, content);
  if (refusal) {
    context.complain(context.t(`cli.output.${refusal}`, { file: path, folder: fileAbove(path) ?? path }));
    return 2;
  }
  if (context.dryRun) return 0;
  writeWhole(path, content);
  noteWritten(trueFolder(path), content);
  return 0;
}

function refuseFile(
  context: Context,
  path: string,
  content: string | Uint8Array,
): 'in-workspace' | 'is-folder' | 'no-folder' | 'other-file' | 'changed-file' | undefined {
  const place = trueFolder(path);
  if (guardedRoots(context).some((root) => isInput(place, trueFolder(root)))) return 'in-workspace';
  if (fileAbove(path) !== undefined) return 'no-folder';
  const status = statSync(place, { throwIfNoEntry: false });
  if (!status) return undefined;
  if (!status.isFile()) return 'is-folder';
  const former = readFileSync(place);
  const next = typeof content === 'string' ? Buffer.from(content) : content;
  if (former.equals(next)) return undefined;
  const extension = extname(path).toLowerCase();
  if (kindOf(former, extension) !== kindOf(next, extension)) return 'other-file';
  return isAsWritten(place) ? undefined : 'changed-file';
}

/** What a path goes through as though it were a folder. */
function fileAbove(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === path) return undefined;
  return statSync(folder, { throwIfNoEntry: false })?.isFile() ? folder : fileAbove(folder);
}

/** What tells one of our tables from another, and from a file that is not ours. */
function kindOf(bytes: Uint8Array, extension: string): string {
  try {
    if (extension === '.xlsx') return namesIn(bytes, 'xl/workbook.xml', /<sheet\b[^>]*\bname="([^"]*)"/g);
    if (extension === '.ods')
      return namesIn(bytes, 'content.xml', /<table:table\b[^>]*\btable:name="([^"]*)"/g);
    const text = strFromU8(bytes);
    if (extension === '.md') return /^#[^\d,(（]*/.exec(text)?.[0] ?? '';
    if (extension === '.html') return /<title>[^\d,(（]*/.exec(text)?.[0] ?? '';
    if (extension === '.csv') return text.split(/\r?\n/, 1)[0] ?? '';
    const { format, ...rest } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return JSON.stringify([format, Object.keys(rest)]);
  } catch {
    return '';
  }
}

const MAX_PART_BYTES = 20_000_000;

/** The names of a workbook's sheets, which stand in one of its parts. */
function namesIn(bytes: Uint8Array, part: string, sheet: RegExp): string {
  const files = unzipWithin(bytes, { most: MAX_PART_BYTES, wants: (name) => name === part });
  const text = strFromU8(files?.[part] ?? new Uint8Array());
  return [...text.matchAll(sheet)].map(([, name]) => name).join('\n');
}
