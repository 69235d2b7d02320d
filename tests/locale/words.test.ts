import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { shippedWords } from '#load/word-lists.ts';
import { loadWords } from '#load/words.ts';
import { basesOf, isKeyOf, isSaid, modelOf, valuesOf } from '#locale/word-forms.ts';
import { createWords } from '#locale/words.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOCALES = join(ROOT, 'templates', 'locales');
const shipped = readdirSync(LOCALES).map((name) => name.replace('.json', ''));
const lists = shipped.map((language) => [language, shippedWords(language)] as const);
const english = shippedWords('en');
const chinese = shippedWords('zh-TW');

/** Lists that lack nothing. One that is being written is judged by all else, and joins when it is whole. */
const COMPLETE = ['en', 'es', 'ja', 'zh-TW'];

describe.each(lists)('%s', (language, words) => {
  test('has no key that English does not have, and plural forms of its own alone', () => {
    expect(Object.keys(words).filter((key) => !isKeyOf(language, key, english))).toEqual([]);
  });

  test('knows no value that English does not know', () => {
    const strange = Object.entries(words).filter(([key, text]) =>
      valuesOf(text).some((each) => !valuesOf(modelOf(english, key) ?? '').includes(each)),
    );
    expect(strange).toEqual([]);
  });

  test('is as long as such words are', () => {
    const most = (key: string): number =>
      Math.max(24, 2.5 * Math.max(modelOf(english, key)?.length ?? 0, modelOf(chinese, key)?.length ?? 0));
    expect(Object.entries(words).filter(([key, text]) => text.length > most(key))).toEqual([]);
  });
});

describe.each(COMPLETE)('%s', (language) => {
  const words = shippedWords(language);
  test('says every word', () => {
    expect(basesOf(english).filter((base) => !isSaid(words, base))).toEqual([]);
  });

  test('says every value that both Chinese and English say', () => {
    const given = (key: string) =>
      valuesOf(modelOf(english, key) ?? '').filter((each) =>
        valuesOf(modelOf(chinese, key) ?? '').includes(each),
      );
    const lost = Object.entries(words).filter(
      ([key, text]) =>
        !/_(?:zero|one|two)$/.test(key) && given(key).some((each) => !valuesOf(text).includes(each)),
    );
    expect(lost).toEqual([]);
  });
});

test('every word that code asks for by name is there', () => {
  const sources = ['scripts', 'site'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|astro)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const asked = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
  );
  const plural = (key: string) => [`${key}_one`, `${key}_other`].some((each) => each in english);
  expect(asked.filter((key) => !(key in english) && !plural(key))).toEqual([]);
});

test('what stands before a colon and what after it is put together by the words of a language', () => {
  const pages = readdirSync(join(ROOT, 'site', 'desk'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(ROOT, 'site', 'desk', name), 'utf8')] as const);
  const joined = pages.flatMap(([name, text]) =>
    [...text.matchAll(/(?<=\S)\}:(?: \$?\{| <|\{).*/g)].map(([found]) => [name, found]),
  );
  expect(joined).toEqual([]);
});

test('a language without words of its own speaks the fallback language', () => {
  expect(loadWords()('ko')('cli.fix')).toBe('fix');
});

test('values are set in as they are, and what they hold is not read again', () => {
  const t = createWords({ en: { greeting: 'To {{name}}' } })('en');
  expect(t('greeting', { name: 'A & B <{{name}}> $t(greeting)' })).toBe('To A & B <{{name}}> $t(greeting)');
});

test('a fraction has the decimal mark of the language', () => {
  const t = (language: string) => loadWords()(language)('cli.build.done', { files: 1200, seconds: 2.5 });
  expect([t('en'), t('es')]).toEqual(['Done: 1200 files in 2.5 s', 'Listo: 1200 archivos en 2,5 s']);
});

test('a key that nobody has is a bug', () => {
  expect(() => loadWords()('en')('no.such.word')).toThrow('no word for no.such.word');
});
