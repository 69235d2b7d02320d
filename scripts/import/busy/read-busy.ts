import ICAL from 'ical.js';
import { instantOf, type TimeZone } from '#model/civil-time.ts';

/** When somebody is taken: milliseconds since 1970, `to` exclusive. Of what they do nothing is read. */
export type Stretch = { readonly from: number; readonly to: number };
export type Busy = { readonly stretches: readonly Stretch[] } | { readonly fault: 'unreadable' | 'nothing' };

export type BusyOptions = {
  /** For times that name no zone, and whole days. */
  readonly zone: TimeZone;
  /** Only what lies in these instants is of interest; what repeats is followed up to there. */
  readonly within: Stretch;
};

/**
 * Busy times of a calendar file: the periods of VFREEBUSY (RFC 5545 §3.6.4), and events that are neither
 * cancelled nor transparent, with all their repetitions. Tentative counts as busy: nobody is booked over it.
 * @example readBusy(text, { zone, within }) // { stretches: [{ from: 1806047100000, to: 1806050700000 }] }
 */
export function readBusy(text: string, options: BusyOptions): Busy {
  const root = parse(text);
  if (!root) return { fault: 'unreadable' };
  for (const each of root.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(each));
  const events = root.getAllSubcomponents('vevent');
  const periods = root.getAllSubcomponents('vfreebusy');
  if (events.length + periods.length === 0) return { fault: 'nothing' };
  const all = [
    ...periods.flatMap((each) => freeBusyStretches(each, options)),
    ...eventStretches(events, options),
  ];
  const { from, to } = options.within;
  return { stretches: merge(all.filter((each) => each.from < to && each.to > from)) };
}

function parse(text: string): ICAL.Component | undefined {
  try {
    const parsed: unknown = ICAL.parse(text.trim());
    const root = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    return root.name === 'vcalendar' ? root : undefined;
  } catch {
    return undefined;
  }
}

function freeBusyStretches(component: ICAL.Component, options: BusyOptions): readonly Stretch[] {
  return component
    .getAllProperties('freebusy')
    .filter((property) => parameterOf(property, 'fbtype') !== 'FREE')
    .flatMap((property) =>
      property.getValues().flatMap((value: unknown) => {
        if (!(value instanceof ICAL.Period)) return [];
        return [{ from: instant(value.start, options), to: instant(value.getEnd(), options) }];
      }),
    );
}

function eventStretches(components: readonly ICAL.Component[], options: BusyOptions): readonly Stretch[] {
  const isChange = (each: ICAL.Component) => each.getFirstProperty('recurrence-id') !== null;
  return components
    .filter((each) => !isChange(each))
    .flatMap((component) => {
      const uid = component.getFirstPropertyValue('uid');
      const changes = components.filter(
        (each) => isChange(each) && each.getFirstPropertyValue('uid') === uid,
      );
      return occurrences(component, changes, options);
    });
}

/** What repeats longer than this before it comes to the mission is not followed. */
const MOST_TURNS = 20_000;

function occurrences(
  component: ICAL.Component,
  changes: readonly ICAL.Component[],
  options: BusyOptions,
): readonly Stretch[] {
  const event = new ICAL.Event(component, { exceptions: [...changes] });
  if (!event.startDate) return [];
  if (!event.isRecurring())
    return isBusy(component) ? [stretchOf(event.startDate, event.endDate, options)] : [];
  const found: Stretch[] = [];
  const turns = event.iterator();
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = turns.next();
    if (!next || instant(next, options) >= options.within.to) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (isBusy(item.component)) found.push(stretchOf(startDate, endDate, options));
  }
  return found;
}

function isBusy(component: ICAL.Component): boolean {
  const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  return (
    value('status') !== 'CANCELLED' &&
    value('transp') !== 'TRANSPARENT' &&
    value('x-microsoft-cdo-busystatus') !== 'FREE'
  );
}

function stretchOf(start: ICAL.Time, end: ICAL.Time, options: BusyOptions): Stretch {
  return { from: instant(start, options), to: instant(end, options) };
}

function instant(time: ICAL.Time, { zone }: BusyOptions): number {
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone;
  if (!isFloating) return time.toUnixTime() * 1000;
  const text = time.toString();
  return instantOf(text.slice(0, 10), text.slice(11, 16) || '00:00', zone);
}

function parameterOf(property: ICAL.Property, name: string): string {
  const value: unknown = property.getParameter(name);
  return String(Array.isArray(value) ? value[0] : (value ?? '')).toUpperCase();
}

function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const next of stretches.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}
