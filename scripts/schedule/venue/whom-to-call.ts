import { personName } from '#locale/names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { Mission, Workspace } from '#model/workspace.ts';

/** Somebody to be told, and how they are reached. */
export type Call = {
  readonly name: string;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly side: 'ours' | 'theirs';
};

/**
 * Whom to call about a meeting: those who arrange it and those who come of the other side, as far as a way
 * to reach them is written down, then those of ours. `people`: who attends, by identifier.
 */
export function whomToCall(
  workspace: Workspace,
  mission: Mission,
  {
    bilateral,
    people,
    language,
  }: {
    readonly bilateral: Bilateral | undefined;
    readonly people: readonly string[];
    readonly language: string;
  },
): readonly Call[] {
  const name = (id: string): string => {
    const person = [...workspace.people.values()].find((each) => each.id === id);
    return person ? personName(person, language) : id;
  };
  const contacts = (bilateral?.brief?.contacts ?? []).map(({ name: contact, phone, email }) => ({
    name: contact,
    phone,
    email,
    side: 'theirs' as const,
  }));
  const theirs = (bilateral?.theirs ?? []).flatMap((each) =>
    'person' in each && each.email !== undefined
      ? [{ name: name(each.person), phone: undefined, email: each.email, side: 'theirs' as const }]
      : [],
  );
  const ours = namedDelegates(mission.delegation)
    .filter(({ person }) => people.includes(person))
    .map(({ person, phone, email }) => ({ name: name(person), phone, email, side: 'ours' as const }));
  const all = [...contacts, ...theirs, ...ours];
  return all.filter(({ name: called }, index) => all.findIndex((each) => each.name === called) === index);
}
