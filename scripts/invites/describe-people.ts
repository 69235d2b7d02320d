import { personName } from '#locale/names.ts';
import { type Localized, localize } from '#model/localized.ts';
import type { Attendee, Role } from '#model/participant.ts';
import type { EntryContext } from './entry-context.ts';

/** A heading and a line for each person, or nothing when there is nobody. */
export function peopleLines(
  heading: string,
  people: readonly (Attendee | Role)[],
  context: EntryContext,
): readonly string[] {
  return people.length === 0 ? [] : [heading, ...people.map((person) => personLine(person, context))];
}

/** Roles gathered under a heading each, in the order in which they first occur. */
export function roleLines(roles: readonly Role[], context: EntryContext): readonly string[] {
  const kinds = [...new Set(roles.map(({ role }) => role))];
  return kinds.flatMap((kind) =>
    peopleLines(
      context.t(`invites.role.${kind}`),
      roles.filter(({ role }) => role === kind),
      context,
    ),
  );
}

function personLine(attendee: Attendee | Role, context: EntryContext): string {
  const { t } = context;
  const name = nameOf(attendee, context);
  const affiliation = affiliationOf(attendee, context);
  return affiliation ? t('invites.person', { name, affiliation }) : t('invites.person-alone', { name });
}

function nameOf(attendee: Attendee | Role, { workspace, language }: EntryContext): string {
  if ('person' in attendee && attendee.person) {
    const person = workspace.people.get(attendee.person);
    return person ? personName(person, language) : attendee.person;
  }
  return 'unnamed' in attendee && attendee.unnamed ? localize(attendee.unnamed, language) : '';
}

type Affiliation = Readonly<Partial<Record<'agency' | 'office' | 'title', Localized | undefined>>>;

function affiliationOf(affiliation: Affiliation, { language, t }: EntryContext): string {
  return t('invites.affiliation-order')
    .split(' ')
    .map((part) => affiliation[part as keyof Affiliation])
    .filter((text) => text !== undefined)
    .map((text) => localize(text, language))
    .join(t('invites.affiliation-separator'));
}
