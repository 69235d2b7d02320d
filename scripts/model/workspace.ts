import type { Abbreviation } from './abbreviation.ts';
import type { Bilateral } from './bilateral.ts';
import type { TimeZone } from './civil-time.ts';
import type { Commitment } from './commitment.ts';
import type { Economy } from './economy.ts';
import type { Event } from './event.ts';
import type { Forum } from './forum.ts';
import type { ForumId, MissionId, PartnerId, PersonId, ProfileId } from './identifier.ts';
import type { MissionFile } from './mission.ts';
import type { Person } from './person.ts';
import type { Prose } from './prose.ts';
import type { ReportProfile } from './report-profile.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

/** One overseas trip with all that is known of it: the three YAML files and the prose of its folder. */
export type Mission = MissionFile & {
  readonly id: MissionId;
  readonly events: readonly Event[];
  readonly bilaterals: readonly Bilateral[];
  /** Undertaken outside any bilateral. */
  readonly commitments: readonly Commitment[];
  readonly prose: readonly Prose[];
};

/** Everything people wrote, checked and cross-referenced. Immutable; the same for site and commands. */
export type Workspace = {
  readonly settings: WorkspaceSettings;
  readonly economies: ReadonlyMap<PartnerId, Economy>;
  readonly forums: ReadonlyMap<ForumId, Forum>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly abbreviations: readonly Abbreviation[];
  readonly profiles: ReadonlyMap<ProfileId, ReportProfile>;
  /** By first day, earliest first. */
  readonly missions: readonly Mission[];
};

/** The zone that the mission's clocks keep: that of its first place. */
export function missionZone(mission: Pick<MissionFile, 'places'>): TimeZone {
  const place = mission.places[0];
  if (!place) throw new Error('a mission has at least one place');
  return place.timeZone;
}

export function findMission(workspace: Workspace, id: string): Mission | undefined {
  return workspace.missions.find((mission) => mission.id === id);
}

/** The forum of a mission, where it names one. */
export function missionForum(workspace: Workspace, mission: Mission): Forum | undefined {
  return mission.forum && workspace.forums.get(mission.forum);
}

/** A commitment with where it was made. `bilateral` is absent for multilateral items. */
export type PlacedCommitment = {
  readonly mission: Mission;
  readonly bilateral?: Bilateral;
  readonly commitment: Commitment;
  readonly partners: readonly PartnerId[];
};

/** Every commitment of a mission, those of bilaterals first, in the order written. */
export function commitmentsOf(mission: Mission): readonly PlacedCommitment[] {
  const inBilaterals = mission.bilaterals.flatMap((bilateral) =>
    bilateral.commitments.map((commitment) => ({
      mission,
      bilateral,
      commitment,
      partners: commitment.partners ?? bilateral.partners,
    })),
  );
  const others = mission.commitments.map((commitment) => ({
    mission,
    commitment,
    partners: commitment.partners ?? [],
  }));
  return [...inBilaterals, ...others];
}

/** `mission/commitment`, the name an action item has in the tracker. */
export function commitmentKey(placed: PlacedCommitment): string {
  return `${placed.mission.id}/${placed.commitment.id}`;
}
