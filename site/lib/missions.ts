import { type Mission, missionForum } from '#model/workspace.ts';
import { onceABuild, siteContext } from '../context.ts';
import type { Locale } from './locale.ts';

export function requireMission(id: string | undefined): Mission {
  const mission = missionsById().get(id ?? '');
  if (!mission) throw new Error(`no mission ${id} in view`);
  return mission;
}

const missionsById = onceABuild(
  ({ workspace }) => new Map<string, Mission>(workspace.missions.map((mission) => [mission.id, mission])),
);

/** Every mission, by its first day. */
export function missionsByDay(): readonly Mission[] {
  return siteContext().workspace.missions;
}

/** Missions still to come or under way, nearest first. */
export function missionsToCome(): readonly Mission[] {
  const { workspace, today } = siteContext();
  return workspace.missions.filter((mission) => mission.period.to >= today);
}

/** Missions that are over, latest first. */
export function missionsPast(): readonly Mission[] {
  const { workspace, today } = siteContext();
  return workspace.missions.filter((mission) => mission.period.to < today).toReversed();
}

export function shortTitle(mission: Mission, locale: Locale): string {
  return locale.text(mission.shortTitle ?? mission.title);
}

export function placesOf(mission: Mission, locale: Locale): string {
  return mission.places
    .map(({ name, region }) =>
      region
        ? locale.t('site.place', { place: locale.text(name), region: locale.text(region) })
        : locale.text(name),
    )
    .join(locale.t('site.list-separator'));
}

export function forumName(mission: Mission, locale: Locale): string | undefined {
  const forum = missionForum(siteContext().workspace, mission);
  return forum && locale.text(forum.name);
}
