import type { Change, PlainValue } from '#edit/change.ts';
import type { Localized } from '#model/localized.ts';
import { markOf } from '#model/mark.ts';
import type { Workspace } from '#model/workspace.ts';
import type { Context } from './command.ts';
import { slug } from './new-requests.ts';
import type { ListedPerson } from './read-people.ts';

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
  const added: Change[] = [];
  const delegation = listed.map((person, index): PlainValue => {
    const name = person.name.normalize('NFC');
    const id = known.get(name.toLowerCase()) ?? slug(name);
    if (!known.has(name.toLowerCase()) && !people.has(id as never)) {
      const culture = /^\p{Script=Han}{2,4}$/u.test(name) ? 'han' : undefined;
      added.push({ deed: 'insert', path: ['people'], value: { id, name, culture } });
      known.set(name.toLowerCase(), id);
    }
    return {
      person: id,
      agency: person.agency ?? plain(settings.home.agency),
      office: person.office,
      title: person.title ?? asked,
      head: index === 0 || undefined,
      email: person.email,
      phone: person.phone,
    };
  });
  return { people: added, delegation: [{ deed: 'set', path: ['delegation'], value: delegation }] };
}

const plain = (text: Localized): PlainValue => text['*'] ?? text;
