import { namedDelegates } from '#model/delegation.ts';
import { localize } from '#model/localized.ts';
import type { Mission } from '#model/workspace.ts';
import { callOff } from './call-off.ts';
import { fictionLines, missionTitle, pageLines, pageOf, paragraphs } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';

/** The mission as a bar over its days. Where only the days of its events are known it has none. */
export function missionEntry(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  const { language, t } = context;
  const { from, to, of } = mission.period;
  if (of) return [];
  const page = pageOf(mission, context);
  const entry = callOff(
    {
      kind: 'event',
      key: 'mission',
      when: { kind: 'days', from, to },
      summary: missionTitle(mission, language),
      description: paragraphs(
        mission.purpose ? [localize(mission.purpose, language)] : [],
        fictionLines(mission, context),
        pageLines(mission, context),
      ),
      location: mission.places.map(({ name }) => localize(name, language)).join(t('invites.separator')),
      ...(page && { url: page }),
      categories: [t('invites.category.mission')],
      status: 'CONFIRMED',
      busy: false,
    },
    mission.cancelled,
    context,
  );
  const travelling = namedDelegates(mission.delegation).filter(({ joinedLocally }) => !joinedLocally);
  return [{ entry, people: travelling.map(({ person }) => person) }];
}
