import { expect, test } from 'vitest';
import { readDays } from '../../scripts/locale/read-days.ts';
import { writeBase } from '../../scripts/model/base-values.ts';
import type { EditedAction } from '../../scripts/model/edited-action.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { planImport } from '../../scripts/tracker/import-actions.ts';
import { wordsIn } from '../locale/words-for-tests.ts';
import { recordOf, trackerWorkspace } from './sample.ts';

const workspace = trackerWorkspace();
const today = '2025-06-01';
const at = '2025-06-01T00:00:00Z';
const ID = '2024-alpha/share-notes';
const words = [wordsIn('en'), wordsIn('zh-TW')];

const itemsAfter = (...updates: readonly object[]) =>
  deriveActions(workspace, [recordOf(ID, ...updates)], { today });
const baseAfter = (...updates: readonly object[]) => {
  const item = itemsAfter(...updates).find(({ id }) => id === ID);
  return item && writeBase(item);
};

const COLUMNS = ['id', 'status', 'assignee', 'priority', 'dueDate', 'lookAgain', 'note', 'evidence', 'base'];

function row(id: string, fields: EditedAction['fields'], base?: string): EditedAction {
  return {
    id,
    fields,
    ...(base !== undefined && { base }),
    placeOf: (field) => ({ file: 'f.csv', line: 4, column: COLUMNS.indexOf(field) + 1 }),
  };
}

type Rows = readonly EditedAction[];
const plan = (rows: Rows, items = itemsAfter(), takesSheet = false) =>
  planImport(items, rows, { workspace, words, takesSheet });
const changes = (...args: Parameters<typeof plan>) =>
  plan(...args).changes.map(({ field, from, to }) => [field, from, to]);
const faults = (...args: Parameters<typeof plan>) =>
  plan(...args).diagnostics.map(({ code, position, parameters }) => [code, position.column, parameters]);

test('only what differs is a change, in the words of any language', () => {
  const base = baseAfter();
  expect(plan([row(ID, { status: 'Open', note: '' }, base)])).toEqual({ changes: [], diagnostics: [] });
  const said = { status: '已完成', priority: 'HIGH', dueDate: '115/1/5', note: 'sent', assignee: '業務組' };
  expect(changes([row(ID, said, base)])).toEqual([
    ['status', 'open', 'done'],
    ['assignee', null, '業務組'],
    ['priority', null, 'high'],
    ['dueDate', null, '2026-01-05'],
    ['note', null, 'sent'],
  ]);
});

test('three ways: made at, now, in the sheet', () => {
  const base = baseAfter();
  const waiting = itemsAfter({ at, by: 'Lin', status: 'waiting' });
  expect(plan([row(ID, { status: 'Open' }, base)], waiting)).toEqual({ changes: [], diagnostics: [] });
  expect(plan([row(ID, { status: 'Waiting' }, base)], waiting)).toEqual({ changes: [], diagnostics: [] });
  expect(changes([row(ID, { status: 'Done' }, base)], waiting)).toEqual([]);
  expect(faults([row(ID, { status: 'Done' }, base)], waiting)).toEqual([
    [
      'import-conflict',
      2,
      { id: ID, field: 'status', base: 'open', now: 'waiting', sheet: 'done', by: 'Lin', on: '2025-06-01' },
    ],
  ]);
  expect(changes([row(ID, { status: 'Done' }, base)], waiting, true)).toEqual([
    ['status', 'waiting', 'done'],
  ]);
});

test('what is emptied is taken back; notes are added to, never taken away, and are at odds with none', () => {
  const before = [{ at, assignee: '業務組', note: 'asked' }];
  const base = baseAfter(...before);
  expect(changes([row(ID, { assignee: '', note: '' }, base)], itemsAfter(...before))).toEqual([
    ['assignee', '業務組', null],
  ]);
  const since = itemsAfter(...before, { at, note: 'asked again' });
  expect(changes([row(ID, { note: 'they answered' }, base)], since)).toEqual([
    ['note', 'asked again', 'they answered'],
  ]);
});

test('a file that does not say what it was made at changes only what the register has never changed', () => {
  expect(changes([row(ID, { status: 'done' })])).toEqual([['status', 'open', 'done']]);
  const waiting = itemsAfter({ at, status: 'waiting' });
  expect(faults([row(ID, { status: 'open' })], waiting).map(([code]) => code)).toEqual([
    'import-conflict-without-base',
  ]);
  expect(plan([row(ID, { status: '', assignee: '' })], waiting)).toEqual({ changes: [], diagnostics: [] });
});

test('each fault is told at its cell', () => {
  const base = baseAfter();
  const wrong = {
    status: 'finnished',
    dueDate: '2026-02-30',
    note: 'n'.repeat(2001),
    evidence: 'javascript:1',
  };
  expect(faults([row(ID, wrong, base)])).toEqual([
    ['import-unknown-status', 2, { id: ID, value: 'finnished', allowed: expect.any(String) }],
    ['import-bad-date', 5, { id: ID, value: '2026-02-30' }],
    ['import-long-note', 7, { id: ID, found: 2001 }],
    ['import-bad-link', 8, { id: ID, value: 'javascript:1' }],
  ]);
  expect(faults([row(ID, { status: '' }, base), row(ID, {})])).toEqual([
    ['import-empty-status', 2, { id: ID }],
    ['import-repeated-item', 1, { id: ID }],
  ]);
  expect(faults([row(ID, { status: 'superseded' }, base)])).toEqual([['import-superseded', 2, { id: ID }]]);
  expect(faults([row('2024-alpha/joint-visit', {}, base)])).toEqual([
    ['import-base-mixed', 9, { id: '2024-alpha/joint-visit' }],
  ]);
  expect(faults([row('2024-alpha/share-note', {})])).toEqual([
    ['import-unknown-item', 1, { id: '2024-alpha/share-note', suggestion: ID }],
  ]);
});

test.each([
  ['2026-01-05', '2026-01-05'],
  ['2026/1/5', '2026-01-05'],
  ['2026-01-05 00:00', '2026-01-05'],
  ['46027', '2026-01-05'],
  ['115.1.5', '2026-01-05'],
  ['民國115年1月5日', '2026-01-05'],
  ['令和8年1月5日', '2026-01-05'],
  ['２０２６年１月５日', '2026-01-05'],
  ['5-Jan-26', '2026-01-05'],
  ['Jan 5, 2026', '2026-01-05'],
  ['5 de enero de 2026', '2026-01-05'],
  ['13/1/2026', '2026-01-13'],
  ['5/1/2026', '2026-05-01 2026-01-05'],
  ['26-01-05', '2026-01-05 2005-01-26'],
  ['2026-02-30', ''],
  ['soon', ''],
])('the day %s is read as %s', (text, days) => {
  expect(readDays(text).join(' ')).toBe(days);
});

test('a day that could be two is not guessed at, but is known again as the one it was exported as', () => {
  const moved = [{ at, dueDate: '2026-01-05' }];
  const base = baseAfter(...moved);
  expect(plan([row(ID, { dueDate: '1/5/2026' }, base)], itemsAfter(...moved))).toEqual({
    changes: [],
    diagnostics: [],
  });
  expect(faults([row(ID, { dueDate: '2/5/2026' }, base)], itemsAfter(...moved))).toEqual([
    ['import-unclear-date', 5, { id: ID, value: '2/5/2026', days: '2026-02-05, 2026-05-02' }],
  ]);
});
