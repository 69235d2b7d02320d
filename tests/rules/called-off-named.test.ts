import { expect, test } from 'vitest';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { settleCancellations } from '#model/called-off.ts';
import type { Cancellation } from '#model/cancellation.ts';
import type { Mission } from '#model/workspace.ts';
import { checkWorkspace } from '#rules/check-workspace.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { missionWith, wanted, workspace } from '../schedule/mission-for-tests.ts';

const at = (start: string, end: string) => ({ date: '2027-03-27', start, end });

/** Everything in it that can be called off is spoken of by something else. */
const MISSION = missionWith({
  mission: {
    rooms: [{ id: 'blue', name: 'Blue', open: ['not during the plenary'] }],
    scheduling: { closures: [{ name: 'Leave', people: ['tanaka'], when: ['during the seminar'] }] },
    logistics: { gifts: [{ text: 'A cup', meeting: 'first' }] },
    travel: [
      {
        from: { place: 'Taipei', timeZone: 'Asia/Taipei', date: '2027-03-27' },
        to: { place: 'Lisbon', timeZone: 'Europe/Lisbon', date: '2027-03-27' },
      },
    ],
  },
  events: [
    {
      id: 'forum',
      title: 'Forum',
      from: '2027-03-27',
      to: '2027-03-27',
      sessions: [
        { id: 'plenary', title: 'Plenary', kind: 'plenary', ...at('09:00', '10:00') },
        { id: 'lunch', title: 'Lunch', kind: 'meal', ...at('11:00', '12:00') },
      ],
    },
    { id: 'seminar', title: 'Seminar', from: '2027-03-27', to: '2027-03-28' },
  ],
  bilaterals: [
    wanted('first', { windows: ['27 Mar during lunch'] }),
    wanted('second', { after: ['first'], preferred: ['27 Mar between sessions'] }, { partners: ['IL'] }),
    wanted('third', { before: ['second'], ourWindows: ['after the plenary'] }, { partners: ['HK'] }),
  ],
});

type Off = { readonly name: string; readonly mission: Mission };

/** The mission, once for each thing that one word can call off. */
function everyOneOff(mission: Mission, cancelled: Cancellation): readonly Off[] {
  const put = <T extends object>(list: readonly T[], index: number, change: object = {}): readonly T[] =>
    list.with(index, { ...(list[index] as T), cancelled, ...change });
  const events = mission.events.flatMap((event, e) => [
    { name: event.id, mission: { ...mission, events: put(mission.events, e) } },
    ...event.sessions.map(({ id }, s) => ({
      name: id,
      mission: {
        ...mission,
        events: mission.events.with(e, { ...event, sessions: [...put(event.sessions, s)] }),
      },
    })),
  ]);
  const others = [
    { name: 'the mission', mission: { ...mission, cancelled } },
    ...mission.travel.map((_, i) => ({
      name: 'the journey',
      mission: { ...mission, travel: [...put(mission.travel, i)] },
    })),
    ...mission.bilaterals.map(({ id }, i) => ({
      name: id,
      mission: { ...mission, bilaterals: put(mission.bilaterals, i) },
    })),
  ];
  return [...others, ...events].map(({ name, mission: off }) => ({
    name,
    mission: settleCancellations(off as Mission),
  }));
}

const told = ({ severity, code, at: place, parameters }: Finding): string =>
  `${severity} ${code} ${'path' in place ? place.path.join('.') : ''} ${JSON.stringify(parameters)}`;
const check = (mission: Mission) => checkWorkspace({ ...workspace, missions: [mission] }).map(told);

const LUNCH = `warning availability-called-off bilaterals.0.request.windows.0 {"who":"first","text":"27 Mar during lunch","what":"forum/lunch"}`;
const GAPS = (what: string) =>
  `warning availability-called-off bilaterals.1.request.preferred.0 {"who":"second","text":"27 Mar between sessions","what":"${what}"}`;
const PLENARY = [
  `warning availability-called-off bilaterals.2.request.ourWindows.0 {"who":"third","text":"after the plenary","what":"forum/plenary"}`,
  `warning availability-called-off rooms.0.open.0 {"who":"blue","text":"not during the plenary","what":"forum/plenary"}`,
];
const SEMINAR = `warning availability-called-off scheduling.closures.0.when.0 {"who":"closures[1]","text":"during the seminar","what":"seminar"}`;

test.each([true, 'Storm'] as const)(
  'one word calls a thing off, and who spoke of it is asked: %s',
  (word) => {
    const before = new Set(check(MISSION));
    const found = everyOneOff(MISSION, word as Cancellation).map(({ name, mission }) => [
      name,
      check(mission).filter((line) => !before.has(line)),
    ]);
    expect(found).toEqual([
      ['the mission', []],
      ['the journey', []],
      [
        'first',
        [
          'warning order-called-off bilaterals.1.request.after.0 {"meeting":"second","id":"first"}',
          'warning gift-called-off logistics.gifts.0.meeting {"id":"first"}',
        ],
      ],
      [
        'second',
        ['warning order-called-off bilaterals.2.request.before.0 {"meeting":"third","id":"second"}'],
      ],
      ['third', []],
      ['forum', [LUNCH, GAPS('forum/plenary, forum/lunch'), ...PLENARY]],
      ['plenary', [GAPS('forum/plenary'), ...PLENARY]],
      ['lunch', [LUNCH, GAPS('forum/lunch')]],
      ['seminar', [SEMINAR]],
    ]);
  },
);

test('words keep the times of what is called off', () => {
  const windows = (mission: Mission) =>
    instanceOf(workspace, mission).meetings.map(({ id, windows: own }) => [id, own]);
  const all = new Map(windows(MISSION) as [string, unknown][]);
  for (const { mission } of everyOneOff(MISSION, true))
    for (const [id, own] of windows(mission)) expect([id, own]).toEqual([id, all.get(String(id))]);
});
