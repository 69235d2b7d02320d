import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** At any character, or where people write words: there more of what is typed stands. */
  readonly where: 'anywhere' | 'words';
};

const mutation = fc.record({
  file: fc.nat(500),
  at: fc.nat(5000),
  drop: fc.nat(12),
  piece: fc.nat(400),
  where: fc.constantFrom('anywhere', 'words', 'words'),
});

/** What was typed wrong in one workspace: one slip, or some that meet. */
export const mutations = fc.oneof(
  { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
);

/** A new folder with a workspace that has been changed so; whoever asks for it removes it. */
export function mutant(changes: readonly Mutation[], name = 'tiny'): string {
  const root = mkdtempSync(join(tmpdir(), 'attache-mutant-'));
  cpSync(fixture(name), root, { recursive: true });
  mutate(root, changes);
  return root;
}

/** Changes the texts of a workspace where they stand; what comes back puts them as they were. */
export function mutate(root: string, changes: readonly Mutation[]): () => void {
  const files = textsOf(root);
  const before = new Map<string, Buffer>();
  for (const change of changes) {
    const path = join(root, files[change.file % files.length] ?? '');
    const bytes = readFileSync(path);
    if (!before.has(path)) before.set(path, bytes);
    const text = bytes.toString('utf8');
    const [place, after] = spanIn(text, path, change);
    const put = PIECES[change.piece % PIECES.length] ?? '';
    writeFileSync(path, text.slice(0, place) + put + text.slice(after));
  }
  return () => {
    for (const [path, bytes] of before) writeFileSync(path, bytes);
  };
}

/** In YAML, what stands after the key of a language is words; prose is words throughout. */
const WORDS = /(?<=\b(?:ja|en|words): )[^,}\n]+/g;

function spanIn(text: string, path: string, { at, drop, where }: Mutation): readonly [number, number] {
  const words = where === 'words' && path.endsWith('.yaml') ? [...text.matchAll(WORDS)] : [];
  const places = words.flatMap(({ 0: { length }, index }) =>
    Array.from(
      { length },
      (_, each) => [index + each, Math.min(index + each + drop, index + length)] as const,
    ),
  );
  const anywhere = at % (text.length + 1);
  return places[at % places.length] ?? [anywhere, anywhere + drop];
}

/** The files that people write, from the workspace. */
const textsOf = (root: string): readonly string[] =>
  ['data', 'content'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:yaml|mdx)$/.test(name))
      .map((name) => join(folder, name))
      .sort(),
  );
