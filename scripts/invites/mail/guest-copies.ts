import type { Translate } from '#locale/words.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { LanguageTag } from '#model/language.ts';
import { addressKey } from '#model/mail-address.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import type { EventEntry, Guest } from '../calendar-entry.ts';
import type { EntryContext } from '../entry-context.ts';
import { invitationEntry } from '../invitation-entry.ts';
import { partnerEntry, partnerGuests } from './partner-entry.ts';

/** Whose table: what a guest may read of a meeting depends on it. */
export type Side = 'ours' | 'theirs';

/** The invitation as one guest gets it: in their language, with what their side may read. */
export type GuestCopy = {
  readonly guest: Guest;
  readonly side: Side;
  readonly language: LanguageTag;
  readonly entry: EventEntry;
};

/** The calendar's context, with the words of any language. */
export type MailContext = Pick<EntryContext, 'workspace' | 'placements'> & {
  readonly words: (language: string) => Translate;
};

/** A copy for each guest of a meeting who has an address, ours first; the same address once. */
export function guestCopies(
  mission: Mission,
  bilateral: Bilateral,
  context: MailContext,
): readonly GuestCopy[] {
  const ours = ourLanguages(mission, context.workspace);
  const filing = filingLanguage(context.workspace);
  const entries = new Map<string, EventEntry | undefined>();
  const entryIn = (language: LanguageTag): EventEntry | undefined => {
    if (!entries.has(language))
      entries.set(language, invitationEntry(mission, bilateral, inLanguage(context, language)));
    return entries.get(language);
  };
  const first = entryIn(filing);
  if (!first) return [];
  const copies = (first.guests ?? []).flatMap((guest): readonly GuestCopy[] => {
    const language = ours.get(addressKey(guest.email)) ?? filing;
    const entry = entryIn(language);
    return entry ? [{ guest, side: 'ours', language, entry }] : [];
  });
  const theirs = partnerGuests(bilateral, context.workspace).flatMap((group) =>
    group.guests.flatMap(({ language, ...guest }): readonly GuestCopy[] => {
      const entry = partnerEntry(mission, bilateral, { group, context: inLanguage(context, language) });
      return entry ? [{ guest, side: 'theirs', language, entry }] : [];
    }),
  );
  return [
    ...new Map([...theirs, ...copies].map((copy) => [addressKey(copy.guest.email), copy])).values(),
  ].sort((a, b) => (a.side < b.side ? -1 : a.side > b.side ? 1 : 0));
}

export function inLanguage({ workspace, placements, words }: MailContext, language: string): EntryContext {
  return { workspace, placements, language, t: words(language) };
}

/** The language that the office itself files in. */
export function filingLanguage({ settings }: Workspace): LanguageTag {
  const [first] = settings.languages;
  if (first === undefined) throw new Error('a workspace has a language');
  return first;
}

function ourLanguages(mission: Mission, workspace: Workspace): ReadonlyMap<string, LanguageTag> {
  return new Map(
    namedDelegates(mission.delegation).flatMap(({ person, email }) => {
      const language = workspace.people.get(person)?.language;
      return email && language && isKnown(workspace, language) ? [[addressKey(email), language]] : [];
    }),
  );
}

/** What a person is written to in; one that the workspace does not have is none. */
export function isKnown({ settings }: Workspace, language: LanguageTag): boolean {
  return settings.languages.includes(language);
}
