import { Temporal } from 'temporal-polyfill';
import type { InstanceInput } from '#schedule/instance.ts';

export type Size = 'S' | 'M' | 'L' | 'XL';

export type InstanceChoice = {
  readonly size: Size;
  readonly seed: number;
  /** Days across the end of summer time in Europe, 24 to 26 October 2026. */
  readonly dst?: boolean;
  /** Booths for L and XL; fewer make them fuller. */
  readonly booths?: number;
};

/**
 * An instance such as offices meet: S, one delegation with 12 requests; M, a delegation of ten with 60; L, 40
 * delegations with 400 meetings among themselves; XL, 190 with 2,500. The same choice gives the same bytes.
 */
export function makeInstance(choice: InstanceChoice): InstanceInput {
  const dice = throwDice(choice.seed * 1_000_003 + SIZES.indexOf(choice.size) * 101);
  return choice.size === 'S' || choice.size === 'M' ? visit(choice, dice) : fair(choice, dice);
}

const SIZES: readonly Size[] = ['S', 'M', 'L', 'XL'];
const WEIGHTS = { A: 10, B: 5, C: 2 } as const;
type Priority = keyof typeof WEIGHTS;

type Dice = {
  readonly roll: () => number;
  readonly below: (limit: number) => number;
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T;
  readonly chance: (share: number) => boolean;
};

/** A linear congruential generator (Park and Miller, 1988), apart from the search's own. */
function throwDice(seed: number): Dice {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  const roll = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 5; i += 1) roll();
  const below = (limit: number) => Math.floor(roll() * limit);
  return {
    roll,
    below,
    oneOf: (list) => list[below(list.length)] ?? list[0],
    chance: (share) => roll() < share,
  };
}

type Calendar = {
  readonly zone: string;
  readonly dates: readonly Temporal.PlainDate[];
  readonly at: (day: number, minute: number) => string;
};

/** Minutes count from midnight by the clock on the wall. */
function layCalendar(zone: string, first: string, days: number): Calendar {
  const dates = Array.from({ length: days }, (_, day) => Temporal.PlainDate.from(first).add({ days: day }));
  const at = (day: number, minute: number): string => {
    const date = dates[day] ?? Temporal.PlainDate.from(first);
    const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
    return date
      .toZonedDateTime({ timeZone: zone, plainTime: time })
      .toString({ smallestUnit: 'minute', timeZoneName: 'never' });
  };
  return { zone, dates, at };
}

const NINE = 540;
const SIX = 1080;

/** One delegation away from home and those who asked to see it. */
function visit({ size, seed, dst = false }: InstanceChoice, dice: Dice): InstanceInput {
  const isSmall = size === 'S';
  const calendar = dst
    ? layCalendar('Europe/Brussels', '2026-10-24', 3)
    : layCalendar('Asia/Seoul', '2026-11-16', 3);
  const { at, dates } = calendar;
  const days = dates.map((_, day) => day);
  const chiefs: readonly [string, ...string[]] = isSmall
    ? ['head', 'deputy']
    : ['head', 'deputy', 'trade', 'politics'];
  const clerks = isSmall ? ['clerk1'] : ['clerk1', 'clerk2', 'clerk3', 'clerk4'];
  const home = [...chiefs, ...clerks].map((role, rank) => ({
    id: `home:${role}`,
    party: 'HOME',
    role,
    gapWeight: rank < 2 ? 1 : 0,
    busy: rank < chiefs.length ? days.map((day) => ownSession(dice, calendar, day)) : [],
  }));
  const languages: readonly [string, ...string[]] = isSmall ? ['fr', 'es'] : ['fr', 'es', 'ar'];
  const requests = Array.from({ length: isSmall ? 12 : 60 }, (_, index) =>
    request({ dice, calendar, index, chiefs, clerks, languages }),
  );
  return {
    format: 'bilat.instance/1',
    name: `${size}-${seed}${dst ? '-dst' : ''}`,
    timezone: calendar.zone,
    slotMinutes: 15,
    bufferMinutes: 15,
    days: days.map((day) => ({ id: `D${day + 1}`, start: at(day, NINE), end: at(day, SIX) })),
    venues: ['centre', 'hotel'],
    travelMinutes: { centre: { hotel: 15 } },
    people: [...home, ...requests.map(({ guest }) => guest)],
    rooms: [
      ...Array.from({ length: isSmall ? 1 : 2 }, (_, i) => ({
        id: `centre-${i + 1}`,
        venue: 'centre',
        seats: 10,
        turnoverMinutes: 15,
      })),
      {
        id: 'suite',
        venue: 'hotel',
        seats: 16,
        open: days.map((day): [string, string] => [at(day, 660), at(day, SIX)]),
      },
    ],
    pools: languages.map((language) => ({ id: `interpreter:${language}`, size: 1 })),
    meals: days.map((day) => ({
      people: home.map(({ id }) => id),
      window: [at(day, 690), at(day, 870)] as [string, string],
      minutes: 45,
    })),
    meetings: requests.map(({ meeting }) => meeting),
  };
}

