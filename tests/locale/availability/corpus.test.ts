import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadWords } from '#load/words.ts';
import { availabilityReader, type ReadAvailability } from '#locale/availability/read-availability.ts';
import { sayBack } from '#locale/availability/say-back.ts';
import { intersect } from '#locale/availability/stretches.ts';
import { instantOf } from '#model/civil-time.ts';
import { missionWith, workspace } from '../../schedule/mission-for-tests.ts';
import { FORMS_AND_MAILS } from './corpus/forms-and-mails.ts';
import { HURRIED_SECRETARIES } from './corpus/hurried-secretaries.ts';
import { OFFICE_MAIL } from './corpus/office-mail.ts';
import type { Phrases } from './corpus/phrases.ts';
import { THIRD_SET } from './corpus/third-set.ts';
import { TWO_SETS } from './corpus/two-sets.ts';
import { CORPUS } from './corpus.ts';

const session = (id: string, kind: string, when: readonly [date: string, start: string, end: string]) => ({
  id,
  title: { 'zh-TW': id, en: id },
  kind,
  date: when[0],
  start: when[1],
  end: when[2],
});
type Held = readonly [id: string, kind: string, day: string, start: string, end: string];
type Scene = {
  readonly phrases: Phrases;
  readonly month: string;
  /** The mission's days, and those of its conference. */
  readonly days: readonly [from: string, to: string, opens: string, closes: string];
  readonly held: readonly Held[];
};

function readerOf(languages: readonly string[], { month, days: [from, to, opens, closes], held }: Scene) {
  const settings = { ...workspace.settings, languages };
  const on = (day: string) => `${month}-${day}`;
  const mission = missionWith({
    mission: { period: { from: on(from), to: on(to) } },
    events: [
      {
        id: 'forum',
        title: { 'zh-TW': '年會', en: 'Annual Meeting' },
        from: on(opens),
        to: on(closes),
        sessions: held.map(([id, kind, day, start, end]) => session(id, kind, [on(day), start, end])),
      },
    ],
  });
  return availabilityReader({ ...workspace, settings } as typeof workspace, mission);
}

const SCENES: readonly Scene[] = [
  {
    phrases: CORPUS,
    month: '2027-08',
    days: ['24', '28', '25', '27'],
    held: [
      ['opening-1', 'ceremony', '25', '09:00', '10:00'],
      ['lunch-1', 'meal', '25', '12:00', '13:30'],
      ['plenary-1', 'plenary', '26', '10:00', '12:00'],
      ['lunch-2', 'meal', '26', '12:00', '13:30'],
      ['closing-1', 'closing', '27', '15:00', '16:00'],
    ],
  },
  {
    phrases: [...FORMS_AND_MAILS, ...OFFICE_MAIL],
    month: '2026-08',
    days: ['24', '28', '24', '28'],
    held: [
      ['opening-1', 'ceremony', '24', '09:00', '10:00'],
      ['lunch-1', 'meal', '25', '12:00', '13:30'],
      ['plenary-1', 'plenary', '26', '10:00', '12:00'],
      ['closing-1', 'closing', '28', '15:00', '16:00'],
    ],
  },
  {
    phrases: [...HURRIED_SECRETARIES, ...TWO_SETS, ...THIRD_SET],
    month: '2027-05',
    days: ['10', '15', '11', '13'],
    held: [
      ['opening-1', 'ceremony', '11', '09:00', '10:00'],
      ['lunch-1', 'meal', '11', '12:00', '13:30'],
      ['reception-1', 'social', '11', '18:30', '20:00'],
      ['plenary-1', 'plenary', '12', '09:30', '11:30'],
      ['lunch-2', 'meal', '12', '12:30', '14:00'],
      ['closing-1', 'closing', '13', '16:00', '17:00'],
    ],
  },
];
const words = loadWords();
const ZONE = 'Europe/Lisbon';

