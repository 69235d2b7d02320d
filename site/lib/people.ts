import { personName } from '#locale/names.ts';
import type { PersonId } from '#model/identifier.ts';
import type { Localized } from '#model/localized.ts';
import type { Attendee, Role } from '#model/participant.ts';
import { siteContext } from '../context.ts';
import type { Locale } from './locale.ts';

/** Someone as a list shows them: a name, and what they were on that occasion. */
export type Shown = { readonly name: string; readonly affiliation: string };

export function showPerson(id: string, { language }: Locale): string {
  const { people } = siteContext().workspace;
  const person = people.get(id as PersonId);
  return person ? personName(person, language) : id;
}

export function showAttendee(attendee: Attendee | Role, locale: Locale): Shown {
  const name = 'person' in attendee && attendee.person ? showPerson(attendee.person, locale) : undefined;
  const unnamed = 'unnamed' in attendee && attendee.unnamed ? locale.text(attendee.unnamed) : undefined;
  return { name: name ?? unnamed ?? '', affiliation: affiliationOf(attendee, locale) };
}

type Affiliated = {
  readonly agency?: Localized | undefined;
  readonly office?: Localized | undefined;
  readonly title?: Localized | undefined;
};

/** Title and place of work, in the order of the language. */
export function affiliationOf({ agency, office, title }: Affiliated, locale: Locale): string {
  const parts = {
    agency: agency && locale.text(agency),
    office: office && locale.text(office),
    title: title && locale.text(title),
  };
  const order = locale.t('site.affiliation-order').split(' ');
  return order
    .flatMap((part) => (part in parts ? [parts[part as keyof typeof parts]] : []))
    .filter((part) => part !== undefined)
    .join(locale.t('site.affiliation-separator'));
}