function ownSession(dice: Dice, { at }: Calendar, day: number) {
  const from = dice.oneOf([570, 630, 840, 930]);
  return { from: at(day, from), to: at(day, from + dice.oneOf([60, 90])), what: 'session', venue: 'centre' };
}

type RequestInput = {
  readonly dice: Dice;
  readonly calendar: Calendar;
  readonly index: number;
  readonly chiefs: readonly [string, ...string[]];
  readonly clerks: readonly string[];
  readonly languages: readonly [string, ...string[]];
};

function request({ dice, calendar, index, chiefs, clerks, languages }: RequestInput) {
  const { at, dates } = calendar;
  const party = `E${String(index + 1).padStart(2, '0')}`;
  const guest = { id: `${party}:head`, party, role: 'head', busy: [] };
  const halves = [
    [NINE, 750],
    [810, SIX],
    [660, 900],
  ] as const;
  const windows = Array.from({ length: 1 + dice.below(3) }, (): [string, string] => {
    const day = dice.below(dates.length);
    const [from, to] = dice.oneOf([...halves] as [
      readonly [number, number],
      ...(readonly [number, number])[],
    ]);
    return [at(day, from), at(day, to)];
  });
  const priority: Priority = dice.oneOf(['A', 'A', 'B', 'B', 'C']);
  const [first] = windows;
  const meeting = {
    id: `r${String(index + 1).padStart(2, '0')}`,
    parties: ['HOME', party],
    people: [`home:${dice.oneOf(chiefs)}`, guest.id],
    ...(clerks.length > 1 && { oneOf: [clerks.map((clerk) => `home:${clerk}`)] }),
    minutes: dice.oneOf([30, 30, 30, 45, 60]),
    priority,
    weight: WEIGHTS[priority],
    windows,
    ...(first && dice.chance(0.4) && { prefer: [first] }),
    ...(dice.chance(0.3) && { needs: [`interpreter:${dice.oneOf(languages)}`] }),
    seats: dice.oneOf([6, 8, 10, 12]),
  };
  return { guest, meeting };
}

type FairSize = {
  readonly parties: number;
  readonly meetings: number;
  readonly days: number;
  readonly slot: number;
  readonly slots: number;
  readonly booths: number;
};

const FAIRS: Readonly<Record<'L' | 'XL', FairSize>> = {
  L: { parties: 40, meetings: 400, days: 3, slot: 30, slots: 18, booths: 10 },
  XL: { parties: 190, meetings: 2500, days: 5, slot: 20, slots: 28, booths: 25 },
};

