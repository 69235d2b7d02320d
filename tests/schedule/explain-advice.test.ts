import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMeeting } from '#schedule/explain.ts';
import type { Loosening, Opening } from '#schedule/explanation.ts';
import type { InstanceInput, Schedule } from '#schedule/instance.ts';
import { instantText, minutesOfInstant } from '#schedule/instant.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { checkSchedule } from './check-schedule.ts';
import { anyInstance, clock } from './instances-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

type MeetingInput = InstanceInput['meetings'][number];

/** Some of the meetings pinned where they may contradict each other, and everything else. */
const clashing = fc
  .tuple(
    anyInstance,
    fc.array(fc.record({ quarter: fc.nat(30), room: fc.constantFrom('r1', 'r2') }), { maxLength: 4 }),
  )
  .map(
    ([instance, pins]): InstanceInput => ({
      ...instance,
      meetings: instance.meetings.map((meeting, index) => {
        const pin = pins[index];
        if (!pin) return meeting;
        const { windows: _, prefer: __, rooms: ___, venues: ____, ...rest } = meeting;
        const start = instantText(minutesOfInstant(clock('09:00')) + pin.quarter * 15, 'Asia/Seoul');
        return { ...rest, seats: 0, fixed: { start, room: pin.room } };
      }),
    }),
  );

describe('every advice', () => {
  test('really places the meeting beside the others, in the eyes of an independent checker', () => {
    const kinds = new Set<string>();
    let [unplaced, advised] = [0, 0];
    fc.assert(
      fc.property(clashing, (instance) => {
        const proposal = propose(instance, { steps: 300 });
        const schedule = toSchedule(proposal);
        for (const meeting of proposal.timetable.unplaced()) {
          unplaced += 1;
          const explanation = explainMeeting(proposal, meeting);
          if (explanation.kind === 'placed' || explanation.kind === 'open')
            throw new Error('what was left without a place is explained as placed, or as free to be');
          const advice = [
            ...explanation.relaxations.map((each) => ({ changes: [each], opening: each.opening })),
            ...explanation.together,
          ];
          if (advice.length > 0) advised += 1;
          for (const { changes, opening } of advice) {
            const relaxed = changes.reduce((each, change) => relax(each, meeting.id, change), instance);
            // What pins that clash break among themselves is broken with the meeting and without it.
            const before = new Set(checkSchedule(relaxed, schedule));
            const room = opening.room === '' ? 'one-more' : opening.room;
            const faults = staffings(relaxed, meeting.id).map((staff) =>
              checkSchedule(
                relaxed,
                withMeeting(schedule, meeting.id, { start: opening.start, room }, staff),
              ).filter((fault) => !before.has(fault)),
            );
            for (const { kind } of changes) kinds.add(kind);
            const said = JSON.stringify(changes);
            expect([said, faults.find((each) => each.length === 0) ?? faults]).toEqual([said, []]);
          }
        }
      }),
      { numRuns: 40 },
    );
    expect([kinds.size > 5, advised / unplaced >= 0.98]).toEqual([true, true]);
  });
});

function withMeeting(
  { assignments, unplaced, ...rest }: Schedule,
  meeting: string,
  opening: Opening,
  staff: readonly string[],
): Schedule {
  const start = instantText(opening.start, 'Asia/Seoul');
  const added = { meeting, start, room: opening.room, ...(staff.length > 0 && { with: [...staff] }) };
  return { ...rest, assignments: [...assignments, added], unplaced: unplaced.filter((id) => id !== meeting) };
}

/** Every way to send one person of each group. */
function staffings(instance: InstanceInput, id: string): readonly (readonly string[])[] {
  const groups = instance.meetings.find((meeting) => meeting.id === id)?.oneOf ?? [];
  return groups.reduce<readonly (readonly string[])[]>(
    (ways, group) => ways.flatMap((way) => group.map((person) => [...way, person])),
    [[]],
  );
}

/** The instance with this one condition given up, of this meeting alone. */
function relax(instance: InstanceInput, id: string, relaxation: Loosening): InstanceInput {
  const change = (extra: (meeting: MeetingInput) => MeetingInput): InstanceInput => ({
    ...instance,
    meetings: instance.meetings.map((meeting) => (meeting.id === id ? extra(meeting) : meeting)),
  });
  switch (relaxation.kind) {
    case 'any-time':
      return change(({ windows: _windows, ...meeting }) => meeting);
    case 'any-room':
      return change(({ rooms: _rooms, venues: _venues, ...meeting }) => meeting);
    case 'fewer-seats':
      return change((meeting) => ({ ...meeting, seats: 0 }));
    case 'shorter':
      return change((meeting) => ({ ...meeting, minutes: relaxation.minutes }));
    case 'without':
      return change((meeting) => ({
        ...meeting,
        people: meeting.people.filter((person) => person !== relaxation.person),
      }));
    case 'substitute':
      return change((meeting) => ({
        ...meeting,
        people: meeting.people.map((person) =>
          person === relaxation.person ? (relaxation.by[0] ?? person) : person,
        ),
      }));
    case 'without-pool':
      return change((meeting) => ({
        ...meeting,
        needs: (meeting.needs ?? []).filter((pool) => pool !== relaxation.pool),
      }));
    case 'without-group':
      return change((meeting) => ({
        ...meeting,
        oneOf: withoutFirst(meeting.oneOf ?? [], relaxation.people),
      }));
    case 'one-more-room': {
      const { venue } = relaxation;
      const more = {
        ...instance,
        rooms: [...instance.rooms, { id: 'one-more', ...(venue !== undefined && { venue }) }],
      };
      const meetings = more.meetings.map(({ rooms, ...meeting }) =>
        meeting.id === id || !rooms ? meeting : { ...meeting, rooms },
      );
      return { ...more, meetings };
    }
    case 'any-order':
      return { ...instance, precedence: (instance.precedence ?? []).filter((pair) => !pair.includes(id)) };
    case 'one-more':
      return {
        ...instance,
        people: instance.people.map((person) =>
          person.id === relaxation.person && person.maxPerDay !== undefined
            ? { ...person, maxPerDay: person.maxPerDay + 1 }
            : person,
        ),
      };
    case 'no-meal':
      return {
        ...instance,
        meals: (instance.meals ?? []).map((meal) => ({
          ...meal,
          people: instance.people.map((person) => person.id).filter((each) => each !== relaxation.person),
        })),
      };
    default:
      return relaxation satisfies never;
  }
}

function withoutFirst(groups: readonly string[][], people: readonly string[]): string[][] {
  const index = groups.findIndex((group) => group.join() === people.join());
  return groups.filter((_, at) => at !== index);
}
