import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { isUnread, shippedWords, wordCoverage, wordListFaults } from '#load/word-lists.ts';
import { loadWords } from '#load/words.ts';
import { basesOf } from '#locale/word-forms.ts';
import { createWords } from '#locale/words.ts';
import { copyOf } from '../workspace-copy.ts';

const told = (text: string) =>
  wordListFaults('ja.json', text).map(
    ({ code, position, severity }) => `${position.line}:${position.column} ${severity} ${code}`,
  );

test('a list of words is judged line by line', () => {
  const list = [
    '{',
    '  "// cli.fix": "en: fix",',
    '  "cli.fix": "直し方",',
    '  "cli.fixx": "直し方",',
    '  "cli.words.complete": "{{lang}}は{{of}}語すべて",',
    '  "cli.usage": 3',
    '}',
  ].join('\n');
  expect(told(list)).toEqual(['4:3 warning words-key', '5:25 error words-value', '6:16 error words-text']);
});

test('broken JSON is told where it breaks', () => {
  expect(told('{\n  "cli.fix": "直し方"\n  "cli.usage": "使い方"\n}\n')).toEqual(['3:3 error words-json']);
  expect(told('[]')).toEqual(['1:1 error words-json']);
});

function withWords(words: string): string {
  const root = copyOf('tiny');
  mkdirSync(join(root, 'templates', 'locales'), { recursive: true });
  writeFileSync(join(root, 'templates', 'locales', 'ja.json'), words);
  return root;
}

test('a broken list stops nothing but what is made of it: check tells, and the words fall back', () => {
  const root = withWords('{ "cli.fix": ');
  expect(loadWords(root)('ja')('cli.fix')).toBe(loadWords()('ja')('cli.fix'));
  expect(loadWorkspace(root).diagnostics.map(({ code }) => code)).toEqual(['words-json']);
});

test('a partial list is counted: what is empty is still to be said', () => {
  const before = wordCoverage(copyOf('tiny'), 'qaa').missing.length;
  const root = copyOf('tiny');
  mkdirSync(join(root, 'templates', 'locales'), { recursive: true });
  writeFileSync(join(root, 'templates', 'locales', 'qaa.json'), '{ "cli.fix": "x", "cli.usage": "" }');
  const { missing } = wordCoverage(root, 'qaa');
  expect([missing.length, missing.includes('cli.fix'), missing.includes('cli.usage')]).toEqual([
    before - 1,
    false,
    true,
  ]);
});

test('a language that we speak lacks nothing, nor does its variety', () => {
  for (const language of ['en', 'zh-TW', 'en-GB'])
    expect(wordCoverage(copyOf('tiny'), language).missing).toEqual([]);
  expect(wordCoverage(copyOf('tiny'), 'en').of).toBe(basesOf(shippedWords('en')).length);
});

test('a language of ours that no native editor has read is known, and so are its varieties', () => {
  expect(['en', 'zh-TW', 'ja', 'es', 'es-MX', 'ko'].filter(isUnread)).toEqual(['ja', 'es', 'es-MX']);
});

test('a plural form that a list does not say is that of its own language', () => {
  const t = createWords({ en: { n_one: 'one', n_other: 'many' }, es: { n_one: 'uno', n_other: 'varios' } })(
    'es',
  );
  expect(t('n', { count: 1_000_000 })).toBe('varios');
});