/** Many delegations among themselves, in booths. */
function fair({ size, seed, booths }: InstanceChoice, dice: Dice): InstanceInput {
  const form = FAIRS[size === 'XL' ? 'XL' : 'L'];
  const calendar = layCalendar('America/New_York', '2026-09-21', form.days);
  const at = (day: number, slot: number) => calendar.at(day, NINE + slot * form.slot);
  const days = calendar.dates.map((_, day) => day);
  const parties = Array.from({ length: form.parties }, (_, i) => `P${String(i + 1).padStart(3, '0')}`);
  const people = parties.flatMap((party) =>
    ['head', 'second'].map((role) => ({
      id: `${party}:${role}`,
      party,
      role,
      gapWeight: 1,
      busy: engagements(dice, form, at),
    })),
  );
  const count = booths ?? form.booths;
  const large = Math.max(1, Math.floor(count / 5));
  return {
    format: 'bilat.instance/1',
    name: `${size}-${seed}${booths === undefined ? '' : `-${booths}`}`,
    timezone: calendar.zone,
    slotMinutes: form.slot,
    bufferMinutes: 0,
    days: days.map((day) => ({ id: `D${day + 1}`, start: at(day, 0), end: at(day, form.slots) })),
    people,
    rooms: Array.from({ length: count }, (_, i) => ({
      id: `booth${i + 1}`,
      venue: 'hall',
      seats: i < count - large ? 8 : 14,
    })),
    pools: ['fr', 'es', 'ar'].map((language) => ({
      id: `interpreter:${language}`,
      size: Math.ceil(form.booths / 6),
    })),
    meals: days.map((day) => ({
      people: '*' as const,
      window: [at(day, Math.floor(form.slots / 3)), at(day, Math.floor(form.slots / 3) + 6)] as [
        string,
        string,
      ],
      minutes: form.slot,
    })),
    meetings: pairs(dice, form, parties).map((pair, index) => fairMeeting({ dice, form, at, pair, index })),
  };
}

function engagements(dice: Dice, form: FairSize, at: (day: number, slot: number) => string) {
  const absent = dice.chance(0.25) ? dice.below(form.days) : -1;
  return Array.from({ length: form.days }, (_, day) => {
    if (day === absent) return [{ from: at(day, 0), to: at(day, form.slots), what: 'not in town' }];
    return Array.from({ length: dice.below(3) }, () => {
      const from = dice.below(form.slots - 4);
      return { from: at(day, from), to: at(day, from + 1 + dice.below(3)), what: 'session' };
    });
  }).flat();
}

/** Some are sought by many, most by few: the share of party i falls with its rank. */
function pairs(
  dice: Dice,
  form: FairSize,
  parties: readonly string[],
): readonly (readonly [string, string])[] {
  const found = new Map<string, readonly [string, string]>();
  const draw = () => Math.floor(parties.length * dice.roll() ** 1.35);
  while (found.size < form.meetings) {
    const [a, b] = [draw(), draw()].sort((x, y) => x - y);
    if (a === undefined || b === undefined || a === b) continue;
    const role = dice.chance(0.55) ? 'head' : 'second';
    found.set(`${a} ${b} ${role}`, [`${parties[a]}:${role}`, `${parties[b]}:${role}`]);
  }
  return [...found.values()];
}

type FairMeeting = {
  readonly dice: Dice;
  readonly form: FairSize;
  readonly at: (day: number, slot: number) => string;
  readonly pair: readonly [string, string];
  readonly index: number;
};

function fairMeeting({ dice, form, at, pair, index }: FairMeeting) {
  const day = dice.below(form.days);
  const priority: Priority = dice.oneOf(['A', 'B', 'B', 'C', 'C']);
  const whole = (each: number): [string, string] => [at(each, 0), at(each, form.slots)];
  return {
    id: `m${String(index + 1).padStart(4, '0')}`,
    parties: pair.map((id) => id.split(':')[0] ?? ''),
    people: [...pair],
    minutes: dice.chance(0.2) ? 2 * form.slot : form.slot,
    priority,
    weight: WEIGHTS[priority],
    ...(dice.chance(0.2) && { windows: [whole(day), whole((day + 1) % form.days)] }),
    ...(dice.chance(0.3) && { prefer: [[at(day, 0), at(day, form.slots / 2)] as [string, string]] }),
    ...(dice.chance(0.1) && { needs: [`interpreter:${dice.oneOf(['fr', 'es', 'ar'])}`] }),
    seats: dice.chance(0.08) ? 12 : 6,
  };
}
