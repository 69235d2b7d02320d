import { personName } from '#locale/names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import type { PartnerId } from '#model/identifier.ts';
import type { LanguageTag } from '#model/language.ts';
import { localize } from '#model/localized.ts';
import type { Attendee } from '#model/participant.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { bilateralEntry } from '../bilateral-entries.ts';
import type { EventEntry, Guest } from '../calendar-entry.ts';
import { isCalendarAddress } from '../clean-text.ts';
import { peopleLines } from '../describe-people.ts';
import { fictionLines, missionTitle, onlineLines, paragraphs } from '../describe-place.ts';
import type { EntryContext } from '../entry-context.ts';
import { organiserOf } from '../invitation-entry.ts';

export type PartnerGuest = Guest & { readonly language: LanguageTag };

/** Those of one partner who are written to. They see each other, and nobody of another partner. */
export type PartnerGroup = {
  readonly partner: PartnerId | undefined;
  readonly people: readonly Attendee[];
  readonly guests: readonly PartnerGuest[];
};

/**
 * The partners' guests who have an address, by partner. Someone whose partner nobody has written down
 * belongs to the only partner there is; where there are several, they are a group of their own.
 */
export function partnerGuests(bilateral: Bilateral, workspace: Workspace): readonly PartnerGroup[] {
  const groups = new Map<string, Attendee[]>();
  for (const [index, attendee] of bilateral.theirs.entries()) {
    const key = partnerOf(attendee, bilateral, workspace) ?? `#${index}`;
    groups.set(key, [...(groups.get(key) ?? []), attendee]);
  }
  return [...groups.values()].flatMap((people) => {
    const guests = people.flatMap((attendee) => guestOf(attendee, workspace));
    const partner = people[0] && partnerOf(people[0], bilateral, workspace);
    return guests.length > 0 ? [{ partner, people, guests }] : [];
  });
}

function partnerOf(attendee: Attendee, { partners }: Bilateral, workspace: Workspace): PartnerId | undefined {
  const own = 'person' in attendee ? workspace.people.get(attendee.person)?.partner : undefined;
  if (own !== undefined && partners.includes(own)) return own;
  return partners.length === 1 ? partners[0] : undefined;
}

function guestOf(attendee: Attendee, workspace: Workspace): readonly PartnerGuest[] {
  const { email } = attendee;
  if (!email || !isCalendarAddress(email)) return [];
  const person = 'person' in attendee ? workspace.people.get(attendee.person) : undefined;
  const { languages } = workspace.settings;
  const asked = person?.language;
  const language = (asked && languages.includes(asked) ? asked : undefined) ?? languages[1] ?? languages[0];
  if (language === undefined) return [];
  const unnamed = 'unnamed' in attendee ? localize(attendee.unnamed, language) : '';
  return [
    { name: person ? personName(person, language) : unnamed, email, role: 'REQ-PARTICIPANT', language },
  ];
}

type PartnerCopy = { readonly group: PartnerGroup; readonly context: EntryContext };

/**
 * The meeting as the partner's guests read it: with us as the other side, when and where, and who of them
 * is invited. None of our points, notes or people, and nobody of a third partner.
 */
export function partnerEntry(
  mission: Mission,
  bilateral: Bilateral,
  { group, context }: PartnerCopy,
): EventEntry | undefined {
  const placed = bilateralEntry(mission, bilateral, context);
  const organizer = organiserOf(context.workspace, context.language);
  if (!placed || !organizer) return undefined;
  const guests = group.guests
    .filter(({ email }) => email !== organizer.email)
    .map(({ name, email, role }): Guest => ({ name, email, role }));
  const { alarmMinutesBefore: _alarm, url: _url, ...entry } = placed.entry;
  return {
    ...entry,
    summary: partnerTitle(bilateral, context),
    description: paragraphs(
      [context.t('invites.mail.occasion', { mission: missionTitle(mission, context.language) })],
      onlineLines(bilateral.online, context),
      peopleLines(context.t('invites.mail.your-side'), openPeople(group), context),
      fictionLines(mission, context),
    ),
    organizer,
    guests,
  };
}

/** Named after us: a title of our own names the partner, or says what we think of the meeting. */
export function partnerTitle({ format }: Bilateral, { workspace, language, t }: EntryContext): string {
  const partners = localize(workspace.settings.home.agency, language);
  return t(`term.bilateral-title.${format === 'courtesy-call' ? 'bilateral' : format}`, { partners });
}

/** Whom somebody marked as internal is told to nobody, those across the table included. */
function openPeople({ people }: PartnerGroup): readonly Attendee[] {
  return people.filter(({ audience }) => audience !== 'internal');
}
