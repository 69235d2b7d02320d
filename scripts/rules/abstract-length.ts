import type { Finding } from '#diagnostics/diagnostic.ts';
import { localize } from '#model/localized.ts';
import type { Workspace } from '#model/workspace.ts';
import { inMission } from './places.ts';
import type { Rule } from './rule.ts';

/** The abstract in the filing language keeps to the profile's length, counted the profile's way. */
export const abstractLength: Rule = {
  name: 'abstract-length',
  codes: ['abstract-length'],
  example: { wrong: '120 characters', right: '200 to 300 characters' },
  find: (workspace) => findAbstractLength(workspace),
};

function findAbstractLength(workspace: Workspace): readonly Finding[] {
  const language = workspace.settings.languages[0] ?? '';
  return workspace.missions.flatMap((mission): readonly Finding[] => {
    const limits = workspace.profiles.get(mission.profile ?? workspace.settings.profile)?.abstractSheet
      .abstractLength;
    const abstract = mission.abstractSheet?.abstract;
    if (!limits || !abstract) return [];
    const length = countCharacters(localize(abstract, language), limits.method);
    if (length >= limits.min && length <= limits.max) return [];
    const at = inMission(mission, 'mission', ['abstractSheet', 'abstract']);
    return [
      {
        code: 'abstract-length',
        severity: limits.severity,
        at,
        parameters: { length, min: limits.min, max: limits.max },
      },
    ];
  });
}

/** Han characters only, or every character that is not white space. */
export function countCharacters(text: string, method: 'han' | 'all'): number {
  return [...text.matchAll(method === 'han' ? /\p{Script=Han}/gu : /\S/gu)].length;
}
