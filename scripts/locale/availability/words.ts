import type { SessionKind } from '#model/event.ts';
import { ENGLISH } from './words-en.ts';
import { SPANISH } from './words-es.ts';
import { JAPANESE } from './words-ja.ts';
import { CHINESE } from './words-zh.ts';

/**
 * How people of one language say when they can meet. Forms of a word are parted by `|`, in lower case;
 * lists of months begin with January, of weekdays with Monday. A language is added by a table like this
 * one and a line in `TABLES`.
 */
export type PhraseWords = {
  readonly months?: readonly string[];
  readonly weekdays: readonly string[];
  /** Weekdays that stand for themselves between brackets only: `8/26（二）`. */
  readonly bracketed?: readonly string[];
  readonly morning: string;
  readonly afternoon: string;
  readonly evening: string;
  /** Before the evening, where a language has a word for it; the hours it is from and to. */
  readonly dusk?: string;
  readonly lateAfternoon?: string;
  readonly noon: string;
  readonly am?: string;
  readonly pm?: string;
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  readonly hour?: string;
  readonly minute?: string;
  readonly halfPast?: string;
  /** Monday to Friday, and the two days after. */
  readonly workdays?: string;
  readonly weekend?: string;
  /** Before or after a figure: `day 2`, 「第二天」; and the first and last day by name. */
  readonly dayNumber?: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
  /** From the second on: `second day`; and from two on: `first two days`, `last two days`. */
  readonly nthDays?: readonly string[];
  readonly firstDays?: readonly string[];
  readonly lastDays?: readonly string[];
  /** All the days of the events. */
  readonly eventDays?: string;
  /** The time between what is on the programme. */
  readonly gaps?: string;
  /** Time zones as people name them: `Asia/Taipei=台北時間|臺北時間`; `local` is the mission's own. */
  readonly zones?: readonly string[];
  /** What stands before and after a city whose time it is. */
  readonly cityTime?: readonly [before: string, after: string];
  /** Before an hour, where it says nothing more, and between two: `de las 10 a las 12`. */
  readonly at?: string;
  /** Between two ends: `14:00 to 17:00`. */
  readonly to: string;
  /** Before a time: `from 14:00`, `before 11:00`, `after 15:00`, `between 14:00 and 17:00`. */
  readonly from?: string;
  readonly before?: string;
  readonly after?: string;
  readonly between?: string;
  /** After a time: `11:00以前`, `15:00以後`. */
  readonly earlier?: string;
  readonly later?: string;
  readonly and: string;
  readonly or: string;
  /** Behind a wish: what also holds where that cannot be. */
  readonly otherwise?: string;
  /** Turns what follows: an exception to "any day", else what holds after all. */
  readonly but?: string;
  /** Closes an exception: what follows holds. */
  readonly only?: string;
  /** What was not named: of an exception it closes it, of days it is the others. */
  readonly rest?: string;
  /** At the end, closes an exception: 「除了午餐都可以」. */
  readonly fine?: string;
  /** Behind a wish: what is fine as well, as with `otherwise`. */
  readonly alsoFine?: string;
  /** What follows is a wish; or what stood before it. */
  readonly ideally?: string;
  readonly ideallyEnd?: string;
  /** Before what is left out, or after it at the end of a sentence. */
  readonly not: string;
  /** Before what is left out of what is said with it: `except`, 「除了」; a remark such as `not possible` is no such word. */
  readonly except?: string;
  /** What no reading is known of although its words are: `in a meeting` is being taken. */
  readonly asked?: string;
  /** After what is left out: `星期五除外`. */
  readonly notEnd?: string;
  readonly allDay: string;
  /** Behind two things, the time that is between them: 「開會與午餐之間」. */
  readonly amid?: string;
  /** Words that say nothing more. */
  readonly skip: string;
  readonly kinds: Readonly<Partial<Record<SessionKind, string>>>;
  /** Meals by the time of day they are taken at, and the ceremony that opens an event. */
  readonly meals?: Readonly<Partial<Record<MealWord, string>>>;
  readonly opening?: string;
  /** Forms that may mean something else when they stand alone: `mañana` is also tomorrow. */
  readonly doubtful?: string;
  /** How the language says when something is due. */
  readonly dates: DateWords;
};

