import { describe, expect, test } from 'vitest';
import type { Assignment, InstanceInput } from '#schedule/instance.ts';
import { answerHappening, type VenueAnswer } from '#schedule/venue/answer-happening.ts';
import type { Happening, VenueDay } from '#schedule/venue/happening.ts';
import { cpuMs } from '../../cpu-clock.ts';
import { checkSchedule } from '../check-schedule.ts';
import { clock, instanceWith } from '../instances-for-tests.ts';
import { dayOf, fair, minute, thirtyHappenings } from './day-for-tests.ts';

const fixedAt = (id: string, people: string[], time: string, room: string) => ({
  id,
  parties: ['HOME', id.toUpperCase()],
  people: [...people, `@${id}`],
  minutes: 30,
  windows: [[clock(time), clock('18:00')]] as [string, string][],
  rooms: [room, 'spare'],
});
const small: InstanceInput = instanceWith({
  people: [
    { id: 'ann', party: 'HOME' },
    { id: 'bo', party: 'HOME' },
    ...['a', 'b', 'c', 'w'].map((id) => ({ id: `@${id}` })),
  ],
  rooms: [{ id: 'r1' }, { id: 'spare' }],
  meetings: [
    fixedAt('a', ['ann'], '10:00', 'r1'),
    fixedAt('b', ['ann'], '11:00', 'r1'),
    fixedAt('c', ['bo'], '11:00', 'spare'),
    {
      id: 'w',
      parties: ['HOME', 'W'],
      people: ['ann', '@w'],
      minutes: 30,
      windows: [[clock('10:00'), clock('10:30')]],
    },
  ],
});
const stand = (meeting: string, time: string, room: string): Assignment => ({
  meeting,
  start: clock(time),
  room,
});
const day = (confirmed: readonly string[] = []): VenueDay => ({
  ...dayOf(small, confirmed),
  assignments: [stand('a', '10:00', 'r1'), stand('b', '11:00', 'r1'), stand('c', '11:00', 'spare')],
});
const answer = (happening: Happening, now: string, stands: VenueDay = day()): VenueAnswer =>
  answerHappening(stands, happening, { now: minute(now) });
const said = ({ changes }: VenueAnswer) =>
  changes.map(({ meeting, kind, after, tell }) => [
    meeting,
    kind,
    after?.start.slice(11, 16),
    after?.room,
    tell.join(),
  ]);

describe('on the day', () => {
  test('a refusal leaves its place to who waits', () =>
    expect(said(answer({ kind: 'refused', meeting: 'a' }, '09:00'))).toEqual([
      ['a', 'refused', undefined, undefined, 'ann,@a'],
      ['w', 'added', '10:00', 'r1', 'ann,@w'],
    ]));
  test('who comes late meets as soon as they can', () =>
    expect(said(answer({ kind: 'late', person: 'ann', until: minute('10:20') }, '09:00'))).toEqual([
      ['a', 'moved', '10:30', 'r1', 'ann,@a'],
    ]));
  test('a room that is lost is left for another at the same time, else for the next time', () =>
    expect(said(answer({ kind: 'lost', room: 'r1', until: undefined }, '10:15'))).toEqual([
      ['b', 'moved', '11:30', 'spare', 'ann,@b'],
    ]));
  test('what goes on for longer pushes what follows', () =>
    expect(said(answer({ kind: 'overrun', meeting: 'a', until: minute('11:10') }, '10:20'))).toEqual([
      ['a', 'longer', '10:00', 'r1', 'ann,@a'],
      ['b', 'moved', '11:15', 'r1', 'ann,@b'],
    ]));
  test('a walk-in gets what is free', () => {
    const meeting = {
      ...fixedAt('x', ['bo'], '09:00', 'r1'),
      oneOf: [],
      weight: 2,
      needs: [],
      seats: 0,
      mandatory: false,
    };
    const [change] = answer(
      { kind: 'walk-in', meeting: { ...meeting, windows: undefined } },
      '10:05',
    ).changes;
    expect([change?.kind, change?.tell]).toEqual(['added', ['bo', '@x']]);
  });
  test('a side that is free now is met now', () =>
    expect(said(answer({ kind: 'free', party: 'W', until: minute('11:00') }, '10:20'))).toEqual([
      ['w', 'added', '10:30', 'r1', 'ann,@w'],
    ]));
  test('what is agreed is asked about, with what to offer, and moves with a yes alone', () => {
    const lost: Happening = { kind: 'lost', room: 'r1', until: undefined };
    const asked = answer(lost, '10:15', day(['b']));
    expect([
      said(asked),
      asked.questions.map(({ meeting, offer }) => [meeting, offer?.start, offer?.room]),
    ]).toEqual([[], [['b', clock('11:30'), 'spare']]]);
    const agreed = answerHappening({ ...asked.day, yes: new Set(['b']) }, undefined, {
      now: minute('10:20'),
    });
    expect([said(agreed), agreed.questions]).toEqual([[['b', 'moved', '11:30', 'spare', 'ann,@b']], []]);
  });
  test('who of a group comes is no change where nobody had been named', () => {
    const group = { ...fixedAt('w', [], '10:00', 'r1'), oneOf: [['ann', 'bo']] };
    const nothing = { kind: 'lost' as const, room: 'spare', until: undefined };
    const stands = (named?: readonly string[]): VenueDay => ({
      ...dayOf({ ...small, meetings: [group] }),
      assignments: [{ ...stand('w', '10:00', 'r1'), ...(named && { with: [...named] }) }],
    });
    expect([stands(), stands(['bo'])].map((each) => said(answer(nothing, '09:00', each)))).toEqual([[], []]);
    const late: Happening = { kind: 'late', person: 'bo', until: minute('11:00') };
    expect(said(answer(late, '09:00', stands(['bo'])))).toEqual([['w', 'staff', '10:00', 'r1', '@w,bo,ann']]);
  });
  test('two that are asked about are offered two places', () => {
    const lost: Happening = { kind: 'lost', room: 'r1', until: undefined };
    const { questions } = answer(lost, '09:00', day(['a', 'b']));
    expect(questions.map(({ meeting, offer }) => [meeting, offer?.start.slice(11, 16), offer?.room])).toEqual(
      [
        ['a', '10:00', 'spare'],
        ['b', '11:30', 'spare'],
      ],
    );
    const stands = [stand('a', '11:00', 'r1'), stand('b', '11:30', 'r1'), stand('c', '11:00', 'spare')];
    const crowded = answer(lost, '10:50', { ...day(['a', 'b']), assignments: stands });
    expect(crowded.questions.map(({ offer }) => offer?.start.slice(11, 16))).toEqual(['12:00', '11:30']);
  });
});

