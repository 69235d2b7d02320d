import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const MISSION = '2026-autumn';
const COMMANDS: readonly (readonly [string, number, ...string[]])[] = [
  ['list.csv', 4, 'actions', 'import', '<file>'],
  ['list.csv', 16, 'agenda', 'import', MISSION, '<file>'],
  ['busy.ics', 16, 'agenda', 'busy', MISSION, 'head-example', '<file>'],
  ['answers.mbox', 64, 'invites', 'replies', '<file>'],
  ['list.csv', 4, 'new', '2028-forum', '--requests', '<file>'],
  ['people.vcf', 4, 'new', '2028-forum', '--people', '<file>'],
  ['report.docx', 64, 'import', 'report', '<file>'],
  ['list.csv', 4, 'schedule', '--instance', '<file>'],
];

test('a file that is too large to be what a command reads is told so, with the limit, by each of them', async () => {
  const root = copyOf('invites');
  const said: unknown[] = [];
  const expected: unknown[] = [];
  for (const [name, limit, ...args] of COMMANDS) {
    const file = join(root, name);
    writeFileSync(file, '');
    truncateSync(file, limit * 1024 * 1024 + 524_288);
    const words = args.map((each) => (each === '<file>' ? file : each));
    const { code, stderr } = await runInProcess(...words, '--workspace', root, '--lang', 'en');
    said.push([args[0], code !== 0, stderr.trim().split('\n').at(-1)]);
    expected.push([args[0], true, `${file} has ${limit}.5 MB; what is read here has at most ${limit} MB`]);
  }
  expect(said).toEqual(expected);
});
