import { describe, expect, test } from 'vitest';
import { RULES } from '#rules/rules.ts';
import { missionWith, wanted, workspace } from '../schedule/mission-for-tests.ts';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const AT_TEN = { date: '2027-03-27', start: '10:00', end: '10:30' };

/** How many clashes a rule tells at each place, of so many things pasted over each other; with a + where it says that there are more. */
function toldBy(rule: string, parts: Parameters<typeof missionWith>[0]): readonly string[] {
  const asked = { ...workspace, missions: [missionWith(parts)] };
  const found = RULES.find(({ name }) => name === rule)?.find(asked) ?? [];
  const isMore = ({ code }: { readonly code: string }) => code === 'clashes-more';
  const places = Map.groupBy(found, ({ at }) => JSON.stringify(at));
  return [...places.values()].map(
    (told) => `${told.filter((each) => !isMore(each)).length}${told.some(isMore) ? '+' : ''}`,
  );
}

describe('of a timetable pasted over itself each thing tells its first clashes, not each with each', () => {
  const sessions = upTo(300).map((index) => ({
    id: `s-${index}`,
    title: `Session ${index}`,
    attendedBy: ['liu'],
    ...AT_TEN,
  }));
  const event = { id: 'forum', title: 'Forum', from: '2027-03-27', to: '2027-03-28', sessions };
  const meetings = (count: number) => upTo(count).map((index) => wanted(`m-${index}`, { pin: AT_TEN }));

  test('sessions', () => {
    expect(toldBy('overlaps', { events: [event] })).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      ...upTo(294).map(() => '5+'),
    ]);
  });

  test('agreed times', () => {
    expect(toldBy('pins-agree', { bilaterals: meetings(300) })).toEqual([
      '2',
      '4',
      ...upTo(297).map(() => '5+'),
    ]);
  });

  test('agreed times during sessions', () => {
    expect(toldBy('pins-agree', { bilaterals: meetings(1), events: [event] })).toEqual(['5+']);
  });
});
