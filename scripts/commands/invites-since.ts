import { bilateralUid } from '#invites/bilateral-entries.ts';
import type { EntryContext } from '#invites/entry-context.ts';
import type { IssuedText } from '#invites/issue-files.ts';
import { describeChanges, scheduleChanges } from '#invites/schedule-changes.ts';
import type { Mission } from '#model/workspace.ts';
import type { ScheduleRelease } from '#register/schedules.ts';
import type { Context } from './command.ts';
import { placementsIn } from './released-placements.ts';

type Since = {
  readonly release: ScheduleRelease;
  readonly context: Context;
  readonly entryContext: EntryContext;
};

/**
 * The calendars that hold a meeting changed since a release, and what changed in plain words of each
 * language, which is also printed.
 */
export function changesSince(
  mission: Mission,
  texts: readonly IssuedText[],
  { release, context, entryContext }: Since,
) {
  const changes = scheduleChanges(mission, placementsIn(release), entryContext.placements);
  const uids = new Set(changes.map(({ id }) => bilateralUid(mission, id, entryContext)));
  const summaries = entryContext.workspace.settings.languages.map((language) => {
    const own = { ...entryContext, language, t: context.words(language) };
    return {
      path: `missions/${mission.id}/changes.${language}.txt`,
      text: `${describeChanges(mission, changes, { release: release.name, context: own })}\n`,
    };
  });
  if (!context.json) for (const { text } of summaries) context.print(text);
  return [...texts.filter(({ revised }) => revised.some(({ entry }) => uids.has(entry.uid))), ...summaries];
}
