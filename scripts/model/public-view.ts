import type { Audience } from './audience.ts';
import type { Bilateral } from './bilateral.ts';
import type { Commitment } from './commitment.ts';
import type { AnnexId } from './identifier.ts';
import { dayRange } from './partial-date.ts';
import { withoutUnseen } from './unseen-prose.ts';
import { commitmentKey, commitmentsOf, type Mission, type Workspace } from './workspace.ts';

/**
 * The workspace as one audience may see it: the only door to public output. For the public it holds
 * the missions whose `published` date has come by `today`, without internal events, sessions,
 * bilaterals, commitments, photos, annexes, recommendations, without any request, brief, opening
 * hours, wish of the schedule, e-mail address or telephone of a person, and without `<Internal>` blocks. For `internal`, everything.
 * @example viewFor(workspace, { audience: 'public', today: '2026-11-21' })
 */
export function viewFor(
  workspace: Workspace,
  options: { readonly audience: Audience; readonly today: string },
): Workspace {
  if (options.audience === 'internal') return workspace;
  const { email: _organiser, ...home } = workspace.settings.home;
  const missions = workspace.missions
    .filter((mission) => isPublished(mission, options.today))
    .map(publicMission);
  return {
    ...workspace,
    settings: { ...workspace.settings, home },
    missions: withoutDanglingReferences(missions),
  };
}

/** Identifiers of what is left out must not show as references either. */
function withoutDanglingReferences(missions: readonly Mission[]): readonly Mission[] {
  const known = new Set(missions.flatMap((mission) => commitmentsOf(mission).map(commitmentKey)));
  return missions.map((mission) => {
    const isKnown = (reference: string) =>
      known.has(reference.includes('/') ? reference : `${mission.id}/${reference}`);
    const cut = (commitment: Commitment): Commitment => ({
      ...commitment,
      waitsOn: commitment.waitsOn.filter(isKnown),
      continues: commitment.continues.filter(isKnown),
      closes: commitment.closes.filter(isKnown),
    });
    return {
      ...mission,
      commitments: mission.commitments.map(cut),
      bilaterals: mission.bilaterals.map((bilateral) => ({
        ...bilateral,
        commitments: bilateral.commitments.map(cut),
      })),
    };
  });
}

/** True once the mission's `published` date has begun. */
export function isPublished(mission: Mission, today: string): boolean {
  const from = mission.published && dayRange(mission.published)?.earliest;
  return from !== undefined && from <= today;
}

const isPublic = (thing: { readonly audience: Audience }): boolean => thing.audience === 'public';

function publicMission(mission: Mission): Mission {
  const photos = mission.photos.filter(isPublic);
  const annexes = mission.annexes.filter(isPublic);
  const photoIds = new Set(photos.map((photo) => photo.id));
  const annexIds = new Set(annexes.map((annex) => annex.id));
  const ofShownAnnexes = <T extends { readonly annexes: readonly AnnexId[] }>(thing: T): T => ({
    ...thing,
    annexes: thing.annexes.filter((id) => annexIds.has(id)),
  });
  const bilaterals = mission.bilaterals
    .filter(isPublic)
    .map(publicBilateral)
    .map(ofShownAnnexes)
    .map((bilateral) => ({ ...bilateral, photos: bilateral.photos.filter((id) => photoIds.has(id)) }));
  const shown = new Set<string>(bilaterals.map((bilateral) => bilateral.id));
  const { scheduling: _scheduling, ...open } = mission;
  const seen: Mission = {
    ...open,
    venues: mission.venues.map((venue) => ({ ...venue, open: [] })),
    rooms: mission.rooms.map((room) => ({ ...room, open: [] })),
    delegation: mission.delegation.map(({ email: _email, phone: _phone, ...delegate }) => delegate),
    events: mission.events
      .filter(isPublic)
      .map(ofShownAnnexes)
      .map((event) => ({
        ...event,
        sessions: event.sessions
          .filter(isPublic)
          .map(ofShownAnnexes)
          .map((session) => ({ ...session, items: session.items.map(ofShownAnnexes) })),
      })),
    bilaterals,
    commitments: mission.commitments.filter(isPublic),
    photos,
    annexes,
    recommendations: mission.recommendations.filter(isPublic),
    prose: mission.prose.filter((prose) => prose.bilateral === undefined || shown.has(prose.bilateral)),
  };
  return { ...seen, prose: seen.prose.map((prose) => withoutUnseen(prose, seen)) };
}

function publicBilateral(bilateral: Bilateral): Bilateral {
  const { request: _request, brief: _brief, ...open } = bilateral;
  return { ...open, commitments: open.commitments.filter(isPublic) };
}
