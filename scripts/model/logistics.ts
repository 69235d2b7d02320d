import { z } from 'zod';
import { forUs } from './audience.ts';
import { CivilDate, ClockTime } from './civil-time.ts';
import { BilateralId, PersonId } from './identifier.ts';
import { Localized } from './localized.ts';

const Phone = z.string().trim().min(1).max(40);

/** Where people stay. */
export const Hotel = z.strictObject({
  name: Localized.meta(forUs('', '{ zh-TW: 纜樁旅館, en: Bollard House Hotel }')),
  address: Localized.optional().meta(forUs('As for a taxi.')),
  phone: Phone.optional().meta(forUs('', '+999 555 0150')),
  from: CivilDate.optional().meta(forUs('First night.', '2027-03-24')),
  to: CivilDate.optional().meta(forUs('Day of leaving.', '2027-03-28')),
  people: z.array(PersonId).default([]).meta(forUs('Default: the whole delegation.')),
  note: Localized.optional().meta(forUs('Breakfast, way to the venue, booking number.')),
});
export type Hotel = z.output<typeof Hotel>;

export const NumberKind = z.enum(['embassy', 'emergency', 'host', 'transport', 'office', 'other']);
export type NumberKind = z.output<typeof NumberKind>;

/** A number to ring on the spot. */
export const UsefulNumber = z.strictObject({
  kind: NumberKind.default('other').meta(forUs('', 'embassy')),
  name: Localized.meta(forUs('', '{ zh-TW: 駐歐瑞爾港辦事處急難救助電話, en: … }')),
  phone: Phone.meta(forUs('', '+999 555 0199')),
  note: Localized.optional().meta(forUs('When it is answered, and in which languages.')),
});
export type UsefulNumber = z.output<typeof UsefulNumber>;

/** One way of a vehicle. */
export const Ride = z.strictObject({
  date: CivilDate.meta(forUs('', '2027-03-24')),
  start: ClockTime.meta(forUs('', "'08:40'")),
  from: Localized.meta(forUs('', '{ zh-TW: 機場入境大廳, en: Arrivals hall }')),
  to: Localized.meta(forUs('', '{ zh-TW: 纜樁旅館, en: Bollard House Hotel }')),
  people: z.array(PersonId).default([]).meta(forUs('Who rides; default: the whole delegation.')),
});
export type Ride = z.output<typeof Ride>;

export const Vehicle = z.strictObject({
  name: Localized.meta(forUs('', '{ zh-TW: 1 號車, en: Car 1 }')),
  plate: z.string().max(20).optional().meta(forUs('', 'VX-0117')),
  driver: z.string().max(100).optional().meta(forUs('', 'Pell Rowan')),
  phone: Phone.optional().meta(forUs('', '+999 555 0161')),
  rides: z.array(Ride).default([]).meta(forUs('In order of time.')),
  note: Localized.optional().meta(forUs()),
});
export type Vehicle = z.output<typeof Vehicle>;

export const Dress = z.strictObject({
  date: CivilDate.optional().meta(forUs('Default: every day.', '2027-03-25')),
  text: Localized.meta(forUs('', '{ zh-TW: 深色西服或套裝, en: Dark suit }')),
});
export type Dress = z.output<typeof Dress>;

export const Gift = z.strictObject({
  text: Localized.meta(forUs('', '{ zh-TW: 青瓷茶杯 1 組, en: A set of celadon cups }')),
  meeting: BilateralId.optional().meta(forUs('The meeting at which it is given.', 'valannia')),
  to: PersonId.optional().meta(forUs('To whom.', 'mira-solane-example')),
  carriedBy: PersonId.optional().meta(forUs('Which of ours has it.', '葉帆岸-example')),
  note: Localized.optional().meta(forUs()),
});
export type Gift = z.output<typeof Gift>;

/** What a delegation needs to know beside its meetings. Internal as a whole. */
export const Logistics = z.strictObject({
  hotels: z.array(Hotel).default([]).meta(forUs('Where people stay.')),
  numbers: z.array(UsefulNumber).default([]).meta(forUs('Whom to call on the spot.')),
  vehicles: z.array(Vehicle).default([]).meta(forUs('Cars and buses with their rides.')),
  dress: z.array(Dress).default([]).meta(forUs('What to wear.')),
  gifts: z.array(Gift).default([]).meta(forUs('What is given to whom.')),
  notes: z.array(Localized).default([]).meta(forUs('Anything else: plugs, money, weather.')),
});
export type Logistics = z.output<typeof Logistics>;

/** Someone by identifier, or words where no name is known. */
export const Seat = z
  .union([
    PersonId,
    z.strictObject({ unnamed: Localized.meta(forUs('', '{ zh-TW: 口譯, en: Interpreter }')) }),
  ])
  .meta({ title: 'id of people.yaml, or `unnamed`: text' });
export type Seat = z.output<typeof Seat>;

/** Who sits where at a meeting, who goes in first, who interprets and who writes. Internal as a whole. */
export const Arrangements = z.strictObject({
  interpreters: z.array(Seat).default([]).meta(forUs('Ours and theirs.')),
  noteTakers: z.array(PersonId).default([]).meta(forUs('Who of ours writes.', '[紀汐語-example]')),
  entry: z.array(Seat).default([]).meta(forUs('Who goes in first; default: order of precedence.')),
  seating: z
    .strictObject({
      ours: z
        .array(Seat)
        .default([])
        .meta(forUs('From the middle seat outwards: middle, to its right, to its left, and so on.')),
      theirs: z.array(Seat).default([]).meta(forUs('The same across the table.')),
    })
    .optional()
    .meta(forUs('Who sits where.')),
  dress: Localized.optional().meta(forUs('Where it differs from that of the day.')),
  note: Localized.optional().meta(forUs('Flags, photographs, what is on the table.')),
});
export type Arrangements = z.output<typeof Arrangements>;