/**
 * Words about a date: most stand before it (`by the end of 2014`), those whose name ends in `End` after it
 * (`2014 年底前`). Forms are parted by `|`.
 */
export type DateWords = {
  readonly thisYear: string;
  readonly nextYear: string;
  readonly lastYear: string;
  readonly firstHalf: string;
  readonly secondHalf: string;
  /** From the first quarter to the fourth. */
  readonly quarters: readonly string[];
  /** The time ends before the date begins. */
  readonly before?: string;
  readonly beforeEnd?: string;
  /** The date is the last: with it or just before it. */
  readonly by?: string;
  readonly byEnd?: string;
  /** The last days of the date. */
  readonly endOf?: string;
  readonly endOfEnd?: string;
  /** The first, middle and last of its thirds. */
  readonly earlyOf?: string;
  readonly earlyOfEnd?: string;
  readonly lateOf?: string;
  readonly lateOfEnd?: string;
  readonly middleOf?: string;
  readonly middleOfEnd?: string;
  /** A year and its middle in one: `2011 年中`. */
  readonly midYear?: string;
  /** Some time within it. */
  readonly duringEnd?: string;
  readonly from?: string;
  readonly fromEnd?: string;
  readonly after?: string;
  readonly afterEnd?: string;
  /** Between two dates. */
  readonly to: string;
  /** Before a number that counts instead of naming: `未來 3 年`. */
  readonly lasting: string;
};

export type MealWord = 'breakfast' | 'lunch' | 'dinner';

export type PartWord = 'morning' | 'afternoon' | 'evening' | 'noon' | 'lateAfternoon' | 'dusk';

/** By the first part of a language tag. */
export const TABLES: Readonly<Record<string, PhraseWords>> = {
  en: ENGLISH,
  zh: CHINESE,
  ja: JAPANESE,
  es: SPANISH,
};

/** More than an event has. */
const MOST_DAYS = 400;

/** What a word means in a phrase. */
export type Meaning =
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'weekday'; readonly weekday: number }
  | { readonly is: 'part'; readonly part: PartWord }
  | { readonly is: 'half'; readonly half: 'am' | 'pm' }
  | { readonly is: 'unit'; readonly unit: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'halfPast' }
  | { readonly is: 'kind'; readonly kind: SessionKind; readonly which?: MealWord | 'opening' }
  | { readonly is: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly is: 'dayNumber' }
  | { readonly is: 'endDay'; readonly end: 'first' | 'last'; readonly count?: number }
  | { readonly is: 'nthDay'; readonly nth: number }
  | { readonly is: 'gaps' }
  | { readonly is: 'zone'; readonly zone: string }
  | { readonly is: 'mark'; readonly mark: Mark };

const MARKS = [
  'to',
  'from',
  'before',
  'after',
  'between',
  'earlier',
  'later',
  'and',
  'or',
  'otherwise',
  'but',
  'only',
  'rest',
  'fine',
  'alsoFine',
  'ideally',
  'ideallyEnd',
  'not',
  'except',
  'asked',
  'notEnd',
  'allDay',
  'at',
  'amid',
  'skip',
] as const;
export type Mark = (typeof MARKS)[number] | 'comma' | 'end';

/** Words by their form, with every meaning they have; `bracketed` are those that need brackets. */
export type Dictionary = {
  readonly words: ReadonlyMap<string, readonly Meaning[]>;
  readonly bracketed: ReadonlyMap<string, Meaning>;
  readonly doubtful: ReadonlySet<string>;
};

/**
 * The words of the workspace's languages, then those of the others: what a partner's message says is
 * understood in whatever language it came, and where two of them differ the workspace's own hold.
 */
export function phraseDictionary(languages: readonly string[]): Dictionary {
  const name = languages.join(' ');
  const made = dictionaries.get(name) ?? makeDictionary(languages);
  dictionaries.set(name, made);
  return made;
}

