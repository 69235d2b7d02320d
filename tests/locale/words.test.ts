import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { createWords } from '#locale/words.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOCALES = join(ROOT, 'templates', 'locales');
const read = (name: string) =>
  JSON.parse(readFileSync(join(LOCALES, name), 'utf8')) as Record<string, string>;
const lists = readdirSync(LOCALES).map((name) => [name, read(name)] as const);
const english = read('en.json');

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe.each(lists)('%s', (_, words) => {
  test('has the keys that English has', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  });

  test('says every word', () => {
    expect(
      Object.entries(words).filter(([key, text]) => text.trim() === '' && !key.endsWith('-separator')),
    ).toEqual([]);
  });

  test('knows no value that English does not know', () => {
    const strange = Object.entries(words).filter(([key, text]) =>
      placeholders(text).some((each) => !placeholders(english[key] ?? '').includes(each)),
    );
    expect(strange).toEqual([]);
  });
});

test('every word that code asks for by name is there', () => {
  const sources = ['scripts', 'site'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const asked = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
  );
  const plural = (key: string) => [`${key}_one`, `${key}_other`].some((each) => each in english);
  expect(asked.filter((key) => !(key in english) && !plural(key))).toEqual([]);
});

test('a language without words of its own speaks the fallback language', () => {
  expect(loadWords()('ja')('cli.fix')).toBe('fix');
});

test('values are set in as they are, and what they hold is not read again', () => {
  const t = createWords({ en: { greeting: 'To {{name}}' } })('en');
  expect(t('greeting', { name: 'A & B <{{name}}> $t(greeting)' })).toBe('To A & B <{{name}}> $t(greeting)');
});

test('a key that nobody has is a bug', () => {
  expect(() => loadWords()('en')('no.such.word')).toThrow('no word for no.such.word');
});
