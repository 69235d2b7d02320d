import { expect, test, vi } from 'vitest';
import type { Command } from '#commands/command.ts';
import { commandHelp, generalHelp } from '#commands/help.ts';
import { helpAtOnce } from '#commands/help-at-once.ts';
import { parseArguments } from '#commands/parse-arguments.ts';
import { COMMANDS } from '#commands/table.ts';
import { listLanguages } from '#load/words.ts';
import type { Translate } from '#locale/words.ts';
import { declarations, helpWords } from '../../pack/declarations.ts';
import { runAsTyped } from './run-in-process.ts';

const known = JSON.parse(await declarations()) as Record<string, { readonly deeds?: object }>;

const pages = Object.keys(COMMANDS).flatMap((name) => [
  [name],
  ...Object.keys(known[name]?.deeds ?? {}).map((deed) => [name, deed]),
]);

test.each(['en_US.UTF-8', 'zh_TW.UTF-8', 'de_DE.UTF-8'])(
  'what is printed without loading a command is what the command says of itself: %s',
  async (language) => {
    vi.stubEnv('LC_ALL', language);
    for (const page of [[], ...pages]) {
      const asked = [...page, '--help'];
      const { code, stdout } = await runAsTyped(...asked);
      expect([code, helpAtOnce(asked, () => known)], asked.join(' ')).toEqual([0, stdout]);
    }
    vi.unstubAllEnvs();
  },
);

test('in a language of ours that is asked for it is what the command line says, wherever the language stands', async () => {
  vi.stubEnv('LC_ALL', 'en_US.UTF-8');
  for (const typed of ['--help --lang ja', '--lang=zh-TW check -h', 'actions --lang es list --help']) {
    const { code, stdout } = await runAsTyped(...typed.split(' '));
    expect([code, helpAtOnce(typed.split(' '), () => known)], typed).toEqual([0, stdout]);
  }
  vi.unstubAllEnvs();
});

test('the words that the package lays down for help are those that help says, and no other', () => {
  const said = new Set<string>();
  const t: Translate = (key) => {
    said.add(key);
    return key;
  };
  generalHelp(t, (command) => command);
  for (const [name = '', ...rest] of pages) {
    const command = known[name] as unknown as Command;
    const parsed = parseArguments(command, [...rest, '--help']);
    if (!('fault' in parsed)) commandHelp(command, parsed, { t, call: (each) => each });
  }
  const laidDown = Object.entries(helpWords()).map(([language, words]) => [language, JSON.parse(words)]);
  expect(laidDown.map(([language, words]) => [language, Object.keys(words).sort()])).toEqual(
    listLanguages().map((language) => [language, [...said].sort()]),
  );
});

test('what is more than a question for help is left to the command line', () => {
  const asked = [
    'check --lang xx --help',
    'check --lang --help',
    'check --lang en',
    'check --quiet --help',
    'chek --help',
    'actions lst --help',
    'check help',
    'check',
    '',
  ];
  expect(asked.map((each) => helpAtOnce(each.split(' '), () => known))).toEqual(asked.map(() => undefined));
  expect(helpAtOnce(['check', '--help'], () => undefined)).toBe(undefined);
});
