import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf } from '../workspace-copy.ts';
import { runInProcess } from './run-in-process.ts';

const NOW = ['--now', '2025-06-15T09:00+08:00'];
const actions = (root: string, ...args: readonly string[]) =>
  runInProcess('actions', ...args, '--workspace', root, ...NOW);
/** What the register has been told, without what names and orders the events. */
const registerOf = (root: string) =>
  readFileSync(join(root, 'data/register/actions/2024-alpha.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { format: _format, id: _id, stamp: _stamp, ...said } = JSON.parse(line);
      return said;
    });

test('the list shows what is pressing first, with every flag and a count', async () => {
  const { code, stdout } = await actions(copyOf('tracker'), '--partner', 'US', '--mission', '2024-alpha');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Status       Due by                      Owner                   What
    ───────────  ──────────────────────────  ──────────────────────  ───────────────────────────────────
    Open         in the first half of next   Both sides (the United  A joint visit.
    Due soon     year (2025)                 States)                 2024-alpha/joint-visit
    Conditional
    Recurring
    Done         by the end of the year      the United States       A validation plan, "as agreed",
    Closed       (2024)                                              will be sent.
                                                                     2024-alpha/validation-plan
    Done                                     Us (the United States)  We send a list of contacts.
                                                                     2024-alpha/list-of-contacts

    Items 3 · Due soon 1 · Conditional 1 · Recurring 1 · Closed 1
    "
  `);
});

const SIGNED = { at: '2025-06-15T01:00:00.000Z', by: '林' };
const VISIT = { ...SIGNED, item: '2024-alpha/joint-visit' };

test('an update is kept, shown and counted', async () => {
  const root = copyOf('tracker');
  const updated = await actions(
    root,
    'update',
    'joint-visit',
    '--status',
    'in-progress',
    '--note',
    'asked',
    '--due',
    '2025-06-01',
    '--by',
    '林',
  );
  expect(updated).toEqual({
    code: 0,
    stdout: '2024-alpha/joint-visit: In progress · Due by → 1 June 2025 · asked\n',
    stderr: '',
  });
  expect(registerOf(root)).toEqual([
    { ...VISIT, type: 'status', status: 'in-progress' },
    { ...VISIT, type: 'due', due: '2025-06-01' },
    { ...VISIT, type: 'note', note: 'asked' },
  ]);
  const shown = await actions(root, 'show', 'joint-visit');
  expect(shown.stdout).toContain('In progress · Overdue · Conditional · Recurring');
  const overdue = JSON.parse((await actions(root, 'list', '--overdue', '--json')).stdout);
  expect(overdue.actions.map(({ id }: { id: string }) => id)).toEqual(['2024-alpha/joint-visit']);
});

test('several items at once: who is on them, by whom and why, and what takes it back', async () => {
  const root = copyOf('tracker');
  const given = await actions(
    root,
    ...['assign', 'joint-visit', 'share-notes', '--to', 'Unit for Visits'],
    ...['--why', 'they asked', '--by', '林'],
  );
  expect(given.stdout).toBe(
    '2024-alpha/joint-visit: Unit for Visits is on it\n2024-alpha/share-notes: Unit for Visits is on it\n',
  );
  const why = 'they asked';
  expect(registerOf(root)).toEqual([
    { ...VISIT, why, type: 'assign', assignee: 'Unit for Visits' },
    { ...VISIT, item: '2024-alpha/share-notes', why, type: 'assign', assignee: 'Unit for Visits' },
  ]);
  const listed = async (...args: readonly string[]) =>
    JSON.parse((await actions(root, 'list', ...args, '--json')).stdout).actions.map(
      ({ id }: { id: string }) => id,
    );
  expect(await listed('--assignee', 'Unit for Visits', '--sort', 'age')).toEqual([
    '2024-alpha/joint-visit',
    '2024-alpha/share-notes',
  ]);
  await actions(root, 'assign', 'joint-visit', '--to', 'none');
  expect(await listed('--assignee', 'Unit for Visits')).toEqual(['2024-alpha/share-notes']);
  await actions(root, 'update', 'share-notes', '--superseded-by', 'joint-visit');
  expect(await listed('--status', 'superseded')).toEqual(['2024-alpha/share-notes']);
  expect((await actions(root, 'show', 'share-notes')).stdout).toContain(
    '15 June 2025  林  Assignee → Unit for Visits  (why: they asked)',
  );
});

test('a slip in the name of who is on it is told, and nobody else is shown instead', async () => {
  const { code, stdout, stderr } = await actions(copyOf('tracker'), 'list', '--assignee', 'Example Custom');
  expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "There is nobody “Example Custom”; did you mean “Example Customs”?
    ",
      "stdout": "No action items fit
    ",
    }
  `);
});

