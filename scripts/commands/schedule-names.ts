import { type DateStyle, dateStyle } from '#locale/dates.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { missionNames, type Names, plainNames } from '#schedule/names.ts';
import type { Context } from './command.ts';
import type { Opened } from './schedule-job.ts';

/** How the things of a mission are called in the reader's language. */
export function namesOf(context: Context, workspace: Workspace, mission: Mission): Names {
  return missionNames(workspace, mission, {
    t: context.t,
    style: dateStyle(workspace.settings, context.language),
  });
}

/** How the things of an instance are called: as people wrote them, times in the instance's zone. */
export function listNames(
  { language, t }: Pick<Context, 'language' | 't'>,
  { instance, titles }: Opened,
): { readonly names: Names; readonly style: DateStyle } {
  const style: DateStyle = { language, calendar: 'gregory' };
  const plain = plainNames(instance.timezone, style);
  const names: Names = {
    ...plain,
    hasIdentifiers: true,
    meeting: (id) => {
      const parties = titles?.get(id);
      return parties ? t('schedule.list.title', { parties, id }) : id;
    },
    room: (id) => (id.startsWith('#') ? '' : id),
  };
  return { names, style };
}
