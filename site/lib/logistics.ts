import type { Mission } from '#model/workspace.ts';
import { giftText } from './brief.ts';
import type { Locale } from './locale.ts';
import { showPerson } from './people.ts';

/** A line of logistics; with a number it can be rung from the page. */
export type LogisticsLine = {
  readonly title: string;
  readonly details: readonly string[];
  readonly phone?: string | undefined;
};
export type LogisticsGroup = { readonly label: string; readonly lines: readonly LogisticsLine[] };

/** What a delegation needs beside its meetings, whom to ring first; empty groups are left out. */
export function logisticsGroups({ logistics }: Mission, locale: Locale): readonly LogisticsGroup[] {
  if (!logistics) return [];
  const { t, text, shortDate, period } = locale;
  const group = (word: string, lines: readonly LogisticsLine[]): LogisticsGroup => ({
    label: t(`report.logistics.${word}`),
    lines,
  });
  const texts = (...said: readonly (Parameters<typeof text>[0] | undefined)[]): readonly string[] =>
    said.flatMap((each) => (each ? [text(each)] : []));
  const names = (people: readonly string[]): readonly string[] =>
    people.length > 0 ? [people.map((id) => showPerson(id, locale)).join(t('site.list-separator'))] : [];
  return [
    group(
      'numbers',
      logistics.numbers.map(({ name, phone, note }) => ({ title: text(name), phone, details: texts(note) })),
    ),
    group(
      'hotels',
      logistics.hotels.map(({ name, address, phone, from, to, people, note }) => ({
        title: text(name),
        phone,
        details: [
          ...texts(address),
          ...(from && to ? [period(from, to)] : []),
          ...names(people),
          ...texts(note),
        ],
      })),
    ),
    group(
      'vehicles',
      logistics.vehicles.flatMap(({ name, plate, driver, phone, rides }) =>
        rides.map((ride) => ({
          title: `${shortDate(ride.date)} ${ride.start} ${text(ride.from)} → ${text(ride.to)}`,
          phone,
          details: [
            [text(name), plate, driver].filter(Boolean).join(t('site.list-separator')),
            ...names(ride.people),
          ],
        })),
      ),
    ),
    group(
      'dress',
      logistics.dress.map(({ date, text: said }) => ({
        title: date ? shortDate(date) : t('report.logistics.every-day'),
        details: [text(said)],
      })),
    ),
    group(
      'gifts',
      logistics.gifts.map((gift) => ({ title: giftText(gift, locale), details: [] })),
    ),
    group(
      'notes',
      logistics.notes.map((note) => ({ title: text(note), details: [] })),
    ),
  ].filter(({ lines }) => lines.length > 0);
}
