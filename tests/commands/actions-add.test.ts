import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const FACTS = 'data/missions/2024-alpha/bilaterals.yaml';
const REGISTER = 'data/register/actions/2024-alpha.jsonl';
const add = (root: string, ...args: readonly string[]) =>
  runInProcess('actions', 'add', ...args, '--workspace', root, '--now', '2025-06-15T09:00+08:00');
const facts = (root: string): string => readFileSync(join(root, FACTS), 'utf8');

const ALPHA = ['--mission', '2024-alpha'];
const OURS = ['--kind', 'promise', '--owner', 'us'];
const PORTS = ['--text', 'zh-TW：提供港口名單。', '--text', 'en: Send the list: every port'];

/** The last list of the file with comments of the office in it. */
function commented(): string {
  const root = copyOf('tracker');
  edit(root, FACTS, {
    find: 'commitments:\n  - id: watch',
    put: 'commitments: # ours\n  # rules\n  - id: watch',
  });
  edit(root, FACTS, { find: '    audience: internal\n', put: '    audience: internal # for now\n' });
  return root;
}

test('an item that no meeting made stands at the end of the file, which keeps the rest, and passes check', async () => {
  const root = commented();
  const before = facts(root);
  const due = ['--due', '../2025-09', '--words', 'en: by the end of September', '--words', 'zh-TW: 9 月底前'];
  const partners = ['--partner', 'US', '--partner', '紐西蘭', '--partner', 'US'];
  const added = await add(root, ...ALPHA, ...OURS, ...PORTS, ...partners, ...due);
  const lines = [
    '  - id: send-the-list-every-port',
    '    kind: promise',
    '    owner: us',
    '    partners: [US, NZ]',
    "    text: { zh-TW: 提供港口名單。, en: 'Send the list: every port' }",
    '    due:',
    '      words: { zh-TW: 9 月底前, en: by the end of September }',
    '      date: ../2025-09',
  ];
  expect(facts(root)).toBe(`${before}${lines.join('\n')}\n`);
  expect(added).toEqual({
    code: 0,
    stdout: [
      `--- a/${FACTS}`,
      `+++ b/${FACTS}`,
      '@@ -45,2 +45,10 @@',
      "     text: { zh-TW: 規則修訂。, en: '=The revision of the rules' }",
      '     audience: internal # for now',
      ...lines.map((line) => `+${line}`),
      '',
    ].join('\n'),
    stderr: `${FACTS} was changed\n2024-alpha/send-the-list-every-port was added\n`,
  });
  expect(loadWorkspace(root).diagnostics).toEqual([]);
});

test('who is on it goes to the register, and a second item of the same words gets a name of its own', async () => {
  const root = commented();
  await add(root, ...ALPHA, ...OURS, ...PORTS, '--assignee', 'none');
  expect(existsSync(join(root, REGISTER))).toBe(false);
  const added = await add(root, ...ALPHA, ...OURS, ...PORTS, '--assignee', '林小明', '--by', '王');
  const item = '2024-alpha/send-the-list-every-port-2';
  expect(added.stderr).toBe(`${FACTS} was changed\n${item} was added\n${item}: 林小明 is on it\n`);
  const {
    format: _format,
    id: _id,
    stamp: _stamp,
    ...said
  } = JSON.parse(readFileSync(join(root, REGISTER), 'utf8'));
  expect(said).toEqual({
    at: '2025-06-15T01:00:00.000Z',
    by: '王',
    item,
    type: 'assign',
    assignee: '林小明',
  });
  const taken = await add(root, ...ALPHA, ...OURS, ...PORTS, '--id', 'joint-visit');
  expect([taken.code, taken.stdout, taken.stderr]).toEqual([
    2,
    '',
    '--id “joint-visit” belongs to another item of the mission, or did; “joint-visit-2” is free\n',
  ]);
});

