import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people paste, drop and mistype, and what a stranger would try. */
const PIECES = [
  '',
  '\u0000',
  '\ufeff',
  '\u202e',
  '{/* a */ b /* c */}',
  '<Internal>',
  '![a](b.png)',
  '[a](javascript:b)',
  '[^n]',
  '---\n',
  '>'.repeat(100),
  '*a_'.repeat(500),
  '3027-01-01',
  '[[[[',
  '{',
  ': ',
  '\t',
  '&a [*a]',
  'null',
  '-1',
  '1e999',
  '\ud800',
  'あ'.repeat(1000),
] as const;

export type Mutation = {
  readonly file: number;
  readonly at: number;
  readonly drop: number;
  readonly piece: number;
};

/** Changes one file of a workspace: takes out some characters at a place and puts a piece there. */
export function mutate(root: string, { file, at, drop, piece }: Mutation): void {
  const files = ['data', 'content'].flatMap((folder) => listTexts(join(root, folder)));
  const path = files[file % files.length] ?? '';
  const text = readFileSync(path, 'utf8');
  const place = at % (text.length + 1);
  const put = PIECES[piece % PIECES.length] ?? '';
  writeFileSync(path, text.slice(0, place) + put + text.slice(place + drop));
}

function listTexts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:yaml|mdx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
