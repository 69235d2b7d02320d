import type { Change, PlainValue } from '#edit/change.ts';
import type { Localized } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Context } from './command.ts';
import { isLatin, textsIn } from './given-texts.ts';
import type { ListedPerson } from './listed-person.ts';
import { slug } from './new-requests.ts';

/** What a list of people adds: to `people.yaml` those who are not in it, to the mission its delegation. */
export type AddedPeople = { readonly people: readonly Change[]; readonly delegation: readonly Change[] };

/** The first of the list leads. Who has no title there is asked for it by a mark. */
export function addedPeople(
  { words }: Context,
  { settings, people }: Workspace,
  listed: readonly ListedPerson[],
): AddedPeople {
  const known = new Map<string, string>();
  for (const { id, name } of people.values())
    for (const each of [id, ...Object.values(name)]) known.set(each.normalize('NFC').toLowerCase(), id);
  const asked: Localized = Object.fromEntries(
    settings.languages.map((language) => [language, markOf(words(language)('cli.new.job-title'))]),
  );
  const given = (text: string | undefined): PlainValue | undefined =>
    text === undefined ? undefined : plain(textsIn(text, settings.languages));
  const added: Change[] = [];
  const delegation = listed.map((person, index): PlainValue => {
    const name = person.name.normalize('NFC');
    const latinName = person.latinName?.normalize('NFC');
    const id =
      known.get(name.toLowerCase()) ?? known.get(latinName?.toLowerCase() ?? name) ?? slug(latinName ?? name);
    if (!known.has(name.toLowerCase()) && !people.has(id as never)) {
      const culture = /^\p{Script=Han}{2,4}$/u.test(name) ? 'han' : undefined;
      const names = latinName === undefined ? name : inEach(settings.languages, { name, latinName });
      const { honorific } = person;
      const value = { id, name: names, culture, familyName: familyOf(person, settings.languages), honorific };
      added.push({ deed: 'insert', path: ['people'], value });
      known.set(name.toLowerCase(), id);
    }
    return {
      person: id,
      agency: given(person.agency) ?? plain(settings.home.agency),
      office: given(person.office),
      title: given(person.title) ?? asked,
      head: index === 0 || undefined,
      email: person.email,
      phone: person.phone,
    };
  });
  return { people: added, delegation: [{ deed: 'set', path: ['delegation'], value: delegation }] };
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
