import type { Forum } from '#model/forum.ts';
import type { PartnerId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import type { Person } from '#model/person.ts';
import type { Workspace } from '#model/workspace.ts';
import { isChinese, isLatin } from './scripts-and-tags.ts';
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

/**
 * Names in one phrase, as the language lists them.
 * @example joinNames(['甲', '乙', '丙'], 'zh-TW') // '甲、乙、丙'
 * @example joinNames(['A', 'B', 'C'], 'en') // 'A, B and C'
 * @example joinNames(['Hong Kong, China', 'B', 'C'], 'en') // 'Hong Kong, China; B; and C'
 */
export function joinNames(names: readonly string[], language: string): string {
  if (isChinese(language)) return names.join('、');
  const list = listFormat(language);
  if (names.length < 3 || !names.slice(0, -1).some(hasComma)) return list.format(names);
  return list
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? `;${value.replace(/^,/, '')}` : value))
    .join('');
}

/**
 * One of several names, whichever it may be.
 * @example chooseName(['A', 'B', 'C'], 'en') // 'A, B or C'
 */
export function chooseName(names: readonly string[], language: string): string {
  return listFormat(language, 'disjunction').format(names);
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(language: string, type: 'conjunction' | 'disjunction' = 'conjunction'): Intl.ListFormat {
  const key = `${type} ${language}`;
  const known = listFormats.get(key);
  if (known) return known;
  // Plain `en` is American in Intl (a comma before "and"); our dates are day-first, our lists follow.
  const locale = language === 'en' ? 'en-GB' : language;
  const made = new Intl.ListFormat(locale, { type, style: 'long' });
  listFormats.set(key, made);
  return made;
}

/**
 * Names one after the other; where one has a comma in it, semicolons part them.
 * @example listNames(['Hong Kong, China', 'Peru'], ', ') // 'Hong Kong, China; Peru'
 */
export function listNames(names: readonly string[], separator: string): string {
  return names.join(separator === ', ' && names.some(hasComma) ? '; ' : separator);
}

const hasComma = (name: string): boolean => name.includes(',');

function isOneWord(title: string): boolean {
  return /^\p{Script=Han}+$/u.test(title);
}
