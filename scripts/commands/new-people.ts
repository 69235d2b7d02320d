import type { Change, PlainValue } from '#edit/change.ts';
import { knownPost, type Post } from '#model/known-post.ts';
import type { Localized } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Context } from './command.ts';
import { isLatin, textsIn } from './given-texts.ts';
import { type ListedPerson, NAME_ALONE } from './listed-person.ts';
import { slug } from './new-requests.ts';

/** What a list of people adds: to `people.yaml` those who are not in it, to the mission its delegation. */
export type AddedPeople = {
  readonly people: readonly Change[];
  readonly delegation: readonly Change[];
  /** The identifier of somebody of the list, by the name in either writing. */
  readonly idOf: (name: string) => string | undefined;
};

/** The first of the list leads. Who has no title there has that of the mission before, or is asked for it by a mark; who stands there twice comes once. */
export function addedPeople(
  context: Context,
  workspace: Workspace,
  { listed, by }: { readonly listed: readonly ListedPerson[]; readonly by: string },
): AddedPeople {
  const { settings } = workspace;
  const find = knownPeople(workspace);
  const people: Change[] = [];
  const delegation = new Map<string, PlainValue>();
  const [twice, known] = [new Set<string>(), new Set<string>()];
  const byName = new Map<string, string>();
  for (const person of listed) {
    const { id, isNew } = find(person);
    for (const name of [person.name, person.latinName]) if (name) byName.set(fold(name), id);
    if (isNew)
      people.push({ deed: 'insert', path: ['people'], value: entryOf(person, id, settings.languages) });
    else if (!delegation.has(id)) known.add(person.name);
    if (delegation.has(id)) twice.add(person.name);
    else
      delegation.set(
        id,
        delegateOf(person, {
          id,
          leads: delegation.size === 0,
          settings,
          words: context.words,
          post: isNew ? undefined : knownPost(workspace.missions, { person: id, by }),
        }),
      );
  }
  const joined = (names: ReadonlySet<string>): string => [...names].join(' · ');
  if (known.size > 0) context.tell(context.t('cli.new.people-known', { names: joined(known) }));
  if (twice.size > 0) context.tell(context.t('cli.new.people-twice', { names: joined(twice) }));
  const set = { deed: 'set', path: ['delegation'], value: [...delegation.values()] } as const;
  return { people, delegation: [set], idOf: (name) => byName.get(fold(name)) };
}

/** The identifier of somebody in `people.yaml`, by any name they have there. */
export function knownIdOf(workspace: Pick<Workspace, 'people'>): AddedPeople['idOf'] {
  const find = knownPeople(workspace);
  const known: ReadonlySet<string> = new Set(workspace.people.keys());
  return (name) => {
    const { id } = find({ ...NAME_ALONE, name });
    return known.has(id) ? id : undefined;
  };
}

/** The delegation of those who are known by their names alone. */
export function knownDelegation(
  context: Context,
  workspace: Workspace,
  { names, by }: { readonly names: readonly string[]; readonly by: string },
): readonly Change[] {
  if (names.length === 0) return [];
  const listed = names.map((name) => ({ ...NAME_ALONE, name }));
  return addedPeople(context, workspace, { listed, by }).delegation;
}

type Found = { readonly id: string; readonly isNew: boolean };

/**
 * Whom `people.yaml` or the list has already, by name. Two who share their name in Latin letters alone are two
 * people, and so are their identifiers.
 */
function knownPeople({ people }: Pick<Workspace, 'people'>): (person: ListedPerson) => Found {
  const byName = new Map<string, string>();
  const byLatinName = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of people.values()) {
    const names = Object.values(name);
    taken.add(id);
    for (const each of [id, ...names]) byName.set(fold(each), id);
    if (names.every(isInLatin)) for (const each of names) byLatinName.set(fold(each), id);
  }
  return ({ name, latinName }) => {
    const found = byName.get(fold(name)) ?? (latinName && byLatinName.get(fold(latinName)));
    if (found !== undefined && found !== '') return { id: found, isNew: false };
    const id = freeId(slug(latinName ?? name), taken);
    taken.add(id);
    byName.set(fold(name), id);
    return { id, isNew: true };
  };
}

/** `WANG, Hsiao-Ming` is Wang Hsiao-Ming: case, marks between words and their order do not tell people apart. */
function fold(name: string): string {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return isInLatin(name) ? words.toSorted().join(' ') : words.join('');
}

const isInLatin = (text: string): boolean => !/(?!\p{Script=Latin})\p{L}/u.test(text);

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

function entryOf(person: ListedPerson, id: string, languages: readonly string[]): PlainValue {
  const name = person.name.normalize('NFC');
  const latinName = person.latinName?.normalize('NFC');
  return {
    id,
    name: latinName === undefined ? name : inEach(languages, { name, latinName }),
    culture: cultureOf(name),
    familyName: familyOf(person, languages),
    honorific: person.honorific,
  };
}

/** Names in kana or Han of four letters at most, or in Hangul, have the family name in front. */
function cultureOf(name: string): 'han' | 'korean' | undefined {
  if (/^\p{Script=Han}{2,4}$/u.test(name)) return 'han';
  return /^\p{Script=Hangul}{2,5}$/u.test(name) ? 'korean' : undefined;
}

type OfDelegate = {
  readonly id: string;
  readonly leads: boolean;
  readonly settings: Workspace['settings'];
  readonly words: Context['words'];
  /** What they were at the mission before: for what the list leaves out. */
  readonly post: Post | undefined;
};

function delegateOf(person: ListedPerson, { id, leads, settings, words, post }: OfDelegate): PlainValue {
  const { languages, home } = settings;
  const asked: Localized = Object.fromEntries(
    languages.map((language) => [language, markOf(words(language)('cli.new.job-title'))]),
  );
  const given = (text: string | undefined): PlainValue | undefined =>
    text === undefined ? undefined : plain(textsIn(text, languages));
  // Our own agency, as a list names it, has its names in the other languages already.
  const isHome = person.agency !== undefined && Object.values(home.agency).includes(person.agency);
  return {
    person: id,
    agency: isHome ? plain(home.agency) : (given(person.agency) ?? plain(post?.agency ?? home.agency)),
    office: given(person.office) ?? (post?.office && plain(post.office)),
    title: given(person.title) ?? plain(post?.title ?? asked),
    head: leads || undefined,
    email: person.email,
    phone: person.phone,
  };
}

/** As the name: in each language that of its script, as far as the list says it. */
function familyOf(
  { latinName, familyName, latinFamilyName }: ListedPerson,
  languages: readonly string[],
): PlainValue | undefined {
  if (latinName === undefined) return familyName;
  if (latinFamilyName === undefined || familyName === undefined) return undefined;
  return inEach(languages, { name: familyName, latinName: latinFamilyName });
}

/** What is written in Latin letters, in the languages that are; where all are, that alone. */
function inEach(
  languages: readonly string[],
  { name, latinName }: { readonly name: string; readonly latinName: string },
): PlainValue {
  if (languages.every(isLatin)) return latinName;
  return Object.fromEntries(languages.map((language) => [language, isLatin(language) ? latinName : name]));
}

const plain = (text: Localized): PlainValue => text['*'] ?? text;
