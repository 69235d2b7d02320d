import type { Availability } from '#model/availability.ts';
import type { Mission } from '#model/workspace.ts';

/** A list of windows and phrases, and where in a mission's files it stands. */
export type AvailabilityField = {
  readonly file: 'mission' | 'bilaterals';
  readonly path: readonly (string | number)[];
  readonly entries: Availability;
};

/** Every list of a mission that says when somebody or something is free or not; empty ones are left out. */
export function availabilityFields(mission: Mission): readonly AvailabilityField[] {
  const inRequests = mission.bilaterals.flatMap(({ request }, index) =>
    (['windows', 'ourWindows', 'preferred'] as const).map((field) => ({
      file: 'bilaterals' as const,
      path: ['bilaterals', index, 'request', field],
      entries: request?.[field] ?? [],
    })),
  );
  const ofPlaces = (['venues', 'rooms'] as const).flatMap((list) =>
    mission[list].map(({ open }, index) => ({
      file: 'mission' as const,
      path: [list, index, 'open'],
      entries: open,
    })),
  );
  const closures = (mission.scheduling?.closures ?? []).map(({ when }, index) => ({
    file: 'mission' as const,
    path: ['scheduling', 'closures', index, 'when'],
    entries: when,
  }));
  return [...inRequests, ...ofPlaces, ...closures].filter(({ entries }) => entries.length > 0);
}

/** The bilateral, venue, room or closure that it is said of, by its identifier. */
export function whereSaid(mission: Mission, { file, path }: AvailabilityField): string {
  const [list, index] = path;
  if (file === 'bilaterals') return mission.bilaterals[Number(index)]?.id ?? '';
  if (list === 'scheduling') return `closures[${Number(path[2]) + 1}]`;
  const places = list === 'venues' ? mission.venues : mission.rooms;
  return places[Number(index)]?.id ?? '';
}
