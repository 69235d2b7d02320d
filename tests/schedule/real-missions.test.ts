import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadWorkspace } from '#load/load-workspace.ts';
import { BilateralsFile } from '#model/bilateral.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { pinsAgree } from '#rules/pins-agree.ts';
import { pinnedConflicts } from '#schedule/explain.ts';
import { instanceOf, schedulable } from '#schedule/from-mission.ts';
import type { Schedule } from '#schedule/instance.ts';
import { toSchedule } from '#schedule/proposal.ts';
import { proposeSchedule } from '#schedule/propose.ts';
import { checkSchedule } from './check-schedule.ts';
import { measureSchedule } from './measure-schedule.ts';

const { workspace } = loadWorkspace(fileURLToPath(new URL('../../', import.meta.url)));
if (!workspace) throw new Error('the example workspace is sound');
const ours: Workspace = workspace;

function missionNamed(id: string): Mission {
  const mission = ours.missions.find((each) => each.id === id);
  if (!mission) throw new Error(id);
  return mission;
}

/** The bilaterals that were held, as they could have been asked for: the same people and lengths, and no time. */
function asRequests(mission: Mission, change: (id: string, pin: object) => object): Mission {
  const { meetings } = instanceOf(ours, mission);
  const bilaterals = schedulable(mission).map(({ id, partners, theirs, ours: side, placement }) => ({
    id,
    partners,
    theirs,
    status: 'wanted',
    request: {
      attendees: side.flatMap((each) => ('person' in each ? [each.person] : [])),
      durationMinutes: meetings.find((each) => each.id === id)?.minutes,
      ...change(id, placement ?? {}),
    },
  }));
  return { ...mission, bilaterals: BilateralsFile.parse({ bilaterals }).bilaterals };
}

const options = { seed: 1, steps: 20_000, limitSeconds: 50, now: () => performance.now(), proves: false };

function heldSchedule(mission: Mission): Schedule {
  const assignments = instanceOf(ours, mission).meetings.flatMap(({ id, fixed }) =>
    fixed ? [{ meeting: id, start: fixed.start, room: fixed.room ?? '#1' }] : [],
  );
  return { format: 'bilat.schedule/1', instance: mission.id, assignments, unplaced: [] };
}

describe.each([
  ['2011-c-tpat', ['us', 'kr', 'eu']],
  ['2014-c-tpat', ['us', 'nz', 'jp']],
])('the mission %s', (id, held) => {
  const real = missionNamed(id);

  test('asked for anew, has every meeting placed without a clash and with no more waiting than there was', async () => {
    const wanted = asRequests(real, () => ({}));
    const instance = instanceOf(ours, wanted);
    const { proposal } = await proposeSchedule(instance, options);
    const schedule = toSchedule(proposal);
    const waiting = measureSchedule(instance, heldSchedule(real)).breaks;
    expect({
      meetings: schedule.assignments.map(({ meeting }) => meeting),
      clashes: checkSchedule(instance, schedule),
      isNoWorse: measureSchedule(instance, schedule).breaks <= waiting,
    }).toEqual({ meetings: held, clashes: [], isNoWorse: true });
  });

  test('held as it was, clashes with nothing that is on record', async () => {
    const pinned = asRequests(real, (_, pin) => ({ pin }));
    const { proposal } = await proposeSchedule(instanceOf(ours, pinned), options);
    expect({
      told: pinnedConflicts(proposal).map(({ meeting }) => meeting),
      found: pinsAgree.find({ ...ours, missions: [pinned] }).map(({ code }) => code),
      starts: toSchedule(proposal).assignments.map(({ start }) => start),
    }).toEqual({
      told: [],
      found: [],
      starts: heldSchedule(real).assignments.map(({ start }) => start),
    });
  });
});

describe('a meeting of 2011 agreed for the morning of the general session', () => {
  const pin = { date: '2011-03-30', start: '09:00', end: '10:00' };
  const mission = asRequests(missionNamed('2011-c-tpat'), (id, held) => ({ pin: id === 'eu' ? pin : held }));

  test('is told with the session, and stands; the others are placed', async () => {
    const { proposal } = await proposeSchedule(instanceOf(ours, mission), options);
    const [conflict, ...others] = pinnedConflicts(proposal);
    expect([
      conflict?.meeting,
      conflict?.kind === 'placed' &&
        conflict.obstacles.map(({ code, parameters }) => [code, parameters['what']]),
      others,
      toSchedule(proposal).unplaced,
    ]).toEqual([
      'eu',
      [
        ['person-busy', 'general-session/terrorism-assessment'],
        ['person-busy', 'general-session/terrorism-assessment'],
      ],
      [],
      [],
    ]);
  });

  test('is found by check, once for each of our two delegates', () => {
    expect(
      pinsAgree
        .find({ ...ours, missions: [mission] })
        .map(({ code, parameters }) => [code, parameters['id'], parameters['what']]),
    ).toEqual([
      ['pin-while-busy', '溫武彥', 'general-session/terrorism-assessment'],
      ['pin-while-busy', '張美芳', 'general-session/terrorism-assessment'],
    ]);
  });
});

test('partners’ attendance and workshops, as people say them, leave the meetings of 2014 their evenings', async () => {
  const wanted = asRequests(missionNamed('2014-c-tpat'), (id) => ({
    windows: id === 'us' ? ['25 Aug afternoon'] : ['26–28 Aug after 15:30'],
    ourWindows: ['not before 16:00'],
  }));
  const instance = instanceOf(ours, wanted);
  const { proposal } = await proposeSchedule(instance, options);
  const schedule = toSchedule(proposal);
  expect(checkSchedule(instance, schedule)).toEqual([]);
  expect(schedule.assignments.map(({ start }) => start.slice(11, 16) >= '16:00')).toEqual([true, true, true]);
});
