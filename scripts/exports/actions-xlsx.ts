import type { CellObject, Row } from 'write-excel-file/node';
import type { Translate } from '#locale/words.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import type { Workspace } from '#model/workspace.ts';
import { replyOds } from './reply-ods.ts';
import { type ReplyRow, type ReplySheet, readingSheet } from './reply-sheet.ts';
import { type Sheet, writeXlsx } from './xlsx.ts';

type Words = { readonly words: (language: string) => Translate };

/**
 * The tracker as a workbook for people: a sheet per language, the filing language first, with a heading
 * that stays in place and filters on every column. Dates are dates; texts are texts, never formulas.
 */
export function actionsXlsx(
  workspace: Workspace,
  items: readonly ActionItem[],
  { words }: Words,
): Promise<Uint8Array> {
  return writeXlsx(sheetsOf(workspace, items, words).map(toSheet));
}

/** The same as an OpenDocument spreadsheet. */
export function actionsOds(workspace: Workspace, items: readonly ActionItem[], { words }: Words): Uint8Array {
  return replyOds(...sheetsOf(workspace, items, words));
}

function sheetsOf(
  workspace: Workspace,
  items: readonly ActionItem[],
  words: Words['words'],
): readonly ReplySheet[] {
  return workspace.settings.languages.map((language) =>
    readingSheet(items, { workspace, language, t: words(language) }),
  );
}

function toSheet({ name, columns, rows }: ReplySheet): Sheet {
  const heading: Row = columns.map((column) => ({
    value: column.heading,
    fontWeight: 'bold',
    backgroundColor: '#E8EDF2',
    alignVertical: 'center',
    wrap: true,
  }));
  const types = columns.map(({ type }) => type);
  return {
    name,
    widths: columns.map(({ widthCharacters }) => widthCharacters),
    rows: [heading, ...rows.map((row) => row.cells.map((cell, index) => cellOf(cell, types[index], row)))],
  };
}

const LOOKS: Readonly<Record<ReplyRow['look'], CellObject>> = {
  late: { fontWeight: 'bold', textColor: '#B42318' },
  settled: { textColor: '#6B7280' },
  plain: {},
};

/** A workbook's days have no zone: midnight UTC is the day itself. */
function cellOf(text: string, type: 'text' | 'date' | undefined, { look }: ReplyRow): Row[number] {
  if (text === '') return undefined;
  const base: CellObject = { alignVertical: 'top', wrap: true, ...LOOKS[look] };
  return type === 'date'
    ? { ...base, value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left' }
    : { ...base, value: text, type: String };
}
