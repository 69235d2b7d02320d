import type { CellObject, Row } from 'write-excel-file/node';
import type { Translate } from '#locale/words.ts';
import type { ActionItem } from '#model/tracked-action.ts';
import type { TrackedRecommendation } from '#model/tracked-recommendation.ts';
import type { Workspace } from '#model/workspace.ts';
import { recommendationSheet } from './recommendation-sheet.ts';
import { replyOds } from './reply-ods.ts';
import { type ReplyColumn, type ReplyRow, type ReplySheet, readingSheet } from './reply-sheet.ts';
import { type Sheet, writeXlsx } from './xlsx.ts';

type Words = {
  readonly words: (language: string) => Translate;
  /** What reports propose at home, on sheets of their own after those of the items. */
  readonly recommendations?: readonly TrackedRecommendation[];
};

/**
 * The tracker as a workbook for people: a sheet per language, the filing language first, with a heading
 * that stays in place and filters on every column. Dates are dates; texts are texts, never formulas.
 */
export function actionsXlsx(
  workspace: Workspace,
  items: readonly ActionItem[],
  options: Words,
): Promise<Uint8Array> {
  return writeXlsx(sheetsOf(workspace, items, options).map(toSheet));
}

/** The same as an OpenDocument spreadsheet. */
export function actionsOds(workspace: Workspace, items: readonly ActionItem[], options: Words): Uint8Array {
  return replyOds(...sheetsOf(workspace, items, options));
}

function sheetsOf(
  workspace: Workspace,
  items: readonly ActionItem[],
  { words, recommendations = [] }: Words,
): readonly ReplySheet[] {
  const spoken = workspace.settings.languages.map((language) => ({
    workspace,
    language,
    t: words(language),
  }));
  return [
    ...spoken.map((each) => readingSheet(items, each)),
    ...(recommendations.length > 0 ? spoken.map((each) => recommendationSheet(recommendations, each)) : []),
  ];
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
function cellOf(text: string, type: ReplyColumn['type'] | undefined, { look }: ReplyRow): Row[number] {
  if (text === '') return undefined;
  const base: CellObject = { alignVertical: 'top', wrap: true, ...LOOKS[look] };
  if (type === 'number') return { ...base, value: Number(text), type: Number };
  return type === 'date'
    ? { ...base, value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left' }
    : { ...base, value: text, type: String };
}
