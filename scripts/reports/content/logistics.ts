import { dateStyle, formatDateRange, formatShortDate, formatTimeRange } from '#locale/dates.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Gift, Hotel, Logistics, Ride, Vehicle } from '#model/logistics.ts';
import { type Block, paragraph, plain, type Row } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { factsTable, headerRow, linesCell, localizeAll, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './people.ts';

/** Hotel, numbers to ring, vehicles, dress and gifts: what is not a meeting. Nothing where nothing is said. */
export function logisticsBlocks(context: ReportContext): readonly Block[] {
  const { logistics } = context.mission;
  if (!logistics) return [];
  return [
    ...hotelBlocks(logistics.hotels, context),
    ...numberBlocks(logistics.numbers, context),
    ...rideBlocks(logistics.vehicles, context),
    ...dressBlocks(logistics.dress, context),
    ...giftBlocks(logistics.gifts, context),
    ...noteBlocks(logistics.notes, context),
  ];
}

const lead = (word: string, { language, t }: ReportContext): Block =>
  paragraph(plain(t(`report.logistics.${word}`), language), 'lead');

function hotelBlocks(hotels: readonly Hotel[], context: ReportContext): readonly Block[] {
  if (hotels.length === 0) return [];
  return [lead('hotels', context), ...hotels.flatMap((hotel) => hotelFacts(hotel, context))];
}

function hotelFacts(hotel: Hotel, context: ReportContext): readonly Block[] {
  const { language, t, workspace } = context;
  const style = dateStyle(workspace.settings, language);
  const nights =
    hotel.from && hotel.to
      ? [formatDateRange(hotel.from, hotel.to, style)]
      : [hotel.from, hotel.to].flatMap((date) => (date ? [formatShortDate(date, style)] : []));
  const fact = (word: string, values: readonly string[]) => ({
    label: t(`report.logistics.${word}`),
    values,
  });
  return factsTable(
    [
      fact('name', [localize(hotel.name, language)]),
      fact('address', localizeAll([hotel.address], language)),
      fact('phone', hotel.phone ? [hotel.phone] : []),
      fact('nights', nights),
      fact('people', hotel.people.length > 0 ? [namesOf(hotel.people, context)] : []),
      fact('note', localizeAll([hotel.note], language)),
    ],
    language,
  );
}

function numberBlocks(numbers: Logistics['numbers'], context: ReportContext): readonly Block[] {
  if (numbers.length === 0) return [];
  const { language, t } = context;
  const widest = Math.max(6, ...numbers.map(({ phone }) => emWidth(phone, 'bold')));
  return [
    lead('numbers', context),
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 0, fixedEm: widest + 1.2 }, { weight: 3 }, { weight: 3 }],
      header: headerRow(words(['phone', 'whom', 'note'], context), language),
      rows: numbers.map(
        ({ kind, name, phone, note }): Row => [
          textCell(phone, language, { header: 'row' }),
          linesCell([localize(name, language), t(`report.logistics.kind.${kind}`)], language),
          linesCell(localizeAll([note], language), language),
        ],
      ),
    },
  ];
}

/** What is needed in a hurry: numbers to ring, and where people stay. */
export function pocketNumbers(context: ReportContext): readonly Block[] {
  const { language, t, mission } = context;
  const { hotels = [], numbers = [] } = mission.logistics ?? {};
  const facts = [
    ...numbers.map(({ name, phone, note }) => ({
      number: phone,
      lines: [localize(name, language), ...localizeAll([note], language)],
    })),
    ...hotels.map(({ name, phone, address }) => ({
      number: phone ?? '',
      lines: localizeAll([name, address], language),
    })),
  ];
  if (facts.length === 0) return [];
  const title = paragraph(plain(t('report.logistics.numbers'), language), 'plain');
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 1 }],
      header: [{ blocks: [title], header: 'column' }],
      rows: facts.map(
        ({ number, lines }): Row => [
          {
            blocks: [
              ...(number === '' ? [] : [paragraph(plain(number, language, { emphasis: ['bold'] }), 'plain')]),
              ...lines.map((line) => paragraph(plain(line, language), 'plain')),
            ],
          },
        ],
      ),
    },
  ];
}

/** A ride with its vehicle. */
export type PlacedRide = { readonly ride: Ride; readonly vehicle: Vehicle };

