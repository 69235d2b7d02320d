import { expect, test } from 'vitest';
import type { ActionRecord } from '../../scripts/model/action-item.ts';
import type { Workspace } from '../../scripts/model/workspace.ts';
import { deriveActions } from '../../scripts/tracker/derive-actions.ts';
import { recordOf, trackerWorkspace } from './sample.ts';

const workspace = trackerWorkspace();
const withoutBeta: Pick<Workspace, 'missions'> = {
  missions: workspace.missions.filter((mission) => mission.id === '2024-alpha'),
};

function read(id: string, today: string, records: readonly ActionRecord[] = [], within = withoutBeta) {
  const item = deriveActions(within, records, { today }).find((each) => each.id === `2024-alpha/${id}`);
  return (
    item && {
      status: item.status,
      from: item.statusFrom,
      flags: item.flags,
      due: item.due.date,
      latest: item.due.latest,
    }
  );
}

test("a commitment's own state counts until something later is said", () => {
  expect(read('list-of-contacts', '2024-04-01')).toEqual({
    status: 'done',
    from: 'source',
    flags: [],
    due: undefined,
    latest: undefined,
  });
});

test('an item is overdue on the day after the last day its date can mean, and not before', () => {
  const open = { status: 'open', from: 'source', due: '../2024-12-31', latest: '2024-12-31' };
  expect(read('validation-plan', '2024-11-30')).toEqual({ ...open, flags: [] });
  expect(read('validation-plan', '2024-12-01')).toEqual({ ...open, flags: ['due-soon'] });
  expect(read('validation-plan', '2024-12-31')).toEqual({ ...open, flags: ['due-soon'] });
  expect(read('validation-plan', '2025-01-01')).toEqual({ ...open, flags: ['overdue'] });
});

test('overdue, blocked, conditional and recurring hold at once', () => {
  expect(read('joint-visit', '2025-07-01')).toEqual({
    status: 'open',
    from: 'source',
    flags: ['overdue', 'blocked', 'conditional', 'recurring'],
    due: '2025-40',
    latest: '2025-06-30',
  });
});

test('words without a date are never overdue', () => {
  expect(read('share-notes', '2099-01-01')?.flags).toEqual([]);
});

test('what an item waits on no longer blocks once it is done, but does when it is dropped', () => {
  const after = (status: string) => [
    recordOf('2024-alpha/validation-plan', { at: '2024-06-01T00:00:00Z', status }),
  ];
  expect(read('joint-visit', '2024-07-01', after('done'))?.flags).toEqual(['conditional', 'recurring']);
  expect(read('joint-visit', '2024-07-01', after('dropped'))?.flags).toEqual([
    'blocked',
    'conditional',
    'recurring',
  ]);
});

test('a later commitment that ends an item makes it done', () => {
  expect(read('validation-plan', '2026-06-01', [], workspace)).toEqual({
    status: 'done',
    from: 'closing',
    flags: ['closed'],
    due: '../2024-12-31',
    latest: '2024-12-31',
  });
});

test('an update after the closing has the last word, an earlier one has not', () => {
  const update = (at: string) => [recordOf('2024-alpha/validation-plan', { at, status: 'in-progress' })];
  expect(read('validation-plan', '2026-07-01', update('2026-06-01T00:00:00Z'), workspace)?.status).toBe(
    'in-progress',
  );
  expect(read('validation-plan', '2026-07-01', update('2025-06-01T00:00:00Z'), workspace)?.status).toBe(
    'done',
  );
});

test('an update counts even while the mission goes on', () => {
  const update = [
    recordOf('2024-alpha/validation-plan', { at: '2024-03-10T20:00:00Z', status: 'in-progress' }),
  ];
  expect(read('validation-plan', '2024-03-10', update)?.status).toBe('in-progress');
});

test('the last update counts, whatever the clock said when it was written', () => {
  const records = [
    recordOf(
      '2024-alpha/validation-plan',
      { at: '2024-06-02T00:00:00+08:00', status: 'in-progress' },
      { at: '2024-05-01T15:00:00Z', status: 'done' },
      { at: '2024-05-02T15:00:00Z', note: 'sent' },
    ),
  ];
  expect(read('validation-plan', '2024-07-01', records)?.status).toBe('done');
});

test('an update moves the date', () => {
  const records = [
    recordOf('2024-alpha/validation-plan', {
      at: '2024-06-01T00:00:00Z',
      status: 'open',
      dueDate: '2025-03-31',
    }),
  ];
  expect(read('validation-plan', '2025-01-15', records)).toMatchObject({ due: '2025-03-31', flags: [] });
});

test('an item continued by a later one says so, and keeps its own status', () => {
  const item = deriveActions(workspace, [], { today: '2026-06-01' }).find(
    ({ id }) => id === '2024-alpha/share-notes',
  );
  expect([item?.status, item?.flags, item?.continuedBy]).toEqual([
    'open',
    ['continued'],
    ['2026-beta/notes-continued'],
  ]);
});

