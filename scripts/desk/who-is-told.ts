import { guestCopies, type MailContext } from '#invites/mail/guest-copies.ts';
import type { Placement } from '#model/bilateral.ts';
import { instantOf } from '#model/civil-time.ts';
import type { BilateralId } from '#model/identifier.ts';
import { viewFor } from '#model/public-view.ts';
import { type Mission, missionZone, type Workspace } from '#model/workspace.ts';
import type { ScheduleAssignment } from '#register/schedules.ts';
import { withStaff } from '#schedule/release.ts';

type Scene = Pick<MailContext, 'workspace' | 'words'> & { readonly mission: Mission; readonly now: number };
type Placed = { readonly assignments: readonly ScheduleAssignment[] };

/**
 * The addresses that an invitation to a meeting goes to when it stands so: nobody is told of what has begun.
 * Nothing is sent by asking.
 */
export function whoIsTold(
  { workspace, mission, words, now }: Scene,
  { meeting, placed }: { readonly meeting: string; readonly placed: Placed },
): readonly string[] {
  const placements = new Map<BilateralId, Placement>(
    placed.assignments.map(({ bilateral, with: _staff, ...place }) => [bilateral, place]),
  );
  const staffed = withStaff(mission, placed);
  const bilateral = staffed.bilaterals.find(({ id }) => id === meeting);
  const place = bilateral?.placement ?? (bilateral && placements.get(bilateral.id));
  if (!bilateral || !place || instantOf(place.date, place.start, missionZone(mission)) <= now) return [];
  const copies = guestCopies(staffed, bilateral, { workspace, placements, words });
  return copies.map(({ guest }) => `${guest.name ? `${guest.name} ` : ''}<${guest.email}>`);
}

/** The meetings of a mission that everybody may read of at the next build; none while it stays in the office. */
export function seenByAll(workspace: Workspace, { id }: Mission, today: string): ReadonlySet<string> {
  const view = viewFor(workspace, { audience: 'public', today });
  const mission = view.missions.find((each) => each.id === id);
  return new Set(mission?.bilaterals.map((each) => String(each.id)));
}
