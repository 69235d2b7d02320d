import type { Change } from '#edit/change.ts';
import { placementValue, setField } from '#edit/meeting-fields.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';

/** What confirming meetings writes, and of those it passes over why. */
export type Confirming = {
  readonly changes: readonly Change[];
  /** Meetings that are agreed by it, by identifier. */
  readonly agreed: readonly string[];
  /** Held, recorded or called off. */
  readonly past: readonly string[];
  /** Without a time in the release. */
  readonly unplaced: readonly string[];
};

/**
 * What the release holds is agreed with the partner: the meeting is confirmed, and its time and room are
 * pinned, so that no later schedule moves it.
 * @example confirmMeetings(mission.bilaterals, placementsOf(release)).changes
 */
export function confirmMeetings(
  wanted: readonly Bilateral[],
  placements: ReadonlyMap<string, Placement>,
): Confirming {
  const past = wanted.filter(isPast).map(({ id }) => id);
  const open = wanted.filter((meeting) => !isPast(meeting));
  const placed = open.flatMap(({ id, request, status }) => {
    const place = placements.get(id);
    return place && request ? [{ id, status, place }] : [];
  });
  const agreed = placed.map(({ id }) => id);
  return {
    agreed,
    past,
    unplaced: open.map(({ id }) => id).filter((id) => !agreed.includes(id)),
    changes: placed.flatMap(({ id, status, place }): readonly Change[] => [
      ...(status === 'confirmed' ? [] : [setField(id, 'status', 'confirmed')]),
      { deed: 'set', path: ['bilaterals', { id }, 'request', 'pin'], value: placementValue(place) },
    ]),
  };
}

const isPast = ({ placement, status, cancelled }: Bilateral): boolean =>
  placement !== undefined || status === 'held' || isOff({ cancelled });
