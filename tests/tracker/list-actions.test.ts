import { expect, test } from 'vitest';
import { ActionStatus } from '../../scripts/model/action-event.ts';
import type { PartnerId } from '../../scripts/model/identifier.ts';
import { type ActionFilters, listActions, showAction } from '../../scripts/tracker/list-actions.ts';
import { type ActionSort, byUrgency, sortActions } from '../../scripts/tracker/sort-actions.ts';
import { findThreads, partnerHistory } from '../../scripts/tracker/threads.ts';
import { trackerWorkspace } from './sample.ts';

const workspace = trackerWorkspace();
const today = '2026-06-01';
const ids = (filters: ActionFilters) => listActions(workspace, [], { today, filters }).map(({ id }) => id);

test('filters narrow each other', () => {
  expect(ids({ partner: 'NZ' })).toEqual(['2024-alpha/share-notes', '2026-beta/notes-continued']);
  expect(ids({ partner: 'NZ', mission: '2026-beta' })).toEqual(['2026-beta/notes-continued']);
  expect(ids({ status: 'done', owner: 'us' })).toEqual(['2024-alpha/list-of-contacts']);
  expect(ids({ overdue: true })).toEqual(['2024-alpha/joint-visit']);
  expect(ids({ partner: 'ZZ' })).toEqual([]);
  expect(ids({ watched: true })).toEqual(['2024-alpha/watch-rules']);
  expect(ids({ dueBefore: '2025-06-29', status: 'pending' })).toEqual([]);
  expect(ids({ dueBefore: '2025-06-30', status: 'pending' })).toEqual(['2024-alpha/joint-visit']);
  expect(ids({ text: 'ＳHARE' })).toEqual(['2024-alpha/share-notes']);
  expect(ids({ assignee: 'none', kind: 'suggestion' })).toEqual([
    '2024-alpha/share-notes',
    '2026-beta/notes-continued',
  ]);
});

test('what both sides owe is listed for each, and what is watched for none', () => {
  expect(ids({ owner: 'partner' })).toContain('2024-alpha/joint-visit');
  expect(ids({ owner: 'us' })).toContain('2024-alpha/joint-visit');
  expect(ids({ owner: 'third' })).toEqual([]);
});

test('what is pressing comes first: open before settled, ours before theirs, owed before watched, dated before undated', () => {
  const items = listActions(workspace, [], { today: '2024-04-01' });
  expect(byUrgency(items).map(({ id }) => id)).toEqual([
    '2024-alpha/share-notes',
    '2026-beta/notes-continued',
    '2024-alpha/joint-visit',
    '2024-alpha/watch-rules',
    '2024-alpha/validation-plan',
    '2024-alpha/list-of-contacts',
    '2026-beta/plan-received',
  ]);
});

test('other orders: by date, by age, by partner', () => {
  const items = listActions(workspace, [], { today: '2024-04-01' });
  const first = (by: ActionSort) => sortActions(items, by)[0]?.id;
  expect(first('due')).toBe('2024-alpha/validation-plan');
  expect(first('age')).toBe('2024-alpha/joint-visit');
  expect(first('partner')).toBe('2024-alpha/share-notes');
  const life = new Set(sortActions(items, 'status').map(({ status }) => status));
  expect([...life]).toEqual(ActionStatus.options.filter((each) => life.has(each)));
});

test('one item is found by its whole name', () => {
  expect(showAction(workspace, [], { id: '2024-alpha/share-notes', today })?.commitment.id).toBe(
    'share-notes',
  );
  expect(showAction(workspace, [], { id: 'share-notes', today })).toBeUndefined();
});

test('items that continue or close each other are one thread', () => {
  const threads = findThreads(listActions(workspace, [], { today }));
  expect(threads.map(({ items }) => items.map(({ id }) => id))).toEqual([
    ['2024-alpha/validation-plan', '2026-beta/plan-received'],
    ['2024-alpha/share-notes', '2026-beta/notes-continued'],
  ]);
});

test("a partner's history holds its meetings, exchanges and items, mission by mission", () => {
  const history = partnerHistory(workspace, listActions(workspace, [], { today }), 'NZ' as PartnerId);
  expect(
    history.map(({ mission, bilaterals, actions }) => [
      mission.id,
      bilaterals.map(({ id }) => id),
      actions.map(({ id }) => id),
    ]),
  ).toEqual([
    ['2024-alpha', ['nz'], ['2024-alpha/share-notes']],
    ['2026-beta', [], ['2026-beta/notes-continued']],
  ]);
});