test('the name of an item that is gone stays with what the register remembers of it', async () => {
  const root = commented();
  const before = facts(root);
  await add(root, ...ALPHA, ...OURS, ...PORTS, '--id', 'ports', '--assignee', '林小明');
  edit(root, FACTS, { find: facts(root), put: before });
  const again = await add(root, ...ALPHA, ...OURS, ...PORTS, '--id', 'ports');
  expect([again.code, facts(root)]).toEqual([2, before]);
});

test('a mission without the file gets one', async () => {
  const root = copyOf('tracker');
  const file = join(root, 'data/missions/2026-beta/bilaterals.yaml');
  rmSync(file);
  const added = await add(root, '--mission', '2026-beta', ...OURS, ...PORTS, '--id', 'ports', '--json');
  expect(JSON.parse(added.stdout)).toMatchObject({ item: '2026-beta/ports', isWritten: true });
  expect(readFileSync(file, 'utf8')).toBe(
    "commitments:\n  - id: ports\n    kind: promise\n    owner: us\n    text: { zh-TW: 提供港口名單。, en: 'Send the list: every port' }\n",
  );
});

test('nothing is written under --dry-run, which shows the same', async () => {
  const root = commented();
  const before = facts(root);
  const shown = await add(root, ...ALPHA, ...OURS, ...PORTS, '--assignee', '林小明', '--dry-run');
  expect([facts(root), existsSync(join(root, REGISTER))]).toEqual([before, false]);
  const written = await add(root, ...ALPHA, ...OURS, ...PORTS, '--assignee', '林小明', '--yes');
  expect([shown.code, shown.stdout]).toEqual([0, written.stdout]);
});

const FAULTY: readonly (readonly [string, readonly string[], 1 | 2, string])[] = [
  [
    'a mission that does not exist',
    ['--mission', '2024-alfa', ...OURS, ...PORTS],
    1,
    'There is no mission “2024-alfa”; did you mean 2024-alpha?\n',
  ],
  [
    'a bad date, and everything else that is wrong with it',
    [
      ...ALPHA,
      '--kind',
      'promse',
      '--owner',
      'both',
      '--text',
      'A list',
      '--text',
      'fr: Une liste',
      '--due',
      '2025-13',
    ],
    2,
    [
      '--kind “promse” is not known; did you mean promise?',
      '--text says its language, then the words: --text "zh-TW: …"',
      '--text “fr” is not known; did you mean zh-TW, en?',
      'With --owner both, say which partner: --partner <partner>',
      '--due “2025-13” is no date as far as it is known, such as 2026-12-31, 2026-12 or ../2026-12-31 (by then)',
      '',
    ].join('\n'),
  ],
  [
    'a date without its words, and names that nobody has',
    [
      ...ALPHA,
      ...OURS,
      ...PORTS,
      '--due',
      '2025',
      '--id',
      'a b',
      '--partner',
      'UX',
      '--assignee',
      'ana-reyes',
    ],
    2,
    [
      'There is no partner “UX”; did you mean US?',
      '--due goes with the words that give the date: --words "<language>: …"',
      '--id “a b” is no identifier: letters and digits joined by single hyphens, 80 at most',
      '“ana-reyes” is not one of ours; name a person or unit of ours',
      '',
    ].join('\n'),
  ],
  [
    'nothing said',
    [],
    2,
    [
      'Say which mission it belongs to: --mission <mission>',
      'Say --kind: one of promise, request, suggestion, watch',
      'Say --owner: one of us, partner, both, third',
      'Say what is to be done, once per language: --text "<language>: …"',
      '',
    ].join('\n'),
  ],
  [
    'what check would refuse, at the line where it would stand',
    [...ALPHA, '--kind', 'promise', '--owner', 'third', ...PORTS],
    1,
    `${FACTS}:49:12 error commitment-owner-unnamed: the commitment “send-the-list-every-port” is for a third body, which is not named\n  fix: name the body in ownerName\n`,
  ],
];

test.each(FAULTY)('%s is told, and nothing is written', async (_, args, code, stderr) => {
  const root = commented();
  const before = facts(root);
  expect(await add(root, ...args)).toEqual({ code, stdout: '', stderr });
  expect(facts(root)).toBe(before);
});