const dictionaries = new Map<string, Dictionary>();

function makeDictionary(languages: readonly string[]): Dictionary {
  const own = languages.map((tag) => tag.split('-')[0] ?? '').filter((tag) => tag in TABLES);
  const words = new Map<string, Meaning[]>();
  const bracketed = new Map<string, Meaning>();
  const doubtful = new Set(Object.values(TABLES).flatMap((table) => table.doubtful?.split('|') ?? []));
  for (const tag of new Set([...own, ...Object.keys(TABLES)])) {
    const table = TABLES[tag];
    if (!table) continue;
    const known = own.includes(tag) ? new Set<string>() : new Set(words.keys());
    for (const [form, meaning] of entriesOf(table)) {
      if (known.has(form)) continue;
      words.set(form, [...(words.get(form) ?? []), meaning]);
    }
    for (const [index, form] of (table.bracketed ?? []).entries())
      if (!bracketed.has(form)) bracketed.set(form, { is: 'weekday', weekday: index + 1 });
  }
  return { words, bracketed, doubtful };
}

/** `Lima time`: every city that a zone is named after. */
function cityZones(before: string, after: string): readonly (readonly [string, Meaning])[] {
  return Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase();
    return city && zone.includes('/') ? [[`${before}${city}${after}`, { is: 'zone', zone }] as const] : [];
  });
}

function entriesOf(table: PhraseWords): readonly (readonly [string, Meaning])[] {
  const forms = (text: string | undefined, meaning: Meaning) =>
    (text ? text.split('|') : []).map((form) => [form, meaning] as const);
  const parts = ['morning', 'afternoon', 'evening', 'noon', 'lateAfternoon', 'dusk'] as const;
  const units = ['year', 'month', 'day', 'hour', 'minute', 'halfPast'] as const;
  return [
    ...(table.months ?? []).flatMap((text, index) => forms(text, { is: 'month', month: index + 1 })),
    ...table.weekdays.flatMap((text, index) => forms(text, { is: 'weekday', weekday: index + 1 })),
    ...parts.flatMap((part) => forms(table[part], { is: 'part', part })),
    ...(['am', 'pm'] as const).flatMap((half) => forms(table[half], { is: 'half', half })),
    ...units.flatMap((unit) => forms(table[unit], { is: 'unit', unit })),
    ...(table.cityTime ? cityZones(...table.cityTime) : []),
    ...forms(table.workdays, { is: 'weekdays', weekdays: [1, 2, 3, 4, 5] }),
    ...forms(table.weekend, { is: 'weekdays', weekdays: [6, 7] }),
    ...forms(table.dayNumber, { is: 'dayNumber' }),
    ...forms(table.firstDay, { is: 'endDay', end: 'first' }),
    ...forms(table.lastDay, { is: 'endDay', end: 'last' }),
    ...(table.nthDays ?? []).flatMap((text, index) => forms(text, { is: 'nthDay', nth: index + 2 })),
    ...(['first', 'last'] as const).flatMap((end) =>
      (table[`${end}Days`] ?? []).flatMap((text, index) =>
        forms(text, { is: 'endDay', end, count: index + 2 }),
      ),
    ),
    ...forms(table.eventDays, { is: 'endDay', end: 'first', count: MOST_DAYS }),
    ...forms(table.gaps, { is: 'gaps' }),
    ...(table.zones ?? []).flatMap((line) => {
      const [zone = '', text] = line.split('=');
      return forms(text, { is: 'zone', zone });
    }),
    ...MARKS.flatMap((mark) => forms(table[mark], { is: 'mark', mark })),
    ...Object.entries(table.meals ?? {}).flatMap(([which, text]) =>
      forms(text, { is: 'kind', kind: 'meal', which: which as MealWord }),
    ),
    ...forms(table.opening, { is: 'kind', kind: 'ceremony', which: 'opening' }),
    ...Object.entries(table.kinds).flatMap(([kind, text]) =>
      forms(text, { is: 'kind', kind: kind as SessionKind }),
    ),
  ];
}
