import type { ScheduleHappening } from '#register/schedules.ts';
import { minutesOfInstant } from '../instant.ts';
import { applyHappening } from './apply-happening.ts';
import type { Happening, VenueDay } from './happening.ts';

/** A day with what was told of it before and still holds: each from the moment it was told. */
export function withTold(day: VenueDay, told: readonly ScheduleHappening[]): VenueDay {
  let { instance } = day;
  for (const each of told) {
    const happening = happeningOf(each);
    if (happening) instance = applyHappening({ ...day, instance }, happening, minutesOfInstant(each.at));
  }
  return { ...day, instance };
}

/** What is kept of something that happens; a walk-in is a meeting of the mission from then on. */
export function toldOf(happening: Happening): Pick<ScheduleHappening, 'what' | 'of' | 'until'> | undefined {
  switch (happening.kind) {
    case 'late':
      return { what: 'late', of: happening.person, until: isoOf(happening.until) };
    case 'lost':
      return {
        what: 'lost',
        of: happening.room,
        ...(happening.until !== undefined && { until: isoOf(happening.until) }),
      };
    case 'refused':
      return { what: 'refused', of: happening.meeting };
    case 'overrun':
      return { what: 'overrun', of: happening.meeting, until: isoOf(happening.until) };
    case 'free':
      return { what: 'free', of: happening.party, until: isoOf(happening.until) };
    case 'back':
      return { what: 'back', of: happening.of };
    case 'walk-in':
      return undefined;
    default:
      return happening satisfies never;
  }
}

/** Nothing where the end is missing of what cannot be without one. */
function happeningOf({ what, of, until }: ScheduleHappening): Happening | undefined {
  const end = until === undefined ? undefined : minutesOfInstant(until);
  switch (what) {
    case 'lost':
      return { kind: 'lost', room: of, until: end };
    case 'refused':
      return { kind: 'refused', meeting: of };
    case 'back':
      return { kind: 'back', of };
    case 'late':
      return end === undefined ? undefined : { kind: 'late', person: of, until: end };
    case 'overrun':
      return end === undefined ? undefined : { kind: 'overrun', meeting: of, until: end };
    case 'free':
      return end === undefined ? undefined : { kind: 'free', party: of, until: end };
    default:
      return what satisfies never;
  }
}

function isoOf(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