/** `26 14:00-17:00; 27-28` in minutes since 1970, joined where they touch. */
function meant(text: string, month: string): readonly (readonly [number, number])[] {
  const spans = text.split(';').flatMap((part) => {
    const [days = '', hours = '00:00-24:00'] = part.trim().split(' ');
    const [first = '', last = first] = days.split('-');
    const [from = '', to = ''] = hours.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index): [number, number] => {
      const date = `${month}-${Number(first) + index}`;
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

type Read = ReturnType<typeof readerOf>;

function outcomeOf(read: Read, { phrase, expected, month }: Said): Outcome {
  const { stretches, preferred, faults } = read([phrase]);
  if (faults.length > 0) return 'asked';
  if (expected === '?') return 'wrong';
  const [free = '', wish] = expected.split('~');
  const isSame =
    JSON.stringify([ofStretches(stretches), preferred ? ofStretches(preferred) : undefined]) ===
    JSON.stringify([meant(free, month), wish === undefined ? undefined : meant(wish, month)]);
  return isSame ? 'understood' : 'wrong';
}

type Said = { readonly phrase: string; readonly expected: string; readonly month: string };
const outcomes = SCENES.flatMap((scene) => {
  const read = readerOf(workspace.settings.languages, scene);
  return scene.phrases.flatMap(([expected, ...phrases]) =>
    phrases.map((phrase) => {
      const said: Said = { phrase, expected, month: scene.month };
      return { ...said, scene, read, outcome: outcomeOf(read, said) };
    }),
  );
});

describe('of the phrases that people write', () => {
  test('none is read wrongly', () => {
    const wrong = outcomes.filter(({ outcome }) => outcome === 'wrong');
    expect(wrong.map(({ phrase, expected }) => [phrase, expected])).toEqual([]);
  });

  test('nine in ten of those that say one thing are understood', () => {
    const plain = outcomes.filter(({ expected }) => expected !== '?');
    const asked = plain.filter(({ outcome }) => outcome === 'asked').map(({ phrase }) => phrase);
    expect([plain.length >= 600, asked.length / plain.length <= 0.1 ? [] : asked]).toEqual([true, []]);
  });
});

/** Between words, of a script without spaces between characters. */
function gapsOf(phrase: string): readonly number[] {
  const inside = isHan(phrase)
    ? [...phrase].slice(1).map((_, index) => index + 1)
    : [...phrase.matchAll(/ /g)].map(({ index }) => index);
  return [0, ...inside, phrase.length];
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);
const understood = outcomes.filter(({ outcome }) => outcome === 'understood');

/** A phrase with one of the words put in somewhere, and what both are read as. */
const withWord = (
  words: { readonly spaced: readonly string[]; readonly han: readonly string[] },
  of = understood,
) =>
  fc.tuple(fc.constantFrom(...of), fc.nat(), fc.nat()).map(([{ phrase, read }, place, choice]) => {
    const list = isHan(phrase) ? words.han : words.spaced;
    const gaps = gapsOf(phrase);
    const at = gaps[place % gaps.length] ?? 0;
    const word = list[choice % list.length] ?? '';
    const put = isHan(phrase) ? word : ` ${word} `;
    const said = `${phrase.slice(0, at)}${put}${phrase.slice(at)}`;
    const [own, got] = [read([phrase]), read([said])];
    const isSame =
      JSON.stringify([own.stretches, own.preferred]) === JSON.stringify([got.stretches, got.preferred]);
    return { said, isAsked: got.faults.length > 0, isSame };
  });

const SPACED = [
  'zebra',
  'lantern',
  'velvet',
  'orchid',
  'harbour',
  'copper',
  'mildly',
  'unless',
  'roughly',
  'perhaps',
  'if',
];
const HAN = ['蘿蔔', '燈籠', '橘子', '鯨魚', '琉璃', '大約', '左右', '如果', '除非', '大概', '也許'];
const NO_SPACED = ['not', 'except', 'but not', 'excluding', 'unless', 'cannot', 'no', 'never', 'unavailable'];
const NO_HAN = ['不', '除', '不行', '無法', '非', '除了', '不可', '沒空', '除外', '以外'];
/** Where something is left out already, one more word of it may say the same: `all days but not Friday`. */
const LEAVES_OUT =
  /but|except|bar|no|un|nor|ni|sin|menos|salvo|除|外|不|避|無|非|沒|難|空いて|いません|昼|大會/i;

describe('every word counts', () => {
  test('one that nothing knows is asked about, wherever it stands', () => {
    fc.assert(
      fc.property(withWord({ spaced: SPACED, han: HAN }), ({ said, isAsked }) => {
        expect([said, isAsked]).toEqual([said, true]);
      }),
      { numRuns: 300 },
    );
  });

  test('one that leaves out changes what is read, or is asked about', () => {
    const plain = understood.filter(({ phrase }) => !LEAVES_OUT.test(phrase));
    fc.assert(
      fc.property(withWord({ spaced: NO_SPACED, han: NO_HAN }, plain), ({ said, isAsked, isSame }) => {
        expect([said, isAsked || !isSame]).toEqual([said, true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each([
  ['en', 'gregory'],
  ['zh-TW', 'roc'],
  ['ja', 'gregory'],
  ['es', 'gregory'],
] as const)('what is said back in %s', (language, calendar) => {
  const hoursOf = ({ month, days: [first, last] }: Scene) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => {
      const [[from, to] = [0, 0]] = meant(`${Number(first) + index} 09:00-18:00`, month);
      return { from, to };
    });
  // The words of a partner's language are read with those of the office's; what is said back is in the office's own.
  const readBack = new Map(SCENES.map((scene) => [scene, readerOf([language, 'en'], scene)]));
  const hours = new Map(SCENES.map((scene) => [scene.month, hoursOf(scene)]));
  test('is read as the same again', () => {
    const lost = understood.flatMap(({ phrase, month, read, scene: of }) => {
      const scene = {
        t: words(language),
        style: { language, calendar },
        zone: ZONE,
        hours: hours.get(month) ?? [],
      };
      const within = intersect(read([phrase]).stretches ?? [], scene.hours);
      const said = sayBack(within, scene);
      const again = intersect(readBack.get(of)?.([said]).stretches ?? [], scene.hours);
      return within.length === 0 || JSON.stringify(again) === JSON.stringify(within) ? [] : [[phrase, said]];
    });
    expect(lost).toEqual([]);
  });
});
