import { BilateralsFile } from '#model/bilateral.ts';
import { settleCancellations } from '#model/called-off.ts';
import { AgendaFile } from '#model/event.ts';
import { MissionId } from '#model/identifier.ts';
import { MissionFile } from '#model/mission.ts';
import type { Mission } from '#model/workspace.ts';

export { workspace } from '../locale/workspace-for-tests.ts';

/** A mission to Lisbon over the change to summer time (28 March 2027); any part may be given. */
export function missionWith(parts: {
  readonly mission?: object;
  readonly bilaterals?: readonly object[];
  readonly events?: readonly object[];
}): Mission {
  const file = MissionFile.parse({
    title: 'A mission',
    period: { from: '2027-03-27', to: '2027-03-28' },
    places: [{ name: 'Lisbon', timeZone: 'Europe/Lisbon' }],
    meetingHours: { from: '09:00', to: '12:00' },
    delegation: [
      { person: 'liu', agency: 'A', title: 'T', head: true },
      { person: 'tanaka', agency: 'A', title: 'T', joinedLocally: true },
    ],
    rooms: [{ id: 'blue', name: 'Blue', seats: 6, turnoverMinutes: 10 }],
    ...parts.mission,
  });
  return settleCancellations({
    ...file,
    id: MissionId.parse('m'),
    events: AgendaFile.parse({ events: parts.events ?? [] }).events,
    bilaterals: BilateralsFile.parse({ bilaterals: parts.bilaterals ?? [] }).bilaterals,
    commitments: [],
    prose: [],
  });
}

/** A wanted bilateral with the United States. */
export function wanted(id: string, request: object = {}, rest: object = {}): object {
  return { id, partners: ['US'], status: 'wanted', request: { attendees: ['liu'], ...request }, ...rest };
}
