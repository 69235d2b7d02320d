import { describe, expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { availabilityReader, type ReadAvailability } from '#locale/availability/read-availability.ts';
import { sayBack } from '#locale/availability/say-back.ts';
import { intersect } from '#locale/availability/stretches.ts';
import { instantOf } from '#model/civil-time.ts';
import { missionWith, workspace } from '../../schedule/mission-for-tests.ts';
import { CORPUS } from './corpus.ts';

const session = (id: string, kind: string, when: readonly [date: string, start: string, end: string]) => ({
  id,
  title: { 'zh-TW': id, en: id },
  kind,
  date: when[0],
  start: when[1],
  end: when[2],
});
const mission = missionWith({
  mission: { period: { from: '2027-08-24', to: '2027-08-28' } },
  events: [
    {
      id: 'forum',
      title: { 'zh-TW': '年會', en: 'Annual Meeting' },
      from: '2027-08-25',
      to: '2027-08-27',
      sessions: [
        session('opening-1', 'ceremony', ['2027-08-25', '09:00', '10:00']),
        session('lunch-1', 'meal', ['2027-08-25', '12:00', '13:30']),
        session('plenary-1', 'plenary', ['2027-08-26', '10:00', '12:00']),
        session('lunch-2', 'meal', ['2027-08-26', '12:00', '13:30']),
        session('closing-1', 'closing', ['2027-08-27', '15:00', '16:00']),
      ],
    },
  ],
});
const read = availabilityReader(workspace, mission);
const words = loadWords();
const ZONE = 'Europe/Lisbon';

/** `26 14:00-17:00; 27-28` in minutes since 1970, joined where they touch. */
function meant(text: string): readonly (readonly [number, number])[] {
  const spans = text.split(';').flatMap((part) => {
    const [days = '', hours = '00:00-24:00'] = part.trim().split(' ');
    const [first = '', last = first] = days.split('-');
    const [from = '', to = ''] = hours.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index): [number, number] => {
      const date = `2027-08-${Number(first) + index}`;
      const at = (clock: string) =>
        clock === '24:00'
          ? instantOf(date as never, '23:59' as never, ZONE) / 60_000 + 1
          : instantOf(date as never, clock as never, ZONE) / 60_000;
      return [at(from), at(to)];
    });
  });
  return joined(spans);
}

function joined(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const list: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = list.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else list.push([from, to]);
  }
  return list;
}

const ofStretches = (stretches: ReadAvailability['stretches']) =>
  joined((stretches ?? []).map(({ from, to }) => [from, to]));

type Outcome = 'understood' | 'asked' | 'wrong';

function outcomeOf(phrase: string, expected: string): Outcome {
  const { stretches, preferred, faults } = read([phrase]);
  if (faults.length > 0) return 'asked';
  if (expected === '?') return 'wrong';
  const [free = '', wish] = expected.split('~');
  const isSame =
    JSON.stringify([ofStretches(stretches), preferred ? ofStretches(preferred) : undefined]) ===
    JSON.stringify([meant(free), wish === undefined ? undefined : meant(wish)]);
  return isSame ? 'understood' : 'wrong';
}

const all = CORPUS.flatMap(([expected, ...phrases]) => phrases.map((phrase) => ({ phrase, expected })));
const outcomes = all.map(({ phrase, expected }) => ({
  phrase,
  expected,
  outcome: outcomeOf(phrase, expected),
}));

describe('of the phrases that people write', () => {
  test('none is read wrongly', () => {
    const wrong = outcomes.filter(({ outcome }) => outcome === 'wrong');
    expect(wrong.map(({ phrase, expected }) => [phrase, expected])).toEqual([]);
  });

  test('nine in ten of those that say one thing are understood', () => {
    const plain = outcomes.filter(({ expected }) => expected !== '?');
    const asked = plain.filter(({ outcome }) => outcome === 'asked').map(({ phrase }) => phrase);
    expect([plain.length >= 360, asked.length / plain.length <= 0.1 ? [] : asked]).toEqual([true, []]);
  });
});

describe.each([
  ['en', 'gregory'],
  ['zh-TW', 'roc'],
] as const)('what is said back in %s', (language, calendar) => {
  const hours = ['24', '25', '26', '27', '28'].map((day) => {
    const [[from, to] = [0, 0]] = meant(`${day} 09:00-18:00`);
    return { from, to };
  });
  const scene = { t: words(language), style: { language, calendar }, zone: ZONE, hours };
  test('is read as the same again', () => {
    const understood = outcomes.filter(({ outcome }) => outcome === 'understood');
    const lost = understood.flatMap(({ phrase }) => {
      const within = intersect(read([phrase]).stretches ?? [], hours);
      const said = sayBack(within, scene);
      const again = intersect(read([said]).stretches ?? [], hours);
      return within.length === 0 || JSON.stringify(again) === JSON.stringify(within) ? [] : [[phrase, said]];
    });
    expect(lost).toEqual([]);
  });
});
