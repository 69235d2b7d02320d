import { expect, test } from 'vitest';
import { actionPlan } from '#invites/action-file.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { makeFixture } from './fixture.ts';

const { workspace, context } = makeFixture();
const fileOf = (records: Parameters<typeof deriveActions>[1] = []) =>
  actionPlan(deriveActions(workspace, records, { today: '2026-12-01' }), [context]);
const entriesIn = (records?: Parameters<typeof fileOf>[0]) =>
  fileOf(records).whole?.editions[0]?.entries ?? [];

test('an open item with a date is a task and an event of its last day; a settled one only a task; one without a date neither', () => {
  expect(entriesIn()).toMatchInlineSnapshot(`
    [
      {
        "categories": [
          "Deadline",
        ],
        "description": "Send the rules

    Due, in the source's words: by the end of this year

    Kind: Promise

    Mission: Autumn Customs Meeting

    This mission is an invented example.",
        "due": "2026-12-31",
        "key": "todo/2026-autumn/send-rules",
        "kind": "todo",
        "start": "2026-11-30",
        "status": "NEEDS-ACTION",
        "summary": "The United States: Send the rules",
      },
      {
        "busy": false,
        "categories": [
          "Deadline",
        ],
        "description": "Send the rules

    Due, in the source's words: by the end of this year

    Kind: Promise

    Mission: Autumn Customs Meeting

    This mission is an invented example.",
        "key": "action/2026-autumn/send-rules",
        "kind": "event",
        "status": "CONFIRMED",
        "summary": "Due – The United States: Send the rules",
        "when": {
          "from": "2026-12-31",
          "kind": "days",
          "to": "2026-12-31",
        },
      },
      {
        "categories": [
          "Deadline",
        ],
        "description": "Study the rules

    Due, in the source's words: in the first half of next year

    Date given: first half of 2027; entered on its last day.

    Kind: Promise
    In the report: Done

    Mission: Autumn Customs Meeting

    This mission is an invented example.",
        "due": "2027-06-30",
        "key": "todo/2026-autumn/study-rules",
        "kind": "todo",
        "start": "2026-11-30",
        "status": "COMPLETED",
        "summary": "Us: Study the rules",
      },
    ]
  `);
});

test('an update in the tracker moves the day', () => {
  const records = [
    {
      id: '2026-autumn/send-rules',
      updates: [
        { at: '2026-12-02T00:00:00Z', on: '2026-12-02', status: 'in-progress', dueDate: '2027-01-15' },
      ],
    },
  ] as never;
  expect(entriesIn(records)[0]).toMatchObject({
    start: '2026-11-30',
    due: '2027-01-15',
    status: 'IN-PROCESS',
  });
});

test('an item done in the tracker tells when', () => {
  const records = [
    {
      id: '2026-autumn/send-rules',
      updates: [{ at: '2026-12-02T01:02:03Z', on: '2026-12-02', status: 'done' }],
    },
  ] as never;
  expect(entriesIn(records).map(({ key, status }) => `${key} ${status}`)).toEqual([
    'todo/2026-autumn/send-rules COMPLETED',
    'todo/2026-autumn/study-rules COMPLETED',
  ]);
  expect(entriesIn(records)[0]).toMatchObject({ completedAt: Date.parse('2026-12-02T01:02:03Z') });
});

test('where its partners are not all as far, a task says how far each is', () => {
  const [first] = deriveActions(workspace, [], { today: '2026-12-01' });
  const states = [
    { partner: 'US', status: 'done', statusFrom: 'update' },
    { partner: 'JP', status: 'open', statusFrom: 'source' },
  ] as never;
  const linesOf = (item: Parameters<typeof actionPlan>[0][number]) =>
    actionPlan([item], [context]).whole?.editions[0]?.entries.map(({ description }) =>
      description.split('\n').filter((line) => /: (?:Done|Open)$/.test(line)),
    );
  expect(first && linesOf({ ...first, status: 'in-progress', states })).toEqual(
    Array(2).fill(['the United States: Done', 'Japan: Open']),
  );
  expect(first && linesOf(first)).toEqual([[], []]);
});
