import { describe, expect, test } from 'vitest';
import type { EventEntry } from '#invites/calendar-entry.ts';
import { issueFiles } from '#invites/issue-files.ts';
import { partnerEntry } from '#invites/mail/partner-entry.ts';
import { missionEntries, missionPlan } from '#invites/mission-files.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { viewFor } from '#model/public-view.ts';
import { findMission } from '#model/workspace.ts';
import { issueOptions, type Made, makeFixture } from './fixture.ts';

const entriesOf = ({ mission, context }: Made) => missionEntries(mission, context).map(({ entry }) => entry);
const find = (made: Made, key: string): EventEntry | undefined =>
  entriesOf(made).find((entry) => entry.key === key);
const RELEASED = new Map([
  [
    'jp' as BilateralId,
    { date: '2026-11-02', start: '10:00', end: '10:30', room: 'room-a' } as unknown as Placement,
  ],
]);
const withRelease = (made: Made): Made => ({ ...made, context: { ...made.context, placements: RELEASED } });

describe('what becomes an entry', () => {
  test('sessions with a start, placed bilaterals, journeys with a time, the deadline, and what was called off; never exchanges or the untimed', () => {
    expect(entriesOf(makeFixture()).map(({ key }) => key)).toEqual([
      'mission',
      'travel/ba479617d6e3865f907d/1',
      'session/conference/untimed',
      'session/conference/opening',
      'bilateral/us',
      'session/conference/lunch',
      'bilateral/us-cancelled',
      'session/conference/dinner',
      'session/conference/night-watch',
      'session/conference/secret',
      'report-deadline',
    ]);
  });

  test('a released bilateral, tentative while it is only wanted', () => {
    expect(find(withRelease(makeFixture()), 'bilateral/jp')).toMatchObject({
      when: {
        start: { date: '2026-11-02', time: '10:00', zone: 'America/New_York' },
        end: { time: '10:30' },
      },
      location: 'Room A, Hotel Example, North',
      status: 'TENTATIVE',
    });
  });
});

describe('a bilateral', () => {
  test('tells partner, people and points, and that its end is assumed', () => {
    expect(find(makeFixture(), 'bilateral/us')).toMatchInlineSnapshot(`
      {
        "busy": true,
        "categories": [
          "Bilateral",
        ],
        "description": "Partner: the United States

      Our side:
      - Head Example (Head)

      Their side:
      - Partner Example (Director)

      Points:
      1. Data exchange
      2. Mutual recognition

      No end is given; 45 minutes are assumed.

      This mission is an invented example.",
        "key": "bilateral/us",
        "kind": "event",
        "location": "Room B",
        "place": [
          "room-b",
          "乙室",
        ],
        "status": "CONFIRMED",
        "summary": "Meeting with the United States",
        "when": {
          "end": {
            "date": "2026-10-31",
            "time": "10:15",
            "zone": "America/New_York",
          },
          "kind": "timed",
          "start": {
            "date": "2026-10-31",
            "time": "09:30",
            "zone": "America/New_York",
          },
        },
      }
    `);
  });

  test('reads in the other language', () => {
    expect(find(makeFixture('zh-TW'), 'bilateral/us')?.description).toMatchInlineSnapshot(`
      "會談對象：美國

      我方：
      - 示例團長（團長）

      對方：
      - Partner Example（主任）

      議題：
      1. 資料交換
      2. 相互承認

      結束時間未定，暫以 45 分鐘計。

      本任務為虛構範例。"
    `);
  });
});

test('a session tells its event, track, people and agenda', () => {
  expect(find(makeFixture(), 'session/conference/opening')).toMatchInlineSnapshot(`
    {
      "busy": true,
      "categories": [
        "Conference",
      ],
      "description": "Event: Annual conference
    Track: Plenary

    Chair:
    - Partner Example (Director)
    Speakers:
    - Head Example (Head)
    - the Secretariat

    Agenda:
    - 09:00 Welcome

    This mission is an invented example.",
      "key": "session/conference/opening",
      "kind": "event",
      "location": "Room A, Hotel Example, North",
      "place": [
        "room-a",
        "甲室, 示例飯店",
      ],
      "status": "CONFIRMED",
      "summary": "Opening",
      "when": {
        "end": {
          "date": "2026-10-31",
          "time": "10:00",
          "zone": "America/New_York",
        },
        "kind": "timed",
        "start": {
          "date": "2026-10-31",
          "time": "09:00",
          "zone": "America/New_York",
        },
      },
    }
  `);
});

test('a journey keeps each end in the zone of its place', () => {
  expect(find(makeFixture(), 'travel/ba479617d6e3865f907d/1')).toMatchInlineSnapshot(`
    {
      "busy": true,
      "categories": [
        "Travel",
      ],
      "description": "Departs Taipei: 30 October 2026, 19:30 (UTC+8)
    Arrives New York: 30 October 2026, 22:05 (EDT, UTC−4)

    Travellers:
    - Head Example
    - 示例專員

    This mission is an invented example.",
      "key": "travel/ba479617d6e3865f907d/1",
      "kind": "event",
      "location": "Taipei",
      "status": "CONFIRMED",
      "summary": "Example Air 12: Taipei → New York",
      "when": {
        "end": {
          "date": "2026-10-30",
          "time": "22:05",
          "zone": "America/New_York",
        },
        "kind": "timed",
        "start": {
          "date": "2026-10-30",
          "time": "19:30",
          "zone": "Asia/Taipei",
        },
      },
    }
  `);
});

test('the report is due three months after the day after the return', () => {
  expect(find(makeFixture(), 'report-deadline')).toMatchObject({
    when: { kind: 'days', from: '2027-03-01', to: '2027-03-01' },
    busy: false,
  });
});