test('a recurring item that was done rests until its next turn comes into view, as imprecise as before', () => {
  const records = [recordOf('2024-alpha/joint-visit', { at: '2025-05-20T00:00:00Z', status: 'done' })];
  expect(read('joint-visit', '2025-12-01', records)).toMatchObject({
    status: 'done',
    due: '2026-40',
    flags: ['recurring'],
  });
  expect(read('joint-visit', '2026-06-05', records)).toMatchObject({ status: 'open', latest: '2026-06-30' });
  expect(read('joint-visit', '2026-07-01', records)?.flags).toContain('overdue');
});

test('work on the next turn keeps its date; taking "done" back restores the former', () => {
  const done = { at: '2025-05-20T00:00:00Z', status: 'done' };
  const then = (status: string) => [
    recordOf('2024-alpha/joint-visit', done, { at: '2025-09-01T00:00:00Z', status }),
  ];
  expect(read('joint-visit', '2025-10-01', then('in-progress'))?.due).toBe('2026-40');
  expect(read('joint-visit', '2025-10-01', then('open'))?.due).toBe('2025-40');
});

test('late in the evening at Greenwich it is the next day at home: a turn that ended then is over', () => {
  const done = (at: string) => [recordOf('2024-alpha/joint-visit', { at, status: 'done' })];
  expect(read('joint-visit', '2026-01-01', done('2026-06-29T15:59:00Z'))?.due).toBe('2026-40');
  expect(read('joint-visit', '2026-01-01', done('2026-06-29T16:00:00Z'))?.due).toBe('2027-40');
});

test('items come in the order of missions and of writing', () => {
  expect(deriveActions(workspace, [], { today: '2026-06-01' }).map(({ id }) => id)).toEqual([
    '2024-alpha/validation-plan',
    '2024-alpha/joint-visit',
    '2024-alpha/list-of-contacts',
    '2024-alpha/share-notes',
    '2024-alpha/watch-rules',
    '2026-beta/plan-received',
    '2026-beta/notes-continued',
  ]);
});

const PLAN = '2024-alpha/validation-plan';
const at = '2024-06-01T00:00:00Z';
const itemOf = (id: string, today: string, ...records: readonly ActionRecord[]) =>
  deriveActions(withoutBeta, records, { today }).find((each) => each.id === id);

test('who is on it, how pressing, when to look again and what proves it: the last word counts, and can be taken back', () => {
  const said = {
    assignee: '林',
    priority: 'high',
    lookAgain: '2024-07-01',
    evidence: 'https://example.org/letter',
  };
  const kept = itemOf(PLAN, '2024-07-01', recordOf(PLAN, { at, ...said }));
  expect([kept?.assignee, kept?.priority, kept?.lookAgain, kept?.evidence, kept?.flags]).toEqual([
    '林',
    'high',
    '2024-07-01',
    ['https://example.org/letter'],
    ['look-again'],
  ]);
  const back = { at, assignee: null, priority: null, lookAgain: null };
  const taken = itemOf(PLAN, '2024-07-01', recordOf(PLAN, { at, ...said }, back));
  expect([taken?.assignee, taken?.priority, taken?.lookAgain, taken?.flags]).toEqual([
    undefined,
    undefined,
    undefined,
    [],
  ]);
});

test('waiting is pending; lapsed and superseded are over', () => {
  const after = (status: string, more = {}) =>
    itemOf(PLAN, '2025-01-01', recordOf(PLAN, { at, status, ...more }))?.flags;
  expect(after('waiting')).toEqual(['overdue']);
  expect(after('lapsed')).toEqual([]);
  expect(after('superseded', { supersededBy: '2024-alpha/share-notes' })).toEqual([]);
});

test('what took the place of an item stands for it where others wait on it', () => {
  const gone = recordOf(PLAN, { at, status: 'superseded', supersededBy: '2024-alpha/share-notes' });
  const visit = '2024-alpha/joint-visit';
  expect(itemOf(visit, '2024-07-01', gone)?.blockedBy).toEqual([PLAN]);
  const done = recordOf('2024-alpha/share-notes', { at, status: 'done' });
  expect(itemOf(visit, '2024-07-01', gone, done)?.blockedBy).toEqual([]);
});

test('what has no date ages from the day it was undertaken', () => {
  expect(itemOf('2024-alpha/share-notes', '2025-04-16')?.openDays).toBe(401);
  expect(itemOf('2024-alpha/list-of-contacts', '2025-04-16')?.openDays).toBeUndefined();
});

test('for the public, others are as the reports have them, and only what is ours is overdue', () => {
  const records = [recordOf(PLAN, { at, status: 'lapsed' })];
  const seen = (today: string) =>
    deriveActions(withoutBeta, records, { today, audience: 'public' }).map(
      ({ commitment, status, flags, openDays }) => [commitment.owner, status, flags, openDays],
    );
  expect(seen('2025-07-01')).toMatchInlineSnapshot(`
    [
      [
        "partner",
        "open",
        [],
        undefined,
      ],
      [
        "both",
        "open",
        [
          "blocked",
          "conditional",
          "recurring",
        ],
        undefined,
      ],
      [
        "us",
        "done",
        [],
        undefined,
      ],
      [
        "us",
        "open",
        [],
        477,
      ],
      [
        "third",
        "open",
        [],
        undefined,
      ],
    ]
  `);
});
