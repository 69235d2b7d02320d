import { describe, expect, test } from 'vitest';
import type { Schedules } from '#register/schedules.ts';
import { instanceOf } from '#schedule/from-mission.ts';
import { proposeSchedule } from '#schedule/propose.ts';
import {
  assignmentsOf,
  assignmentsToKeep,
  digestInstance,
  releaseDraft,
  withReleasedPlacements,
  withStaff,
} from '#schedule/release.ts';
import { missionWith, wanted, workspace } from './mission-for-tests.ts';
import { propose } from './proposal-for-tests.ts';

const mission = missionWith({
  bilaterals: [
    wanted('one', { windows: [{ date: '2027-03-28', from: '10:00', to: '11:00' }] }),
    wanted('two', { rooms: ['blue'] }),
  ],
});
const instance = instanceOf(workspace, mission);
const digest = digestInstance(instance);
const proposal = propose(instance);
const assignments = [...assignmentsOf(proposal)];
const drafted: Schedules = {
  draft: { proposedAt: '2026-11-21T00:00:00.000Z', seed: 1, instanceDigest: digest, assignments },
  releases: [],
};
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

test('planning again with what was released changes nothing', async () => {
  const keep = assignmentsToKeep(mission, assignments);
  const again = await proposeSchedule(instance, { seed: 7, keep, limitSeconds: 0, now: () => 0 });
  expect(assignmentsOf(again.proposal)).toEqual(assignments);
});

test('a mission without a release stays as it is', () =>
  expect(withReleasedPlacements(mission, { releases: [] })).toBe(mission));

test('the digest follows the requests', () => {
  const other = missionWith({ bilaterals: [wanted('one', { durationMinutes: 45 }), wanted('two')] });
  expect(digestInstance(instanceOf(workspace, other))).not.toBe(digest);
  expect(digestInstance(instanceOf(workspace, mission))).toBe(digest);
});

describe('who was chosen of a group', () => {
  const grouped = missionWith({ bilaterals: [wanted('one', { anyOf: [{ of: ['tanaka', 'may'] }] })] });
  const chosen = assignmentsOf(propose(instanceOf(workspace, grouped)));
  const release = {
    name: 'r',
    releasedAt: '2026-11-22T00:00:00.000Z',
    instanceDigest: '',
    assignments: [...chosen],
  };

  test('is kept with the assignment, and stays when planned again', async () => {
    expect(chosen.map((each) => each.with)).toEqual([['tanaka']]);
    const keep = assignmentsToKeep(grouped, chosen);
    const again = await proposeSchedule(instanceOf(workspace, grouped), {
      seed: 3,
      keep,
      limitSeconds: 0,
      now: () => 0,
    });
    expect(assignmentsOf(again.proposal)).toEqual(chosen);
  });
  test('attends with the others', () =>
    expect(withStaff(grouped, release).bilaterals[0]?.request?.attendees).toEqual(['liu', 'tanaka']));
  test('is no part of the placement', () =>
    expect(withReleasedPlacements(grouped, { releases: [release] }).bilaterals[0]?.placement).toEqual({
      date: '2027-03-27',
      start: '09:00',
      end: '09:30',
      room: 'blue',
    }));
  test('is nobody without a release', () => expect(withStaff(grouped, undefined)).toEqual(grouped));
});
