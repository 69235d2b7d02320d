import type { EntryContext } from '#invites/entry-context.ts';
import { missionFolder } from '#invites/mission-files.ts';
import { describeChanges, scheduleChanges } from '#invites/schedule-changes.ts';
import type { Mission } from '#model/workspace.ts';
import type { ScheduleRelease } from '#register/schedules.ts';
import type { Context } from './command.ts';
import { placementsIn } from './released-placements.ts';
import { fitPrint } from './terminal.ts';

type Since = {
  readonly release: ScheduleRelease;
  readonly context: Context;
  /** One for each language. */
  readonly contexts: readonly EntryContext[];
};

/** What has changed since a release in plain words of each language, which is also printed. */
export function changesSince(mission: Mission, { release, context, contexts }: Since) {
  const summaries = contexts.map((own) => {
    const changes = scheduleChanges(mission, placementsIn(release), own.placements, release.facts);
    return {
      path: `${missionFolder(mission.id)}/changes.${own.language}.txt`,
      text: `${describeChanges(mission, changes, { release: release.name, context: own, former: release.facts })}\n`,
    };
  });
  if (!release.facts) context.tell(context.t('cli.invites.since-without-facts', { release: release.name }));
  if (!context.json) for (const { text } of summaries) context.print(fitPrint(text));
  return summaries;
}
