import type { Mission, Workspace } from '#model/workspace.ts';
import { partnerFinder } from './find-partner.ts';

/**
 * What of a mission goes by a name: people and rooms by theirs in any language, meetings by their title or
 * by the partner met. Whoever stands at the venue knows no identifiers.
 * @example venueNames(workspace, mission)('Shen Wang-chao') // ['沈望潮-example']
 */
export function venueNames(workspace: Workspace, mission: Mission): (name: string) => readonly string[] {
  const known = new Map<string, Set<string>>();
  const add = (id: string, name: unknown) => {
    for (const each of namesIn(name)) known.set(fold(each), (known.get(fold(each)) ?? new Set()).add(id));
  };
  for (const { id, name } of workspace.people.values()) add(id, name);
  for (const { id, name } of mission.rooms) add(id, name);
  for (const { id, title } of mission.bilaterals) add(id, title);
  const partnerOf = partnerFinder(workspace);
  return (name) => {
    const own = [...(known.get(fold(name)) ?? [])];
    const partner = partnerOf(name);
    const met = mission.bilaterals.filter(({ partners }) => partners.some((each) => each === partner));
    return [...own, ...met.map(({ id }) => id)];
  };
}

const namesIn = (name: unknown): readonly string[] =>
  typeof name === 'string'
    ? [name]
    : name && typeof name === 'object'
      ? Object.values(name).flatMap(namesIn)
      : [];

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, ' ')
    .trim()
    .toLowerCase();
