import { describe, expect, test } from 'vitest';
import { SchedulesFile } from '#register/schedules.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { placeGreedily } from '#schedule/greedy/place.ts';
import {
  assignmentsOf,
  assignmentsToKeep,
  digestInstance,
  releaseDraft,
  withReleasedPlacements,
} from '#schedule/release.ts';
import { prepare } from './instances-for-tests.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';

const mission = missionWith({
  bilaterals: [
    wanted('one', { windows: [{ date: '2027-03-28', from: '10:00', to: '11:00' }] }),
    wanted('two', { rooms: ['blue'] }),
  ],
});
const instance = instanceOf(workspace, mission);
const digest = digestInstance(instance);
const proposal = placeGreedily(prepare(instance), { seed: 1 });
const assignments = [...assignmentsOf(proposal)];
const drafted = SchedulesFile.parse({
  draft: { proposedAt: '2026-11-21T00:00:00.000Z', seed: 1, instanceDigest: digest, assignments },
  releases: [],
});
const named = { name: 'first', releasedAt: '2026-11-22T00:00:00.000Z', digest };

test('assignments are on the clocks of the mission, in order of time', () => {
  expect(assignments).toEqual([
    { bilateral: 'two', date: '2027-03-27', start: '09:00', end: '09:30', room: 'blue' },
    { bilateral: 'one', date: '2027-03-28', start: '10:00', end: '10:30', room: 'blue' },
  ]);
});

describe('releaseDraft', () => {
  const released = releaseDraft(drafted, named);

  test('freezes the draft under its name', () => {
    expect(released).toEqual({
      releases: [{ name: 'first', releasedAt: named.releasedAt, instanceDigest: digest, assignments }],
    });
  });
  test('refuses a name that is taken', () => {
    const again = 'fault' in released ? drafted : { ...released, ...drafted, releases: released.releases };
    expect(releaseDraft(again, named)).toEqual({ fault: 'release-exists' });
  });
  test('refuses when the facts have changed since', () => {
    expect(releaseDraft(drafted, { ...named, digest: 'other' })).toEqual({ fault: 'draft-outdated' });
  });
  test('refuses without a draft', () =>
    expect(releaseDraft({ releases: [] }, named)).toEqual({ fault: 'no-draft' }));

  test('puts its placements into the mission', () => {
    if ('fault' in released) throw new Error(released.fault);
    expect(withReleasedPlacements(mission, released).bilaterals.map(({ placement }) => placement)).toEqual([
      { date: '2027-03-28', start: '10:00', end: '10:30', room: 'blue' },
      { date: '2027-03-27', start: '09:00', end: '09:30', room: 'blue' },
    ]);
  });
});

test('planning again with what was released changes nothing', () => {
  const again = placeGreedily(prepare(instance), { seed: 7, keep: assignmentsToKeep(mission, assignments) });
  expect(assignmentsOf(again)).toEqual(assignments);
});

test('a mission without a release stays as it is', () =>
  expect(withReleasedPlacements(mission, { releases: [] })).toBe(mission));

test('the digest follows the requests', () => {
  const other = missionWith({ bilaterals: [wanted('one', { durationMinutes: 45 }), wanted('two')] });
  expect(digestInstance(instanceOf(workspace, other))).not.toBe(digest);
  expect(digestInstance(instanceOf(workspace, mission))).toBe(digest);
});
