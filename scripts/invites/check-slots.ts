import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import type { BilateralId } from '#model/identifier.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import { isScheduled, placementOf } from './bilateral-entries.ts';
import { resolveSpan } from './event-time.ts';
import { guestsOf, organiserOf } from './invitation-entry.ts';
import { timeOf } from './travel-entries.ts';

type Placements = ReadonlyMap<BilateralId, Placement>;

/**
 * What of a mission comes into no calendar, or comes in with something lacking: sessions without a
 * day, journeys and meetings without a time, meetings without a room, times that the clocks skip. Takes the whole workspace,
 * not an audience's view, so that places in files are right.
 * Codes: `slot-without-time`, `slot-without-room`, `bilateral-not-placed`, `time-missing`.
 */
export function checkSlots(
  mission: Mission,
  workspace: Workspace,
  placements: Placements,
): readonly Finding[] {
  const minutes = workspace.settings.defaultMeetingMinutes;
  const sessions = mission.events.flatMap((event, e) =>
    event.sessions.flatMap((session, s) =>
      session.date
        ? []
        : [
            warning('slot-without-time', at(mission, 'agenda', ['events', e, 'sessions', s, 'id']), {
              id: session.id,
            }),
          ],
    ),
  );
  const travel = mission.travel.flatMap((leg, index) =>
    timeOf(leg, minutes)
      ? []
      : [
          warning('slot-without-time', at(mission, 'mission', ['travel', index]), {
            id: `travel ${index + 1}`,
          }),
        ],
  );
  return [
    ...sessions,
    ...travel,
    ...mission.bilaterals.flatMap((bilateral, index) =>
      checkBilateral(mission, bilateral, { index, placements, minutes }),
    ),
  ];
}

type BilateralPlace = { readonly index: number; readonly placements: Placements; readonly minutes: number };

function checkBilateral(
  mission: Mission,
  bilateral: Bilateral,
  { index, placements, minutes }: BilateralPlace,
): readonly Finding[] {
  if (!isScheduled(bilateral)) return [];
  const place = at(mission, 'bilaterals', ['bilaterals', index, 'id']);
  const placement = placementOf(bilateral, placements);
  if (!placement)
    return [
      warning(bilateral.status === 'held' ? 'slot-without-time' : 'bilateral-not-placed', place, {
        id: bilateral.id,
      }),
    ];
  const span = resolveSpan({ ...placement, zone: missionZone(mission) }, minutes);
  if ('missing' in span)
    return [{ code: 'time-missing', severity: 'error', at: place, parameters: span.missing }];
  const isElsewhere = bilateral.online !== undefined || bilateral.request?.attendance === 'online';
  return placement.room || isElsewhere ? [] : [warning('slot-without-room', place, { id: bilateral.id })];
}

/**
 * Why invitations to meetings still to come would not be written.
 * Codes: `no-organiser`, `no-guest-address`.
 */
export function checkInvitations(
  mission: Mission,
  workspace: Workspace,
  placements: Placements,
): readonly Finding[] {
  const language = workspace.settings.languages[0] ?? '';
  const coming = mission.bilaterals
    .map((bilateral, index) => ({ bilateral, index }))
    .filter(
      ({ bilateral }) =>
        isScheduled(bilateral) && bilateral.status !== 'held' && placementOf(bilateral, placements),
    );
  if (coming.length === 0) return [];
  if (!organiserOf(workspace, language))
    return [warning('no-organiser', { file: 'data/workspace.yaml', path: ['home'] }, {})];
  return coming
    .filter(({ bilateral }) => guestsOf(mission, bilateral, { workspace, language }).length === 0)
    .map(({ bilateral, index }) =>
      warning('no-guest-address', at(mission, 'bilaterals', ['bilaterals', index, 'id']), {
        id: bilateral.id,
      }),
    );
}

function at(
  mission: Mission,
  name: 'mission' | 'agenda' | 'bilaterals',
  path: FieldPlace['path'],
): FieldPlace {
  return { file: `data/missions/${mission.id}/${name}.yaml`, path };
}

function warning(code: string, place: FieldPlace, parameters: Finding['parameters']): Finding {
  return { code, severity: 'warning', at: place, parameters };
}
