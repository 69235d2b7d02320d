import { bilateralTitle } from '#locale/captions.ts';
import { partnerNames } from '#locale/names.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import type { PartnerId } from '#model/identifier.ts';
import { type MeetingState, meetingState } from '#model/meeting-state.ts';
import { onceForEach } from '#model/once-for-each.ts';
import { type Mission, missionForum, missionZone } from '#model/workspace.ts';
import { onceABuild, siteContext } from '../context.ts';
import { groupByEach } from './group-by-each.ts';
import type { Locale } from './locale.ts';

/** A bilateral with its mission and the time and room it has, if any. */
export type Meeting = {
  readonly mission: Mission;
  readonly bilateral: Bilateral;
  readonly placement: Placement | undefined;
};

/** The bilaterals of a mission: those with a time first, in its order. */
export const meetingsOf = (mission: Mission): readonly Meeting[] => byMission()(mission);

const byMission = onceABuild(() =>
  onceForEach((mission: Mission): readonly Meeting[] =>
    mission.bilaterals.map((bilateral) => meetingOf(mission, bilateral)).sort(byTime),
  ),
);

export function meetingOf(mission: Mission, bilateral: Bilateral): Meeting {
  const released = siteContext().released.get(`${mission.id}/${bilateral.id}`);
  return { mission, bilateral, placement: bilateral.placement ?? released };
}

/** Every meeting with a partner in view, latest mission first. */
export const meetingsWith = (partner: PartnerId): readonly Meeting[] => byPartner().get(partner) ?? [];

const byPartner = onceABuild(({ workspace }) =>
  groupByEach(workspace.missions.toReversed().flatMap(meetingsOf), ({ bilateral }) => bilateral.partners),
);

function byTime(a: Meeting, b: Meeting): number {
  const [first, second] = [timeKey(a), timeKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Meetings without a time come after those with one. */
function timeKey({ placement }: Meeting): string {
  return placement ? `${placement.date}T${placement.start}` : '9999';
}

/**
 * Where a meeting stands between the two sides, for the office alone: the public edition says whether it is
 * agreed, and nothing of who has not answered.
 */
export function stateOf({ mission, bilateral, placement }: Meeting): MeetingState | undefined {
  const { audience, answers } = siteContext();
  if (audience !== 'internal') return undefined;
  return meetingState(bilateral, {
    released: placement,
    placed: placement !== undefined,
    answers: answers.get(mission.id) ?? new Map(),
    zone: missionZone(mission),
  });
}

/** How a state is set off in a list. */
export const STATE_TONES = {
  waiting: 'waiting',
  planned: 'waiting',
  hold: 'open',
  counter: 'open',
  accepted: 'done',
  confirmed: 'done',
  held: 'done',
  declined: 'dropped',
  cancelled: 'dropped',
} as const satisfies Record<MeetingState, string>;

export function titleOf(
  { mission, bilateral }: Pick<Meeting, 'mission' | 'bilateral'>,
  { language, t }: Locale,
): string {
  return bilateralTitle(siteContext().workspace, mission, bilateral, language, t);
}

export function partnersOf(
  { mission, bilateral }: Pick<Meeting, 'mission' | 'bilateral'>,
  { language }: Locale,
): string {
  const { workspace } = siteContext();
  return partnerNames(workspace, bilateral.partners, { language, forum: missionForum(workspace, mission) });
}

/** The room a meeting has, with its building. */
export function roomOf(mission: Mission, room: string | undefined, locale: Locale): string | undefined {
  const found = mission.rooms.find(({ id }) => id === room);
  return found && locale.text(found.name);
}
