import { suggest } from '#diagnostics/suggestion.ts';
import { namedDelegates } from './delegation.ts';
import type { PersonId } from './identifier.ts';
import { type Localized, localize } from './localized.ts';
import type { Person } from './person.ts';
import type { Workspace } from './workspace.ts';

/** People of ours: whoever was in a delegation of ours, and who belongs to our side. */
export function ourPeople({ people, missions, settings }: Workspace): readonly Person[] {
  const delegates = new Set(
    missions.flatMap(({ delegation }) => namedDelegates(delegation)).map(({ person }) => person),
  );
  return [...people.values()].filter(
    ({ id, partner }) => partner === settings.home.economy || (partner === undefined && delegates.has(id)),
  );
}

/** Our agency and the units that delegations name, each once, in one language. */
export function ourUnits({ missions, settings }: Workspace, language: string): readonly string[] {
  const units = missions.flatMap(({ delegation }) =>
    delegation.flatMap(({ agency, office }) => [agency, ...(office ? [office] : [])]),
  );
  return [...new Set([settings.home.agency, ...units].map((unit) => localize(unit, language)))];
}

/** As people read it: a person's name in their language; a unit as it was written. */
export function assigneeName(
  { people }: Pick<Workspace, 'people'>,
  assignee: string,
  language: string,
): string {
  const person = people.get(assignee as PersonId);
  return person ? localize(person.name, language) : assignee;
}

/** Who of ours bears a name, in any language, or an identifier. */
export function findOurPerson(workspace: Workspace, name: string): Person | undefined {
  return ourPeople(workspace).find((each) => namesOf(each).some((known) => isSame(known, name)));
}

export type AssigneeReading =
  | { readonly assignee: string }
  /** `theirs`: a person of another side; `mistyped`: nearly the name of one of ours. */
  | { readonly fault: 'theirs' | 'mistyped'; readonly suggestion: string };

/**
 * Who is meant by a person's identifier or name in any language, or by the name of a unit. A unit need not
 * stand in the data; what is nearly a known name is asked about.
 * @example readAssignee(workspace, '沈望潮') // { assignee: '沈望潮-example' }
 */
export function readAssignee(workspace: Workspace, text: string): AssigneeReading {
  const wanted = text.trim();
  const people = ourPeople(workspace);
  const person = findOurPerson(workspace, wanted);
  if (person) return { assignee: person.id };
  const units = workspace.settings.languages.flatMap((language) => ourUnits(workspace, language));
  const unit = units.find((each) => isSame(each, wanted));
  if (unit !== undefined) return { assignee: unit };
  const names = [...people.flatMap(namesOf), ...units];
  const other = [...workspace.people.values()].find((each) =>
    namesOf(each).some((name) => isSame(name, wanted)),
  );
  if (other) return { fault: 'theirs', suggestion: people[0]?.id ?? '' };
  const suggestion = suggest(wanted, names);
  return suggestion === undefined ? { assignee: wanted } : { fault: 'mistyped', suggestion };
}

const namesOf = ({ id, name }: Person): readonly string[] => [id, ...Object.values(name as Localized)];
const isSame = (a: string, b: string): boolean =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