describe('the calendars', () => {
  const { mission, context } = makeFixture();
  const plan = missionPlan(mission, [context], 'internal');
  const entriesIn = (index: number) => plan.parts[index]?.editions[0]?.entries ?? [];

  test('are the mission, each delegate and, for colleagues, each invitation', () => {
    expect([
      plan.whole?.feed,
      plan.parts.map(({ feed }) => feed),
      plan.invitations.map(({ file }) => file),
    ]).toEqual([
      'calendar',
      ['delegates/head-example', 'delegates/示例專員', 'delegates/local-example'],
      ['bilaterals/us'],
    ]);
    expect(missionPlan(mission, [context], 'public').invitations).toEqual([]);
  });

  test('of a delegate hold what that person attends', () => {
    expect([0, 1, 2].map((index) => entriesIn(index).map(({ summary }) => summary))).toEqual([
      [
        'Autumn Customs Meeting',
        'Example Air 12: Taipei → New York',
        'Opening',
        'Meeting with the United States',
        'Dinner',
        'Night visit',
        'Report due: Autumn Customs Meeting',
      ],
      [
        'Autumn Customs Meeting',
        'Example Air 12: Taipei → New York',
        'Opening',
        'Dinner',
        'Report due: Autumn Customs Meeting',
      ],
      [],
    ]);
  });

  test('of a delegate note what clashes, in each of the two', () => {
    expect(
      entriesIn(0)
        .map(({ description }) => description.split('\n')[0])
        .filter((line) => line?.startsWith('Clashes')),
    ).toEqual([
      'Clashes with: Meeting with the United States (09:30–10:15)',
      'Clashes with: Opening (09:00–10:00)',
    ]);
  });

  test('to invite name the agency as organiser and the delegates with their roles, each address once', () => {
    const { mission, context } = withRelease(makeFixture());
    const twice = {
      ...mission,
      delegation: mission.delegation.map((each) =>
        'person' in each && each.joinedLocally ? { ...each, email: 'HEAD@example.org' } : each,
      ),
      bilaterals: mission.bilaterals.map((each) =>
        each.id === 'jp' && each.request
          ? { ...each, request: { ...each.request, attendees: [...each.request.attendees, 'local-example'] } }
          : each,
      ),
    } as typeof mission;
    const invitation = missionPlan(twice, [context], 'internal').invitations.find(({ file }) =>
      file.endsWith('/jp'),
    )?.editions[0]?.entry;
    expect({ organizer: invitation?.organizer, guests: invitation?.guests }).toEqual({
      organizer: { name: 'Example Customs, "Head Office"; Taipei', email: 'missions@example.org' },
      guests: [
        { name: 'Head Example', email: 'head@example.org', role: 'CHAIR' },
        { name: '示例專員', email: 'officer@example.org', role: 'REQ-PARTICIPANT' },
      ],
    });
  });
});

test('the public files hold no address, brief, request, or internal session or meeting', () => {
  const { workspace, context } = makeFixture();
  const view = viewFor(workspace, { audience: 'public', today: '2026-12-01' });
  const mission = findMission(view, '2026-autumn');
  if (!mission) throw new Error('the mission is public');
  const own = { ...context, workspace: view, placements: RELEASED };
  const { texts } = issueFiles(missionPlan(mission, [own], 'public'), issueOptions());
  const whole = texts.map(({ text }) => text.replaceAll('\r\n ', '')).join('');
  expect(
    ['@example.org', 'Secret objective', 'Internal meeting', 'Japan', 'ATTENDEE', 'ORGANIZER'].filter(
      (word) => whole.includes(word),
    ),
  ).toEqual([]);
});

test('another language pair than the filing one makes the same entries at the same times', () => {
  const { mission, context, workspace } = makeFixture();
  const ja = {
    ...context,
    language: 'ja',
    workspace: { ...workspace, settings: { ...workspace.settings, languages: ['ja', 'en'] as never } },
  };
  const times = (made: typeof context) =>
    missionEntries(mission, made).map(({ entry: { when, key } }) => ({
      when,
      key: key.replace(/travel\/[^/]+/, 'travel'),
    }));
  expect(times(ja)).toEqual(times(context));
});

test('how to join from elsewhere stands in the text of a meeting, of a session and of the partner’s copy, and in the place of a room', () => {
  const online = 'https://meet.example.org/room';
  const made = makeFixture();
  const mission = {
    ...made.mission,
    events: made.mission.events.map((event) => ({ ...event, online, venue: undefined })),
    bilaterals: made.mission.bilaterals.map((each) => ({ ...each, online, placement: undefined })),
  };
  const placements = new Map([
    ['us' as BilateralId, { date: '2026-11-02', start: '10:00', end: '10:30' } as unknown as Placement],
  ]);
  const context = { ...made.context, placements };
  const told = (entry: EventEntry | undefined) => [
    entry?.location,
    entry?.description.split('\n').find((line) => line.startsWith('Join')),
  ];
  const [meeting] = mission.bilaterals.filter(({ id }) => id === 'us');
  const group = { partner: undefined, people: [], guests: [] };
  expect({
    meeting: told(find({ ...made, mission, context }, 'bilateral/us')),
    session: told(find({ ...made, mission, context }, 'session/conference/opening')),
    copy: told(meeting && partnerEntry(mission, meeting, { group, context })),
  }).toEqual({
    meeting: [online, `Join online: ${online}`],
    session: ['Room A, Hotel Example, North', `Join online: ${online}`],
    copy: [online, `Join online: ${online}`],
  });
});
