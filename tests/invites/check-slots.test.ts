import { expect, test } from 'vitest';
import { checkInvitations, checkSlots } from '#invites/check-slots.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { makeFixture } from './fixture.ts';

const { workspace, mission } = makeFixture();
const at = (placement: object) => new Map([['jp' as BilateralId, placement as Placement]]);
const told = (findings: ReturnType<typeof checkSlots>) =>
  findings.map(
    ({ code, severity, at: place }) =>
      `${severity} ${code} ${'path' in place ? `${place.file} ${place.path.join('.')}` : ''}`,
  );
const DATA = 'data/missions/2026-autumn';

test('what comes into no calendar is told, with its place', () => {
  expect(told(checkSlots(mission, workspace, new Map()))).toEqual([
    `warning slot-without-time ${DATA}/mission.yaml travel.1`,
    `warning bilateral-not-placed ${DATA}/bilaterals.yaml bilaterals.1.id`,
  ]);
});

test('a meeting without a room comes in, and is told', () => {
  expect(told(checkSlots(mission, workspace, at({ date: '2026-11-02', start: '10:00' })))[1]).toBe(
    `warning slot-without-room ${DATA}/bilaterals.yaml bilaterals.1.id`,
  );
});

test('a meeting online needs no room', () => {
  const online = (own: object): Mission => ({
    ...mission,
    bilaterals: mission.bilaterals.map((bilateral) => ({ ...bilateral, ...own })),
  });
  const placements = at({ date: '2026-11-02', start: '10:00' });
  const rooms = (own: object) =>
    told(checkSlots(online(own), workspace, placements)).filter((line) => line.includes('slot-without-room'));
  expect(rooms({ online: 'https://meet.example.org/jp' })).toEqual([]);
  expect(rooms({ request: { ...mission.bilaterals[1]?.request, attendance: 'online' } })).toEqual([]);
});

test('a time that the clocks skip is an error', () => {
  expect(told(checkSlots(mission, workspace, at({ date: '2027-03-14', start: '02:30' })))[1]).toBe(
    `error time-missing ${DATA}/bilaterals.yaml bilaterals.1.id`,
  );
});

test('meetings to come need an organiser and a guest with an address', () => {
  const placements = at({ date: '2026-11-02', start: '10:00', room: 'room-a' });
  expect(checkInvitations(mission, workspace, placements)).toEqual([]);
  const { email: _email, ...home } = workspace.settings.home;
  expect(
    told(checkInvitations(mission, { ...workspace, settings: { ...workspace.settings, home } }, placements)),
  ).toEqual(['warning no-organiser data/workspace.yaml home']);
  const nobody: Mission = {
    ...mission,
    delegation: mission.delegation.map(({ email: _own, ...delegate }) => delegate),
  };
  expect(told(checkInvitations(nobody, workspace, placements))).toEqual([
    `warning no-guest-address ${DATA}/bilaterals.yaml bilaterals.0.id`,
    `warning no-guest-address ${DATA}/bilaterals.yaml bilaterals.1.id`,
  ]);
});
