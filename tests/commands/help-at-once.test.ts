import { expect, test, vi } from 'vitest';
import { helpAtOnce } from '#commands/help-at-once.ts';
import { COMMANDS } from '#commands/table.ts';
import { declarations } from '../../pack/declarations.ts';
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

test('what is more than a question for help is left to the command line', () => {
  const asked = [
    'check --lang en --help',
    'chek --help',
    'actions lst --help',

    'check',
    '',
  ];
  expect(asked.map((each) => helpAtOnce(each.split(' '), () => known))).toEqual(asked.map(() => undefined));
  expect(helpAtOnce(['check', '--help'], () => undefined)).toBe(undefined);
});
