import { innerBrackets } from '#locale/in-brackets.ts';
import { partnerName, personName } from '#locale/names.ts';
import type { PersonId } from '#model/identifier.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Person } from '#model/person.ts';
import { missionForum } from '#model/workspace.ts';
import { localizeAll } from './cells.ts';
import type { ReportContext } from './context.ts';

type Someone = {
  readonly person?: PersonId | undefined;
  readonly unnamed?: Localized | undefined;
  readonly agency?: Localized | undefined;
  readonly office?: Localized | undefined;
  readonly title?: Localized | undefined;
};

/** A person's name, or the words that stand for it. */
export function nameOf(someone: Someone, { workspace, language }: ReportContext): string {
  if (someone.unnamed) return localize(someone.unnamed, language);
  const person = someone.person && workspace.people.get(someone.person);
  return person ? personName(person, language) : (someone.person ?? '');
}

/** A name that is typed once, in the reader's language where it is that of a person on record. */
export function nameAsKnown(name: string, { workspace, language }: ReportContext): string {
  const isName = (person: Person): boolean =>
    workspace.settings.languages.some((each) => localize(person.name, each) === name);
  const known = [...workspace.people.values()].filter(isName);
  return known.length === 1 && known[0] ? personName(known[0], language) : name;
}

/**
 * A participant as the language writes one. @example '劉芳祝（財政部關務署通關業務組簡任稽核）'
 */
export function describePerson(someone: Someone, context: ReportContext): string {
  const name = nameOf(someone, context);
  const affiliation = describeAffiliation(withoutSaid(someone, name, context.language), context);
  if (affiliation === '' || name === '') return name || affiliation;
  return context.t('report.person', { name, affiliation: innerBrackets(affiliation) });
}

/** Officials of the Korea Customs Service are not of the Korea Customs Service (KCS) once more. */
function withoutSaid(someone: Someone, name: string, language: string): Someone {
  const agency = someone.unnamed && someone.agency && localize(someone.agency, language);
  const core = agency?.replace(/ ?[(（][^()（）]*[)）]$/u, '');
  return core && name.includes(core) ? { ...someone, agency: undefined } : someone;
}

const AFFILIATIONS = ['agency', 'office', 'title'] as const;

export function describeAffiliation(someone: Someone, { language, t }: ReportContext): string {
  const order = t('report.affiliation-order').split(' ');
  const inOrder = [...AFFILIATIONS].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const parts = localizeAll(
    inOrder.map((each) => someone[each]),
    language,
  );
  const separator = t('report.affiliation-separator');
  return separator === ' ' ? closeUp(parts) : parts.join(separator);
}

/** Han words join without a space; beside Latin one is left. */
function closeUp(parts: readonly string[]): string {
  return parts.reduce(
    (joined, part) =>
      joined === '' || isHan(joined.at(-1)) || isHan(part.at(0)) ? joined + part : `${joined} ${part}`,
    '',
  );
}

const isHan = (character: string | undefined): boolean =>
  character !== undefined && /[\p{Script=Han}）（、，]/u.test(character);

/** A partner as the mission's forum calls it. */
export function nameOfPartner(
  id: Parameters<typeof partnerName>[1],
  { workspace, mission, language }: ReportContext,
): string {
  return partnerName(workspace, id, { language, forum: missionForum(workspace, mission) });
}
