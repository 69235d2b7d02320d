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
  [
    'a line of the itinerary',
    MISSION,
    'itinerary:',
    `itinerary:\n  - { from: 2020-03-02, text: ${CANARY}, audience: internal }`,
  ],
  [
    'a journey',
    MISSION,
    'rooms:',
    `travel:\n  - { carrier: ${CANARY}, from: { place: x, timeZone: Asia/Tokyo, date: 2020-03-02 }, audience: internal }\nrooms:`,
  ],
  [
    'a delegate',
    MISSION,
    'delegation:',
    `delegation:\n  - { unnamed: ${CANARY}, agency: x, audience: internal }`,
  ],
  ['a point', BILATERALS, 'points:', `points:\n      - { text: ${CANARY}, audience: internal }`],
  ['an attendee', BILATERALS, 'theirs:', `theirs:\n      - { unnamed: ${CANARY}, audience: internal }`],
  ['a role', AGENDA, 'roles:', `roles:\n          - { role: host, unnamed: ${CANARY}, audience: internal }`],
  [
    'an agenda item',
    AGENDA,
    'attendedBy: [山田花子]',
    `items: [{ title: ${CANARY}, audience: internal }]\n        attendedBy: [山田花子]`,
  ],
  ['a meeting that is only wanted', BILATERALS, 'status: wanted', `status: wanted\n    title: ${CANARY}`],
  [
    'a guide to a name',
    'data/people.yaml',
    'culture: japanese',
    `culture: japanese, pronunciation: ${CANARY}`,
  ],
  [
    'a person whom nothing public names',
    'data/people.yaml',
    'people:',
    `people:\n  - { id: x, name: ${CANARY} }`,
  ],
  [
    'an agenda as a whole',
    AGENDA,
    'events:\n  - id: workshop',
    `audience: internal\nevents:\n  - id: ${CANARY}`,
  ],
  [
    'meetings as a whole',
    BILATERALS,
    'bilaterals:',
    `audience: internal\ncommitments: [{ id: c, kind: watch, owner: us, text: ${CANARY} }]\nbilaterals:`,
  ],
  [
    'a readout as a whole',
    'content/missions/2020-visit/en/readouts/es.mdx',
    '',
    `---\naudience: internal\n---\n\n${CANARY}\n\n`,
  ],
  [
    'a report whose other language is internal',
    'content/missions/2020-visit/en/report.mdx',
    '## Purpose',
    `---\naudience: internal\n---\n\n## ${CANARY}`,
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
  expect(mission?.bilaterals.map((each) => each.request)).toEqual([undefined]);
});

test.each([
  ['2020-05-31', 0],
  ['2020-06-01', 1],
])('on %s the mission published in 2020-06 makes %i', (today, count) => {
  expect(viewFor(load(copyOf('tiny')), { audience: 'public', today }).missions.length).toBe(count);
});

test('a mission that says so is internal whatever its date', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'published: 2020-06', put: 'published: 2020-06\naudience: internal' });
  expect(viewFor(load(root), PUBLIC).missions).toEqual([]);
});

test('a delegate kept out is named by nothing else of the mission', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, {
    find: '  - { person: 山田花子,',
    put: '  - { person: 山田花子, audience: internal,',
  });
  expect(dump(viewFor(load(root), PUBLIC)).includes('山田花子')).toBe(false);
});

test('a journey of people who are all kept out is left out, and not everyone’s', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, {
    find: 'rooms:',
    put: 'travel:\n  - { to: { place: x, timeZone: Asia/Tokyo, date: 2020-03-02 }, travellers: [山田花子] }\nrooms:',
  });
  const legs = () => viewFor(load(root), PUBLIC).missions[0]?.travel.length;
  const before = legs();
  edit(root, MISSION, {
    find: '  - { person: 山田花子,',
    put: '  - { person: 山田花子, audience: internal,',
  });
  expect([before, legs()]).toEqual([1, 0]);
});

test.each([
  ['2020-03-02', 0],
  ['2020-03-03', 1],
])('on %s the public sees %i journeys, those that are over', (today, count) => {
  const root = copyOf('tiny');
  edit(root, MISSION, {
    find: 'published: 2020-06',
    put: 'published: 2020-01\ntravel:\n  - { to: { place: x, timeZone: Asia/Tokyo, date: 2020-03-02 } }',
  });
  expect(viewFor(load(root), { audience: 'public', today }).missions[0]?.travel.length).toBe(count);
});

test('a workspace may publish what is wanted and what is to come', () => {
  const root = copyOf('tiny');
  edit(root, 'data/workspace.yaml', {
    find: 'profile: plain',
    put: 'profile: plain\npublish: { wantedMeetings: true, travelToCome: true }',
  });
  edit(root, MISSION, {
    find: 'published: 2020-06',
    put: 'published: 2020-01\ntravel:\n  - { to: { place: x, timeZone: Asia/Tokyo, date: 2020-03-02 } }',
  });
  const [mission] = viewFor(load(root), { audience: 'public', today: '2020-02-01' }).missions;
  expect([mission?.bilaterals.map(({ id }) => id), mission?.travel.length]).toEqual([['es', 'es-wanted'], 1]);
});

test('a mission without a publication date is internal as a whole', () => {
  const root = copyOf('tiny');
  edit(root, MISSION, { find: 'published: 2020-06\n', put: '' });
  expect(viewFor(load(root), PUBLIC).missions).toEqual([]);
});

test('where an internal block stood alone, nothing is left: no empty paragraph, item or remark', () => {
  const root = copyOf('tiny');
  edit(root, 'content/missions/2020-visit/en/readouts/es.mdx', {
    find: '',
    put: '<Internal>a</Internal>\n\n- <Internal>b</Internal>\n- c\n\n{/* d */}\n\n',
  });
  const readout = viewFor(load(root), PUBLIC).missions[0]?.prose.find(
    ({ kind, language }) => kind === 'readout' && language === 'en',
  );
  const [list, ...rest] = readout?.tree.children ?? [];
  const items = list?.type === 'list' ? list.children.length : 0;
  expect([items, rest.map(({ type }) => type)]).toEqual([1, ['paragraph']]);
});