/** All rides in the order of their times. */
export function ridesOf(vehicles: readonly Vehicle[]): readonly PlacedRide[] {
  const rides = vehicles.flatMap((vehicle) => vehicle.rides.map((ride) => ({ ride, vehicle })));
  const key = ({ ride }: PlacedRide): string => `${ride.date} ${ride.start}`;
  return rides.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The vehicle, how to know it and whom to ring. */
export function vehicleLines({ name, plate, driver, phone, note }: Vehicle, { language, t }: ReportContext) {
  const known = [localize(name, language), plate].filter((part) => part !== undefined);
  const driven = [driver, phone].filter((part) => part !== undefined);
  return [
    known.join(t('report.pair-separator')),
    ...(driven.length > 0 ? [driven.join(t('report.pair-separator'))] : []),
    ...localizeAll([note], language),
  ];
}

function rideBlocks(vehicles: readonly Vehicle[], context: ReportContext): readonly Block[] {
  const rides = ridesOf(vehicles);
  if (rides.length === 0) return [];
  const { language, t, workspace } = context;
  const style = dateStyle(workspace.settings, language);
  return [
    lead('vehicles', context),
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 3 }, { weight: 5 }, { weight: 4 }, { weight: 4 }],
      header: headerRow(words(['when', 'way', 'vehicle', 'people'], context), language),
      rows: rides.map(
        ({ ride, vehicle }): Row => [
          linesCell(
            [formatShortDate(ride.date, style), formatTimeRange(ride.start, undefined, style)],
            language,
            { header: 'row' },
          ),
          textCell(wayOf(ride, language), language),
          linesCell(vehicleLines(vehicle, context), language),
          textCell(
            ride.people.length > 0 ? namesOf(ride.people, context) : t('report.logistics.everyone'),
            language,
          ),
        ],
      ),
    },
  ];
}

export const wayOf = ({ from, to }: Ride, language: string): string =>
  localizeAll([from, to], language).join(' → ');

function dressBlocks(dress: Logistics['dress'], context: ReportContext): readonly Block[] {
  if (dress.length === 0) return [];
  const { language, t, workspace } = context;
  const style = dateStyle(workspace.settings, language);
  return [
    lead('dress', context),
    ...factsTable(
      dress.map(({ date, text }) => ({
        label: date ? formatShortDate(date, style) : t('report.logistics.every-day'),
        values: [localize(text, language)],
      })),
      language,
    ),
  ];
}

function giftBlocks(gifts: readonly Gift[], context: ReportContext): readonly Block[] {
  if (gifts.length === 0) return [];
  const { language } = context;
  const items = gifts.map((gift) => ({
    label: '',
    blocks: [paragraph(plain(giftText(gift, context), language), 'plain')],
  }));
  return [lead('gifts', context), { kind: 'list', ordered: false, items }];
}

/** @example 'A set of celadon cups: for Mira Solane; carried by Yeh Fan-an' */
export function giftText(gift: Gift, context: ReportContext): string {
  const { language, t } = context;
  const further = [
    ...(gift.to ? [t('report.logistics.gift-to', { name: nameOf({ person: gift.to }, context) })] : []),
    ...(gift.carriedBy
      ? [t('report.logistics.carried-by', { name: nameOf({ person: gift.carriedBy }, context) })]
      : []),
    ...localizeAll([gift.note], language),
  ];
  const text = localize(gift.text, language);
  return further.length === 0
    ? text
    : t('report.logistics.gift', { text, further: further.join(t('report.logistics.gift-separator')) });
}

function noteBlocks(notes: readonly Localized[], context: ReportContext): readonly Block[] {
  if (notes.length === 0) return [];
  const items = notes.map((note) => ({
    label: '',
    blocks: [paragraph(plain(localize(note, context.language), context.language), 'plain')],
  }));
  return [lead('notes', context), { kind: 'list', ordered: false, items }];
}

const words = (keys: readonly string[], { t }: ReportContext): readonly string[] =>
  keys.map((key) => t(`report.logistics.${key}`));

const namesOf = (people: readonly Ride['people'][number][], context: ReportContext): string =>
  people.map((person) => nameOf({ person }, context)).join(context.t('report.list-separator'));
