import type { ReadReport } from './read-report.ts';

/** A person of the draft: known to the workspace already, or to be added. */
export type DraftPerson = {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly culture: 'han' | 'western';
  readonly honorific?: string;
  readonly partner?: string;
};

export type KnownPerson = { readonly id: string; readonly name: Readonly<Record<string, string>> };

type Context = { readonly known: Iterable<KnownPerson>; readonly homePartner: string | undefined };

/** Everybody whom cover, meetings and captions name, by name; a spelling is never changed. */
export function draftPeople(
  report: ReadReport,
  { known, homePartner }: Context,
): ReadonlyMap<string, DraftPerson> {
  const people = new Map<string, DraftPerson>();
  for (const { id, name } of known) {
    for (const spelling of Object.values(name)) {
      people.set(nameKey(spelling), { id, name: spelling, isNew: false, culture: 'western' });
    }
  }
  const taken = new Set([...people.values()].map(({ id }) => id));
  const add = (name: string, facts: Partial<DraftPerson>): void => {
    if (people.has(nameKey(name))) return;
    const id = freeId(slugOf(name), taken);
    taken.add(id);
    people.set(nameKey(name), { id, name, isNew: true, culture: isHan(name) ? 'han' : 'western', ...facts });
  };
  for (const { value } of report.delegation)
    add(value.name, homePartner === undefined ? {} : { partner: homePartner });
  for (const { guests, partners } of report.meetings) {
    const [partner] = partners.length === 1 ? partners : [];
    for (const { name, honorific } of guests)
      add(name, { ...(partner && { partner }), ...(honorific && { honorific }) });
  }
  return people;
}

/** How a name is looked up: `Kim, Jai-il` and `Kim Jai-il` are one person. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[,.\s]+/g, ' ')
    .trim();

export const isHan = (name: string): boolean => /^\p{Script=Han}+$/u.test(name);

/** `Ron May` is `ron-may`; a name in Han characters is its own identifier. */
export function slugOf(name: string): string {
  if (isHan(name)) return name;
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{Script=Latin}\p{Script=Han}\d]+/gu, '-').replace(/^-+|-+$/g, '') || 'unnamed';
}

export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
