import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { fixture } from '../workspace-copy.ts';

/** What people paste, drop and mistype, and what a stranger would try. */
const PIECES = [
  '',
  'x',
  ' ',
  '、',
  '2',
  '\n',
  '> ',
  '*',
  '|',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '\u200b',
  '\u0000',
  '\ufeff',
  '\u202e',
  '{/* a */ b /* c */}',
  '<Internal>',
  '<Internal>a</Internal>',
  '<Bilateral id="es" />',
  '<Abbreviations />',
  '![a](b.png)',
  '[a](javascript:b)',
  '[a](%zz)',
  '[^n]',
  '---\n',
  '>'.repeat(100),
  '*a_'.repeat(500),
  '~a'.repeat(500),
  '3027-01-01',
  '2207',
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

/** Some characters of one file, taken out at a place, and a piece put there. */
export type Mutation = {
  readonly file: number;
  readonly at: number;
  readonly drop: number;
  readonly piece: number;
};

const mutation = fc.record({ file: fc.nat(500), at: fc.nat(5000), drop: fc.nat(12), piece: fc.nat(400) });

/** What was typed wrong in one workspace. */
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

/** A new folder with a workspace that has been changed so; whoever asks for it removes it. */
export function mutant(changes: readonly Mutation[], name = 'tiny'): string {
  const root = mkdtempSync(join(tmpdir(), 'attache-mutant-'));
  cpSync(fixture(name), root, { recursive: true });
  mutate(root, changes);
  return root;
}

/** Changes the texts of a workspace where they stand; what comes back puts them as they were. */
export function mutate(root: string, changes: readonly Mutation[]): () => void {
  const before = new Map<string, Buffer>();
  for (const { file, at, drop, piece } of changes) {
    const path = join(root, fileOf(root, file));
    const bytes = readFileSync(path);
    if (!before.has(path)) before.set(path, bytes);
    const text = bytes.toString('utf8');
    const place = at % (text.length + 1);
    const put = PIECES[piece % PIECES.length] ?? '';
    writeFileSync(path, text.slice(0, place) + put + text.slice(place + drop));
  }
  return () => {
    for (const [path, bytes] of before) writeFileSync(path, bytes);
  };
}

/** Files that all missions share are changed seldom: what is made of them is made anew for each. */
const MISSION_TIMES = 5;

/** Which file of a workspace a mutation changes, from the workspace. */
export function fileOf(root: string, file: number): string {
  const files = ['data', 'content'].flatMap((folder) => listTexts(root, folder));
  const often = files.flatMap((each) => Array<string>(isOfMission(each) ? MISSION_TIMES : 1).fill(each));
  return often[file % often.length] ?? '';
}

/** Only one mission is made of it. */
export const isOfMission = (file: string): boolean => file.split(sep).includes('missions');

function listTexts(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:yaml|mdx)$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}
