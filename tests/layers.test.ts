import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SCRIPTS = fileURLToPath(new URL('../scripts/', import.meta.url));
const SITE = fileURLToPath(new URL('../site/', import.meta.url));

/** Imports go down only: a room imports rooms of lower layers, and layer 0 rooms each other. */
const LAYERS: Readonly<Record<string, number>> = {
  model: 0,
  locale: 0,
  diagnostics: 0,
  rules: 0,
  load: 1,
  edit: 1,
  register: 1,
  schedule: 2,
  invites: 2,
  reports: 2,
  tracker: 2,
  status: 2,
  exports: 2,
  import: 2,
  audit: 2,
  desk: 3,
  commands: 4,
};
const PURE = Object.keys(LAYERS).filter((room) => LAYERS[room] === 0 || LAYERS[room] === 2);

const sources = (root: string, endings: readonly string[]): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name));

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');

/** The room an import leads to; undefined for packages and files of the same room. */
function roomOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0];
  if (!specifier.startsWith('.')) return undefined;
  const target = relative(SCRIPTS, join(dirname(file), specifier));
  return target.startsWith('..') ? undefined : target.split('/')[0];
}

const files = sources(SCRIPTS, ['.ts']);

test('every folder of scripts is a room with a layer', () => {
  const rooms = new Set(
    files.map((file) => relative(SCRIPTS, file).split('/')[0]).filter((room) => room !== 'cli.ts'),
  );
  expect([...rooms].sort()).toEqual(Object.keys(LAYERS).sort());
});

describe('imports go down only', () => {
  test.each(Object.keys(LAYERS))('%s', (room) => {
    const own = files.filter((file) => relative(SCRIPTS, file).startsWith(`${room}/`));
    const upward = own.flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .map((specifier) => ({ specifier, target: roomOf(specifier, file) }))
        .filter(({ target }) => target !== undefined && target !== room)
        .filter(({ target }) => {
          const theirs = LAYERS[target ?? ''] ?? 99;
          const ours = LAYERS[room] ?? 0;
          return theirs > ours || (theirs === ours && ours !== 0 && ours !== 1);
        })
        .map(({ specifier }) => `${relative(SCRIPTS, file)} → ${specifier}`),
    );
    expect(upward).toEqual([]);
  });
});

test('the site never imports commands', () => {
  const found = sources(SITE, ['.ts', '.astro', '.mjs']).filter((file) =>
    importsOf(readFileSync(file, 'utf8')).some((specifier) => specifier.includes('commands/')),
  );
  expect(found).toEqual([]);
});

describe('pure rooms touch no file, clock, randomness, environment or terminal', () => {
  const FORBIDDEN =
    /from\s+['"](?:node:)?(?:fs|fs\/promises|os|child_process|http|https|net|process)['"]|\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)|\bperformance\.now\(\)|\bprocess\.|\bconsole\.|\bTemporal\.Now\b/;
  test.each(PURE)('%s', (room) => {
    const found = files
      .filter((file) => relative(SCRIPTS, file).startsWith(`${room}/`))
      .flatMap((file) => {
        const match = FORBIDDEN.exec(withoutComments(readFileSync(file, 'utf8')));
        return match ? [`${relative(SCRIPTS, file)}: ${match[0]}`] : [];
      });
    expect(found).toEqual([]);
  });
});

test('no day or clock time is cut from an instant: it would be that of Greenwich', () => {
  const CUT =
    /toISOString\(\)\s*\.(?:slice\(0, (?:10|16)\)|split)|\b(?:at|start|end|now|\w*At)\??\.(?:slice|substring)\(0, 1[06]\)/;
  const found = [...files, ...sources(SITE, ['.ts', '.tsx', '.astro'])].flatMap((file) => {
    const match = CUT.exec(withoutComments(readFileSync(file, 'utf8')));
    return match ? [`${relative(SCRIPTS, file)}: ${match[0]}`] : [];
  });
  // A workbook's dates are civil ones, read as if at Greenwich.
  expect(found).toEqual(['load/tables/read-sheets.ts: toISOString().slice(0, 16)']);
});

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
