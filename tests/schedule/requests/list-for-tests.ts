import { readSheets } from '#load/tables/read-sheets.ts';
import { listLanguages, loadWords } from '#load/words.ts';
import { type ReadRequests, readRequests } from '#schedule/requests/read-requests.ts';

const words = loadWords();
/** A list in any language that is spoken. */
export const options = {
  name: 'list',
  spoken: listLanguages().map((language) => ({ language, t: words(language) })),
  bufferMinutes: 10,
};

export async function readText(text: string): Promise<ReadRequests> {
  const read = await readSheets(new TextEncoder().encode(text), 'list.csv');
  if ('fault' in read) throw new Error(read.fault.code);
  return readRequests(read.sheets, options);
}

/** Each as `line:column code`. */
export const faultsOf = ({ diagnostics }: ReadRequests) =>
  diagnostics.map(({ code, position }) => `${position.line}:${position.column} ${code}`);

/** Two days in Taipei. */
export const SETTINGS =
  'setting,value\nzone,Asia/Taipei\nday,2027-03-04 09:00–17:00\nday,2027-03-05 09:00–12:00\n\n';
