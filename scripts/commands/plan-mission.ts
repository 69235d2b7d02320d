import type { CalendarPlan } from '#invites/calendar-file.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import { missionPlan } from '#invites/mission-files.ts';
import type { Audience } from '#model/audience.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { ScheduleRelease } from '#register/schedules.ts';
import { withStaff } from '#schedule/release.ts';
import type { Context } from './command.ts';
import { placementsIn } from './released-placements.ts';

type Planning = {
  readonly context: Context;
  /** The audience's own. */
  readonly view: Workspace;
  readonly release: ScheduleRelease | undefined;
  readonly audience: Audience;
  /** Where the audience's pages are. */
  readonly address: string | undefined;
};

/** The calendars of a mission as its last release has it, in every language of the workspace. */
export function planMission(
  mission: Mission,
  { context, view, release, audience, address }: Planning,
): {
  readonly plan: CalendarPlan;
  readonly staffed: Mission;
  readonly contexts: readonly EntryContext[];
} {
  const staffed = withStaff(mission, release);
  const placements = placementsIn(release);
  const contexts = wordsIn(context, view).map((words): EntryContext => ({ ...words, placements, address }));
  return { plan: missionPlan(staffed, contexts, audience), staffed, contexts };
}

/** A context for each language of the workspace. */
export function wordsIn(context: Context, workspace: Workspace) {
  return workspace.settings.languages.map((language) => ({
    workspace,
    language,
    t: context.words(language),
  }));
}
