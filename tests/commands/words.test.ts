import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedWords } from '#load/word-lists.ts';
import { basesOf } from '#locale/word-forms.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const total = basesOf(shippedWords('en')).length;

test('words writes what a language lacks, each under what English says; what is said stays', async () => {
  const root = copyOf('tiny');
  const file = join(root, 'templates/locales/pt-BR.json');
  const words = () => runInProcess('words', 'pt-BR', '--workspace', root);
  expect((await words()).stdout).toBe(`${file}\n`);
  const list = readFileSync(file, 'utf8');
  expect(list).toContain('  "// cli.fix": "en: fix');
  writeFileSync(file, list.replace('"cli.fix": ""', '"cli.fix": "correção"'));
  expect(await words()).toEqual({
    code: 0,
    stdout: `${file}\n`,
    stderr: expect.stringMatching(/^pt-BR: \d+ of \d+ words to translate/),
  });
  const again = readFileSync(file, 'utf8');
  expect(again).toContain('"cli.fix": "correção"');
  expect(again).not.toContain('"// cli.fix"');
});

test('a list at fault is told and left as it is', async () => {
  const root = copyOf('tiny');
  const file = join(root, 'templates/locales/pt-BR.json');
  await runInProcess('words', 'pt-BR', '--workspace', root);
  writeFileSync(file, '{ "cli.fix": ');
  const { code, stderr } = await runInProcess('words', 'pt-BR', '--workspace', root);
  expect([code, stderr.split('\n')[0]?.replace(/:\d+:\d+/, '')]).toEqual([
    1,
    'templates/locales/pt-BR.json error words-json: this list of words cannot be read: it is not JSON from here on',
  ]);
  expect(readFileSync(file, 'utf8')).toBe('{ "cli.fix": ');
});

test('a language that says everything needs no list; one that is none is refused', async () => {
  const root = copyOf('tiny');
  expect(await runInProcess('words', 'en', '--workspace', root)).toEqual({
    code: 0,
    stdout: '',
    stderr: `en says all ${total} words\n`,
  });
  expect((await runInProcess('words', 'no such', '--workspace', root)).code).toBe(2);
});
