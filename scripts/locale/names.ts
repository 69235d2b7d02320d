import type { Forum } from '#model/forum.ts';
import type { PartnerId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { Person } from '#model/person.ts';
import type { Workspace } from '#model/workspace.ts';
import { joinNames } from './list-names.ts';
import { isLatin } from './scripts-and-tags.ts';
import type { Translate } from './words.ts';

/** The language that is spoken, and its words. */
type Speech = { readonly language: string; readonly t: Translate };

/** For whom a partner's name is written: a language and, where there is one, the forum whose names apply. */
export type NameUse = { readonly language: string; readonly forum?: Forum | undefined };

/**
 * A person's name as the sources spell it, in their order. Where no source gives a form for
 * `language`, the native one: no spelling is invented.
 */
export function personName(person: Person, language: string): string {
  return localize(person.name, language);
}

/**
 * The name as it stands in running text. A Han name takes a one-word title between family and given
 * name; a name in Latin letters takes the honorific its source uses, said as the language says it.
 * @example politeName(may, { language: 'es', t }) // 'Sr. Ron May'
 * @example politeName(liu, { language: 'zh-TW', t }, '簡任稽核') // '劉簡任稽核芳祝'
 */
export function politeName(person: Person, { language, t }: Speech, title?: string): string {
  const name = personName(person, language);
  if (isLatin(name)) return person.honorific ? t(`term.honorific.${person.honorific}`, { name }) : name;
  const family = person.familyName && localize(person.familyName, language);
  const takesTitle =
    person.culture === 'han' && title && isOneWord(title) && family && name.startsWith(family);
  return takesTitle ? `${family}${title}${name.slice(family.length)}` : name;
}

/**
 * What a partner is called: the forum's own name for it first, else its everyday name.
 * @example partnerName(workspace, us, { language: 'en', forum }) // 'the United States'
 */
export function partnerName(workspace: Workspace, id: PartnerId, use: NameUse): string {
  const name = use.forum?.names[id] ?? workspace.economies.get(id)?.name;
  return name ? localize(name, use.language) : id;
}

/** The names of several partners in one phrase. */
export function partnerNames(workspace: Workspace, ids: readonly PartnerId[], use: NameUse): string {
  return joinNames(
    ids.map((id) => partnerName(workspace, id, use)),
    use.language,
  );
}

function isOneWord(title: string): boolean {
  return /^\p{Script=Han}+$/u.test(title);
}