test('the day of an update is that of the office, not of Greenwich', async () => {
  const root = copyOf('tracker');
  const late = ['--workspace', root, '--now', '2025-12-31T17:30:00Z', '--by', '林'];
  await runInProcess('actions', 'update', 'joint-visit', '--status', 'done', ...late);
  const { stdout } = await actions(root, 'show', 'joint-visit');
  expect(stdout.split('\n').find((line) => line.includes('林'))).toBe('1 January 2026  林  Done');
  const week = (now: string) =>
    runInProcess('actions', 'digest', '--week', '--json', '--workspace', root, '--now', now);
  const settled = async (now: string) => JSON.parse((await week(now)).stdout).settled;
  expect(await settled('2026-01-07T15:30:00Z')).toEqual(['2024-alpha/joint-visit']);
  expect(await settled('2026-01-07T16:30:00Z')).toEqual([]);
});

test('syncing records every commitment once', async () => {
  const root = copyOf('tracker');
  expect((await actions(root, 'sync')).stdout).toBe('Commitments: 7, newly recorded: 7\n');
  expect((await actions(root, 'sync')).stdout).toBe('Commitments: 7, newly recorded: 0\n');
});

test('a sheet that was filled in comes back: what is in order is taken, the rest is named', async () => {
  const root = copyOf('tracker');
  const file = join(root, 'actions.en.csv');
  const exported = await actions(root, 'export', '--csv', '--out', root);
  expect(exported.stdout).toBe(`${file}\n`);
  expect((await actions(root, 'import', file)).stderr).toBe('Rows read: 7, items updated: 0\n');
  const text = readFileSync(file, 'utf8');
  const lineOf = (item: string) => text.split('\r\n').find((line) => line.includes(`,${item},`)) ?? '';
  const answered = (item: string, status: string) => lineOf(item).replace(',Open,', `,${status},`);
  const edited = text
    .replace(lineOf('2024-alpha/share-notes'), answered('2024-alpha/share-notes', '已完成'))
    .replace(lineOf('2024-alpha/joint-visit'), answered('2024-alpha/joint-visit', 'Done'))
    .replace(lineOf('2026-beta/notes-continued'), answered('2026-beta/notes-continued', 'finished'));
  writeFileSync(file, edited);
  await actions(root, 'update', 'joint-visit', '--status', 'waiting', '--by', 'Chen');
  const atomic = await actions(root, 'import', file, '--atomic', '--by', '林');
  expect(atomic.code).toBe(1);
  expect(atomic.stderr).toContain('Nothing was written');
  const taken = await actions(root, 'import', file, '--by', '林');
  expect(taken.code).toBe(1);
  expect(taken.stdout).toBe('2024-alpha/share-notes: Status: Open → Done\n');
  expect(taken.stderr.replaceAll(file, 'f.csv')).toMatchInlineSnapshot(`
    "f.csv:3:7 error import-unknown-status: “finished” is not a status
      fix: write: Open, In progress, Waiting, Done, Lapsed, Dropped, Superseded
    f.csv:4:7 error import-conflict: “2024-alpha/joint-visit”, Status: Open when the sheet was made, Waiting since (Chen, 2025-06-15), Done in the sheet; it stays Waiting
      fix: settle it, then change it with actions update, or import with --take-sheet
    Rows read: 7, items updated: 1
    "
  `);
  const again = await actions(root, 'import', file, '--take-sheet', '--dry-run');
  expect(again.stdout).toBe('2024-alpha/joint-visit: Status: Waiting → Done\n');
  expect(registerOf(root)).toEqual([
    { ...VISIT, by: 'Chen', type: 'status', status: 'waiting' },
    { ...SIGNED, item: '2024-alpha/share-notes', type: 'status', status: 'done' },
  ]);
});

