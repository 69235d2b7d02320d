import { bilateralTitle, photoCaption } from '#locale/captions.ts';
import { partnerName, personName } from '#locale/names.ts';
import type { Translate } from '#locale/words.ts';
import { localize } from '#model/localized.ts';
import { commitmentsOf, type Mission, missionForum, type Workspace } from '#model/workspace.ts';

/** What prose of a mission can name: its identifier, how it is called in the language that is written, its other names. */
export type KnownThing = { readonly id: string; readonly name: string; readonly others: readonly string[] };

export type Speech = { readonly language: string; readonly t: Translate };

/**
 * People, partners, meetings, photos, annexes, events and commitments of a mission as prose in a language calls
 * them; those of other languages and scripts find them, too.
 * @example knownThings(workspace, mission, { language: 'en', t }).bilateral // [{ id: 'us', name: 'Meeting with the United States', … }]
 */
export function knownThings(
  workspace: Workspace,
  mission: Mission,
  { language, t }: Speech,
): Readonly<Record<string, readonly KnownThing[]>> {
  const { people, economies, settings } = workspace;
  const forum = missionForum(workspace, mission);
  const thing = (id: string, name: string, others: readonly string[]): KnownThing => ({
    id,
    name,
    others: [...new Set(others)].filter((each) => each !== '' && each !== name),
  });
  const everywhere = (nameIn: (each: string) => string): readonly string[] => settings.languages.map(nameIn);
  const met = partnersOf(mission);
  return {
    person: [...people.values()].map((each) =>
      thing(
        each.id,
        personName(each, language),
        everywhere((other) => personName(each, other)),
      ),
    ),
    partner: [...economies.values()]
      .map((each) =>
        thing(each.id, partnerName(workspace, each.id, { language, forum }), [
          ...everywhere((other) => partnerName(workspace, each.id, { language: other, forum })),
          ...Object.values(each.otherNames ?? {}).flat(),
        ]),
      )
      .toSorted((a, b) => Number(met.has(b.id)) - Number(met.has(a.id))),
    bilateral: mission.bilaterals.map((each) =>
      thing(each.id, bilateralTitle(workspace, mission, each, language, t), each.partners),
    ),
    photo: mission.photos.map((each) =>
      thing(
        each.id,
        photoCaption(workspace, each, language, t),
        everywhere((other) => localize(each.caption, other)),
      ),
    ),
    annex: mission.annexes.map((each) =>
      thing(
        each.id,
        localize(each.title, language),
        everywhere((other) => localize(each.title, other)),
      ),
    ),
    event: mission.events.map((each) =>
      thing(
        each.id,
        localize(each.title, language),
        everywhere((other) => localize(each.title, other)),
      ),
    ),
    commitment: commitmentsOf(mission).map(({ commitment }) =>
      thing(
        commitment.id,
        localize(commitment.text, language),
        everywhere((other) => localize(commitment.text, other)),
      ),
    ),
  };
}

const partnersOf = (mission: Mission): ReadonlySet<string> =>
  new Set(mission.bilaterals.flatMap((each) => each.partners as readonly string[]));
