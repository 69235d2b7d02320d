import { expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { viewFor } from '#model/public-view.ts';
import type { Workspace } from '#model/workspace.ts';
import { copyOf, edit } from '../workspace-copy.ts';

const CANARY = 'canary-9f2c';
const MISSION = 'data/missions/2020-visit/mission.yaml';
const AGENDA = 'data/missions/2020-visit/agenda.yaml';
const BILATERALS = 'data/missions/2020-visit/bilaterals.yaml';
const PUBLIC = { audience: 'public', today: '2026-11-21' } as const;

function load(root: string): Workspace {
  const { workspace, diagnostics } = loadWorkspace(root);
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  if (!workspace) throw new Error('the fixture is sound');
  return workspace;
}

const dump = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each));

/** Every way to write something internal, each holding the canary. */
const INTERNAL: readonly (readonly [what: string, file: string, find: string, put: string])[] = [
  ['an e-mail address of a delegate', MISSION, 'head: true', `head: true, email: ${CANARY}@example.org`],
  ['a telephone of a delegate', MISSION, 'head: true', `head: true, phone: ${CANARY}`],
  [
    'the organiser’s address',
    'data/workspace.yaml',
    '  timeZone: Asia/Tokyo',
    `  timeZone: Asia/Tokyo\n  email: ${CANARY}@example.org`,
  ],
  [
    'a photo',
    MISSION,
    '- { id: handshake,',
    `- { id: ${CANARY}, caption: x, audience: internal }\n  - { id: handshake,`,
  ],
  [
    'an annex',
    MISSION,
    '- { id: programme,',
    `- { id: ${CANARY}, title: x, audience: internal }\n  - { id: programme,`,
  ],
  [
    'a recommendation',
    MISSION,
    '- { id: again,',
    `- { id: ${CANARY}, text: x, audience: internal }\n  - { id: again,`,
  ],
  [
    'a session',
    AGENDA,
    '- id: opening',
    `- { id: ${CANARY}, title: x, date: 2020-03-03, audience: internal }\n      - id: opening`,
  ],
  [
    'an event',
    AGENDA,
    '- id: workshop',
    `- { id: ${CANARY}, title: x, from: 2020-03-03, to: 2020-03-03, audience: internal }\n  - id: workshop`,
  ],
  [
    'a bilateral',
    BILATERALS,
    '- id: es\n',
    `- { id: ${CANARY}, partners: [ES], format: exchange, audience: internal }\n  - id: es\n`,
  ],
  [
    'what a request asks of the schedule',
    BILATERALS,
    'attendees: [山田花子]',
    `attendees: [山田花子]
      ourWindows: [not during ${CANARY}]
      needs: [${CANARY}]
      after: [es]`,
  ],
  ['when a room can be had', MISSION, 'seats: 10 }', `seats: 10, open: [not during ${CANARY}] }`],
  [
    'when a venue is open',
    MISSION,
    'rooms:',
    `venues: [{ id: main, name: M, open: [not during ${CANARY}] }]
rooms:`,
  ],
  [
    'closures, pools and limits',
    MISSION,
    'reportDate: 2020-05',
    `reportDate: 2020-05
scheduling:
  pools: [{ id: ${CANARY}, size: 1 }]
  closures: [{ name: ${CANARY}, when: [mornings] }]
  limits: [{ person: 山田花子, maxPerDay: 1 }]`,
  ],
  ['a brief', BILATERALS, 'photos: [handshake]', `photos: [handshake]\n    brief: { objective: ${CANARY} }`],
  [
    'a commitment',
    BILATERALS,
    '- id: send-rules',
    `- { id: ${CANARY}, kind: watch, owner: us, text: x, audience: internal }\n      - id: send-rules`,
  ],
  [
    'an internal block of the report',
    'content/missions/2020-visit/en/report.mdx',
    'For our eyes only.',
    `${CANARY} **${CANARY}**`,
  ],
];

/** An internal session and a pool of the canary's name, so that phrases and requests may speak of them. */
function plantNames(root: string): void {
  edit(root, AGENDA, {
    find: '- id: opening',
    put: `- { id: ${CANARY}, title: x, date: 2020-03-04, start: 10:00, end: 11:00, audience: internal }\n      - id: opening`,
  });
  edit(root, MISSION, {
    find: 'photos:',
    put: `scheduling: { pools: [{ id: ${CANARY}, size: 1 }] }\nphotos:`,
  });
}

const isOfSchedule = (put: string) => put.includes('during') && !put.includes('scheduling:');

test.each(INTERNAL)('%s does not reach the public', (_, file, find, put) => {
  const root = copyOf('tiny');
  if (isOfSchedule(put)) plantNames(root);
  edit(root, file, { find, put });
  const workspace = load(root);
  expect(dump(viewFor(workspace, { audience: 'internal', today: PUBLIC.today })).includes(CANARY)).toBe(true);
  expect(dump(viewFor(workspace, PUBLIC)).includes(CANARY)).toBe(false);
});

test('links to what is left out are left out too', () => {
  const root = copyOf('tiny');
  edit(root, BILATERALS, { find: '- id: send-rules', put: '- id: send-rules\n        audience: internal' });
  edit(root, MISSION, { find: 'id: handshake,', put: 'id: handshake, audience: internal,' });
  edit(root, MISSION, { find: 'id: programme,', put: 'id: programme, audience: internal,' });
  const [mission] = viewFor(load(root), PUBLIC).missions;
  const [es] = mission?.bilaterals ?? [];
  expect([
    es?.photos,
    es?.commitments.map((each) => each.waitsOn),
    mission?.events[0]?.sessions[0]?.annexes,
  ]).toEqual([[], [[]], []]);
});

test('requests are internal as a whole', () => {
  const [mission] = viewFor(load(copyOf('tiny')), PUBLIC).missions;
  expect(mission?.bilaterals.map((each) => each.request)).toEqual([undefined, undefined]);
});

test.each([
  ['2020-05-31', 0],
  ['2020-06-01', 1],
])('on %s the mission published in 2020-06 makes %i', (today, count) => {
  expect(viewFor(load(copyOf('tiny')), { audience: 'public', today }).missions.length).toBe(count);
});

test('a mission without a publication date is internal as a whole', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'published: 2020-06\n', put: '' });
  expect(viewFor(load(root), PUBLIC).missions).toEqual([]);
});