test('a day at the venue: thirty things happen, each is answered at once, and what is agreed moves with a yes alone', () => {
  const input = fair();
  const confirmed = input.meetings.flatMap(({ id }, i) => (i % 4 === 0 ? [id] : []));
  let stands = dayOf(input, confirmed);
  const place = (assignments: readonly Assignment[], id: string) =>
    assignments.find(({ meeting }) => meeting === id);
  const waited: number[] = [];
  let [asked, moved] = [0, 0];
  for (const { at, happening } of thirtyHappenings()) {
    const now = minute(at);
    const started = cpuMs();
    const { day: after, changes, questions } = answerHappening(stands, happening, { now });
    waited.push(cpuMs() - started);
    for (const id of confirmed) {
      const [before, next] = [place(stands.assignments, id), place(after.assignments, id)];
      const isRefused = happening.kind === 'refused' && happening.meeting === id;
      if (!isRefused)
        expect([at, id, next?.start, next?.room]).toEqual([at, id, before?.start, before?.room]);
    }
    // What nobody is asked about and has not begun breaks no rule.
    const open = new Set(questions.map(({ meeting }) => meeting));
    const isBegun = ({ start }: Assignment) => Date.parse(start) / 60_000 < now;
    const faults = checkSchedule(
      { ...after.instance, name: 'test' },
      {
        format: 'bilat.schedule/1',
        instance: 'test',
        assignments: after.assignments.filter((each) => !open.has(each.meeting) && !isBegun(each)),
        unplaced: [],
      },
    ).filter((fault) => !JSON.stringify(fault).includes('unplaced'));
    expect([at, faults]).toEqual([at, []]);
    for (const change of changes)
      expect([change.meeting, change.tell.length > 1]).toEqual([change.meeting, true]);
    asked += questions.length;
    moved += changes.length;
    // Every second one who is asked says yes.
    stands = after;
    const yes = questions.filter((_, index) => index % 2 === 0).map(({ meeting }) => meeting);
    if (yes.length > 0) {
      const agreed = answerHappening({ ...after, yes: new Set(yes) }, undefined, { now });
      expect(agreed.questions.filter(({ meeting, offer }) => offer && yes.includes(meeting))).toEqual([]);
      stands = agreed.day;
    }
  }
  expect([waited.length, waited.every((ms) => ms < 1000), asked > 0, moved > 30]).toEqual([
    30,
    true,
    true,
    true,
  ]);
});
