import { Instance, type InstanceInput } from '#schedule/instance.ts';
import { minutesOfInstant } from '#schedule/instant.ts';
import { toSchedule } from '#schedule/proposal.ts';
import type { Happening, VenueDay } from '#schedule/venue/happening.ts';
import { clock, instanceWith } from '../instances-for-tests.ts';
import { propose } from '../proposal-for-tests.ts';

export const minute = (time: string, day = 16) => minutesOfInstant(clock(time, day));

/** A day of an instance as the finder lays it. */
export function dayOf(input: InstanceInput, confirmed: readonly string[] = []): VenueDay {
  const { assignments } = toSchedule(propose(input, { steps: 500 }));
  return { instance: Instance.parse(input), assignments, confirmed: new Set(confirmed), yes: new Set() };
}

const DELEGATES = 10;
const PARTNERS = 40;

/** A delegation of ten at a fair: 96 requests of forty partners, eight rooms in two venues, two days. */
export function fair(): InstanceInput {
  const day = (d: number) => ({ id: `D${d}`, start: clock('09:00', d), end: clock('18:00', d) });
  const ours = Array.from({ length: DELEGATES }, (_, i) => ({
    id: `d${i}`,
    party: 'HOME',
    gapWeight: 1,
    maxPerDay: 14,
  }));
  const theirs = Array.from({ length: PARTNERS }, (_, i) => ({ id: `@P${i}`, party: `P${i}` }));
  return instanceWith({
    bufferMinutes: 5,
    days: [day(16), day(17)],
    venues: ['hall', 'hotel'],
    travelMinutes: { hall: { hotel: 10 } },
    people: [...ours, ...theirs],
    rooms: Array.from({ length: 8 }, (_, i) => ({
      id: `r${i}`,
      venue: i < 6 ? 'hall' : 'hotel',
      seats: 4 + (i % 3) * 4,
    })),
    pools: [{ id: 'interpreter', size: 3 }],
    meals: [{ people: '*', window: [clock('12:00'), clock('14:00')], minutes: 30 }],
    meetings: Array.from({ length: 96 }, (_, i) => ({
      id: `m${i}`,
      parties: ['HOME', `P${i % PARTNERS}`],
      people: [`d${i % (DELEGATES - 2)}`, `@P${i % PARTNERS}`],
      ...(i % 9 === 0 && { oneOf: [['d8', 'd9']] }),
      ...(i % 7 === 0 && { needs: ['interpreter'] }),
      minutes: [20, 30, 45][i % 3] ?? 30,
      weight: [10, 5, 2][i % 3] ?? 2,
      seats: 2 + (i % 4),
      ...(i % 5 === 0 && {
        windows: [[clock('09:00', 16 + (i % 2)), clock('15:00', 16 + (i % 2))]] as [string, string][],
      }),
    })),
  });
}

export type Moment = { readonly at: string; readonly day?: number; readonly happening: Happening };

/** What a day at a venue brings, hour by hour: thirty things, none of them asked for. */
export function thirtyHappenings(): readonly Moment[] {
  const late = (at: string, person: string, until: string): Moment => ({
    at,
    happening: { kind: 'late', person, until: minute(until) },
  });
  const lost = (at: string, room: string, until?: string): Moment => ({
    at,
    happening: { kind: 'lost', room, until: until === undefined ? undefined : minute(until) },
  });
  const refused = (at: string, meeting: string): Moment => ({ at, happening: { kind: 'refused', meeting } });
  const overrun = (at: string, meeting: string, until: string): Moment => ({
    at,
    happening: { kind: 'overrun', meeting, until: minute(until) },
  });
  const free = (at: string, party: string, until: string): Moment => ({
    at,
    happening: { kind: 'free', party, until: minute(until) },
  });
  const walkIn = (at: string, n: number): Moment => ({
    at,
    happening: {
      kind: 'walk-in',
      meeting: {
        id: `walk-in-${n}`,
        parties: ['HOME', `W${n}`],
        people: [`d${n}`, `@W${n}`],
        oneOf: [],
        minutes: 20,
        weight: 2,
        needs: [],
        seats: 2,
        mandatory: false,
      },
    },
  });
  return [
    late('08:30', 'd0', '10:30'),
    refused('08:50', 'm3'),
    lost('09:05', 'r2'),
    walkIn('09:10', 1),
    overrun('09:25', 'm0', '10:10'),
    free('09:40', 'P5', '12:00'),
    refused('09:55', 'm17'),
    late('10:00', '@P8', '11:00'),
    lost('10:20', 'r0', '11:30'),
    walkIn('10:35', 2),
    overrun('10:40', 'm12', '11:25'),
    refused('10:50', 'm40'),
    free('11:00', 'P12', '16:00'),
    late('11:15', 'd3', '12:00'),
    walkIn('11:20', 3),
    lost('11:45', 'r7'),
    refused('12:05', 'm55'),
    overrun('12:20', 'm33', '13:15'),
    late('12:45', '@P20', '14:15'),
    free('13:00', 'P31', '15:00'),
    walkIn('13:10', 4),
    refused('13:30', 'm71'),
    lost('13:50', 'r4', '15:30'),
    overrun('14:10', 'm60', '15:00'),
    late('14:30', 'd6', '15:30'),
    refused('14:45', 'm88'),
    walkIn('15:00', 5),
    free('15:20', 'P2', '18:00'),
    late('15:45', 'd1', '16:45'),
    lost('16:15', 'r1'),
  ];
}
