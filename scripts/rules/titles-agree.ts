import type { FieldPlace, Finding } from '#diagnostics/diagnostic.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { inMission, warning } from './places.ts';
import type { Rule } from './rule.ts';

type Mention = { readonly person: string; readonly title: Localized; readonly at: FieldPlace };

/** Within one mission a person has one title, long or short: another one is a promotion on the way, or a slip. */
export const titlesAgree: Rule = {
  name: 'titles-agree',
  codes: ['title-changes'],
  example: { wrong: '簡任稽核 here, 專員 there', right: '簡任稽核 in both' },
  find: (workspace) => findTitlesAgree(workspace),
};

function findTitlesAgree(workspace: Workspace): readonly Finding[] {
  const language = workspace.settings.languages[0] ?? '';
  return workspace.missions.flatMap((mission) => {
    const first = new Map<string, string>();
    return mentionsOf(mission).flatMap(({ person, title, at }) => {
      const here = localize(title, language);
      const there = first.get(person);
      if (there === undefined) first.set(person, here);
      return there === undefined || isPartOf(here, there)
        ? []
        : [warning('title-changes', at, { id: person, here, there })];
    });
  });
}

const isPartOf = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

function mentionsOf(mission: Mission): readonly Mention[] {
  const mention = (
    each: { readonly person?: string | undefined; readonly title?: Localized | undefined },
    at: FieldPlace,
  ): readonly Mention[] =>
    each.person !== undefined && each.title ? [{ person: each.person, title: each.title, at }] : [];
  const delegates = mission.delegation.flatMap((each, i) =>
    mention(each, inMission(mission, 'mission', ['delegation', i, 'title'])),
  );
  const roles = mission.events.flatMap((event, e) =>
    event.sessions.flatMap((session, s) =>
      session.roles.flatMap((role, i) =>
        mention(role, inMission(mission, 'agenda', ['events', e, 'sessions', s, 'roles', i, 'title'])),
      ),
    ),
  );
  const sides = mission.bilaterals.flatMap((bilateral, b) =>
    (['ours', 'theirs'] as const).flatMap((side) =>
      bilateral[side].flatMap((each, i) =>
        mention(
          'person' in each ? each : {},
          inMission(mission, 'bilaterals', ['bilaterals', b, side, i, 'title']),
        ),
      ),
    ),
  );
  return [...delegates, ...roles, ...sides];
}