test('a file is public unless asked otherwise: no internal item, no unpublished mission, no note', async () => {
  const root = copyOf('tracker');
  await actions(root, 'update', 'share-notes', '--note', 'not for others');
  const { stdout } = await actions(root, 'export');
  expect(
    stdout
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]),
  ).toEqual([
    '2024-alpha/validation-plan',
    '2024-alpha/joint-visit',
    '2024-alpha/list-of-contacts',
    '2024-alpha/share-notes',
  ]);
  expect(stdout).not.toContain('not for others');
  expect(stdout).not.toContain('2026-beta');
});

test('a folder to export to is taken also where no file is named', async () => {
  const root = copyOf('tracker');
  const shown = await actions(root, 'export');
  const file = join(root, 'sent/actions.csv');
  expect((await actions(root, 'export', '--out', join(root, 'sent'))).stdout).toBe(`${file}\n`);
  expect(readFileSync(file, 'utf8').trimEnd()).toBe(shown.stdout.trimEnd());
});

test('a file that is named as the folder to export to is told, and left as it is', async () => {
  const root = copyOf('tracker');
  const file = join(root, 'mine.csv');
  writeFileSync(file, 'mine');
  for (const out of [file, join(file, 'further')])
    expect(await actions(root, 'export', '--out', out)).toMatchObject({
      code: 2,
      stderr: `${file} is a file, not a folder. Nothing was written; name a folder with --out\n`,
    });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('a damaged register is told with its place and left as it is', async () => {
  const root = copyOf('tracker');
  const file = 'data/register/actions/2024-alpha.jsonl';
  mkdirSync(join(root, 'data/register/actions'), { recursive: true });
  writeFileSync(join(root, file), '{ "format": 2, }\n');
  for (const args of [['list'], ['sync'], ['update', 'joint-visit', '--status', 'done']]) {
    const { code, stderr } = await actions(root, ...args);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file}:1:1 error register-damaged`);
  }
  expect(readFileSync(join(root, file), 'utf8')).toBe('{ "format": 2, }\n');
});

test('where no name is near, the way to all of them is told', async () => {
  const root = copyOf('tracker');
  const { code, stderr } = await actions(root, 'show', 'nothing-like-it');
  expect([code, stderr.replace(root, '<root>')]).toEqual([
    1,
    'There is no action item “nothing-like-it”; all of them: npm run attache -- actions list --workspace <root> --lang en\n',
  ]);
});

test.each([
  [['list', '--owner', 'me'], 2, '--owner “me” is not known; did you mean us, partner, both, third?\n'],
  [['list', '--partner', 'USA'], 1, 'There is no partner “USA”; did you mean US?\n'],
  [['list', '--sort', 'duo'], 2, '--sort “duo” is not known; did you mean due?\n'],
  [['show', 'jont-visit'], 1, 'There is no action item “jont-visit”; did you mean 2024-alpha/joint-visit?\n'],
  [
    ['update', 'joint-visit', '--status', 'dne', '--due', '2026-02-30'],
    2,
    '--status is one of: open, in-progress, waiting, done, lapsed, dropped, superseded\n--due is a day that exists, such as 2026-12-31, or none\n',
  ],
  [
    ['update', 'joint-visit', '--status', 'finished'],
    2,
    '--status is one of: open, in-progress, waiting, done, lapsed, dropped, superseded\n',
  ],
  [
    ['update', 'joint-visit'],
    2,
    'Say what to update, for example with --status, --note, --due or --priority\n',
  ],
  [
    ['update', 'joint-visit', '--due', '2025-02-30'],
    2,
    '--due is a day that exists, such as 2026-12-31, or none\n',
  ],
  [['export', 'actions.pdf'], 2, 'The file name must end in .csv, .json, .xlsx or .ods\n'],
  [['export', '--ods', '--csv'], 2, 'Give one of --xlsx, --ods and --csv\n'],
])('%j is refused with what to do', async (args, code, stderr) => {
  expect(await actions(copyOf('tracker'), ...args)).toEqual({ code, stdout: '', stderr });
});
