import { expect, test } from 'vitest';
import { settleCancellations } from '#model/called-off.ts';
import { engagementsOf } from '#model/engagements.ts';
import { localize } from '#model/localized.ts';
import { missionWith, workspace } from '../schedule/mission-for-tests.ts';

const session = (id: string, extra: object = {}) => ({
  id,
  title: id,
  date: '2027-03-27',
  start: '10:00',
  end: '11:00',
  attendedBy: ['liu'],
  ...extra,
});
const parts = (mission: object, event: object) => ({
  mission: {
    travel: [{ from: { place: 'A', date: '2027-03-27', time: '07:00', timeZone: 'Europe/Lisbon' } }],
    ...mission,
  },
  events: [
    {
      id: 'e',
      title: 'E',
      from: '2027-03-27',
      to: '2027-03-28',
      sessions: [session('one', { cancelled: 'Storm' }), session('two', { start: '11:00', end: '12:00' })],
      ...event,
    },
  ],
  bilaterals: [
    { id: 'a', partners: ['US'], status: 'cancelled' },
    { id: 'b', partners: ['US'], cancelled: 'Illness' },
    { id: 'c', partners: ['US'] },
  ],
});

function reasons(mission: object, event: object) {
  const settled = settleCancellations(missionWith(parts(mission, event)));
  const things = [
    ...settled.travel,
    ...settled.events.flatMap(({ sessions }) => sessions),
    ...settled.bilaterals,
  ];
  return things.map(({ cancelled }) =>
    typeof cancelled === 'object' ? localize(cancelled, 'en') : cancelled,
  );
}

test('what holds a thing calls it off with it, the nearest reason first', () => {
  const none = undefined;
  expect([
    reasons({}, {}),
    reasons({}, { cancelled: 'Strike' }),
    reasons({ cancelled: 'Strike' }, {}),
  ]).toEqual([
    [none, 'Storm', none, true, 'Illness', none],
    [none, 'Storm', 'Strike', true, 'Illness', none],
    ['Strike', 'Storm', 'Strike', 'Strike', 'Illness', 'Strike'],
  ]);
});

test('what is called off keeps nobody', () => {
  const busy = (mission: object, event: object) =>
    engagementsOf(workspace, settleCancellations(missionWith(parts(mission, event))), 'liu').map(
      ({ what }) => what,
    );
  expect([busy({}, {}), busy({}, { cancelled: true }), busy({ cancelled: true }, {})]).toEqual([
    ['travel/0', 'e/two'],
    ['travel/0'],
    [],
  ]);
});
