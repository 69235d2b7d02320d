import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clock, instanceWith } from '../schedule/instances-for-tests.ts';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2026-11-29T08:00:00Z'];
const instanceFrom = (start: string): string =>
  JSON.stringify(
    instanceWith({
      meetings: [{ id: 'm1', people: ['ann'], minutes: 30, windows: [[clock(start), clock('11:00')]] }],
    }),
  );

/** Makes what the file is made of say something else. */
type Change = (root: string) => Promise<unknown>;

const update: Change = (root) =>
  runInProcess('actions', 'update', 'joint-visit', '--status', 'done', '--workspace', root, ...NOW);

const COMMANDS: readonly [command: string, file: string, change: Change][] = [
  ['actions export sheet.csv --csv', 'sheet.csv', update],
  ['actions export sheet.xlsx --xlsx', 'sheet.xlsx', update],
  ['actions export list.json', 'list.json', update],
  ['actions digest --week --out .', 'digest.en.md', update],
  [
    'schedule --instance in.json --out out.json',
    'out.json',
    async (root) => writeFileSync(join(root, 'in.json'), instanceFrom('10:30')),
  ],
];

test.each(COMMANDS)(
  '%s makes its file anew, but not over what somebody has changed in it',
  async (command, file, change) => {
    const root = copyOf('tracker');
    writeFileSync(join(root, 'in.json'), instanceFrom('10:00'));
    const path = join(root, file);
    const args = command
      .split(' ')
      .map((arg) => (arg === '.' ? root : /^(?:sheet|list|in|out)\./.test(arg) ? join(root, arg) : arg));
    const place = command.includes('--instance') ? [] : ['--workspace', root, ...NOW];
    const run = () => runInProcess(...args, ...place);
    const codes = [(await run()).code, (await run()).code];
    const first = readFileSync(path);
    await change(root);
    codes.push((await run()).code);
    const isOther = !readFileSync(path).equals(first);
    appendFileSync(path, '\n');
    const filled = readFileSync(path);
    await change(root);
    const { code, stderr } = await run();
    expect([codes, isOther, code, stderr.split('\n').at(-2), readFileSync(path).equals(filled)]).toEqual([
      [0, 0, 0],
      true,
      2,
      `${path} is there already, and somebody has changed it since a command made it, or it was made elsewhere. Nothing was written; name another file, or move this one away`,
      true,
    ]);
  },
);
