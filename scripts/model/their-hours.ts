import { z } from 'zod';
import { forUs } from './audience.ts';
import { ClockTime, TimeZone } from './civil-time.ts';

/** As ISO 8601 counts them, from Monday. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const TheirHours = z.strictObject({
  timeZone: TimeZone.meta(forUs('', 'Asia/Tokyo')),
  from: ClockTime.prefault('09:00').meta(forUs('', "'09:00'")),
  to: ClockTime.prefault('18:00').meta(forUs('', "'17:30'")),
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .optional()
    .meta(
      forUs(
        'Days on which they work; default: all but the weekend of their economy.',
        '[sun, mon, tue, wed, thu]',
      ),
    ),
});
export type TheirHours = z.output<typeof TheirHours>;

/**
 * Whether these partners are at work on a day of their own calendar: on the days that are said, else on none that is
 * weekend with one of them (Unicode CLDR, week data; Saturday and Sunday for who is no economy that it knows).
 * @example areAtWorkOn({ timeZone: 'Asia/Riyadh', from: '09:00', to: '18:00' }, ['SA'], '2027-03-26') // false: a Friday
 */
export function areAtWorkOn({ days }: TheirHours, partners: readonly string[], date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const name = WEEKDAYS[weekday - 1];
  if (days) return name !== undefined && days.includes(name);
  return partners.every((partner) => !weekendOf(partner).includes(weekday));
}

function weekendOf(partner: string): readonly number[] {
  const region = /^[A-Z]{2}$/.test(partner) ? partner : '001';
  return (new Intl.Locale('und', { region }) as LocaleWithWeek).getWeekInfo().weekend;
}

/** ECMA-402 Intl Locale Info, which Node has and TypeScript's library does not know yet. */
type LocaleWithWeek = Intl.Locale & {
  readonly getWeekInfo: () => { readonly weekend: readonly number[] };
};
