import { personName } from '#locale/names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { PersonId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import { addressKey } from '#model/mail-address.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { bilateralEntry, ourPeople } from './bilateral-entries.ts';
import type { CalendarAddress, EventEntry, Guest } from './calendar-entry.ts';
import { isCalendarAddress } from './clean-text.ts';
import type { EntryContext } from './entry-context.ts';

const ALARM_MINUTES = 30;

/**
 * A bilateral as its invitation: the home agency invites those of our side who have an address. Partners'
 * contacts are not asked: whom to write to across the table is for people to decide. `undefined` without
 * an organiser, a guest or a time.
 */
export function invitationEntry(
  mission: Mission,
  bilateral: Bilateral,
  context: EntryContext,
): EventEntry | undefined {
  const placed = bilateralEntry(mission, bilateral, context);
  const organizer = organiserOf(context.workspace, context.language);
  const guests = distinct(guestsOf(mission, bilateral, context), organizer?.email);
  if (!placed || !organizer || guests.length === 0) return undefined;
  const isOff = placed.entry.status === 'CANCELLED';
  return { ...placed.entry, organizer, guests, ...(!isOff && { alarmMinutesBefore: ALARM_MINUTES }) };
}

/** Each address once; whoever invites need not be asked. */
function distinct(guests: readonly Guest[], organizer: string | undefined): readonly Guest[] {
  const seen = new Set(organizer === undefined ? [] : [addressKey(organizer)]);
  return guests.filter(({ email }) => {
    const key = addressKey(email);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function organiserOf({ settings }: Workspace, language: string): CalendarAddress | undefined {
  const { email, agency } = settings.home;
  return email && isCalendarAddress(email) ? { email, name: localize(agency, language) } : undefined;
}

/** Those of our side with an address: the head of delegation in the chair, who need not come as optional. */
export function guestsOf(
  mission: Mission,
  bilateral: Bilateral,
  { workspace, language }: Pick<EntryContext, 'workspace' | 'language'>,
): readonly Guest[] {
  return ourPeople(bilateral).flatMap((id) => {
    const delegate = namedDelegates(mission.delegation).find(({ person }) => person === id);
    if (!delegate?.email || !isCalendarAddress(delegate.email)) return [];
    const person = workspace.people.get(id);
    return [
      {
        name: person ? personName(person, language) : id,
        email: delegate.email,
        role: delegate.head ? 'CHAIR' : roleOf(id, bilateral),
      },
    ];
  });
}

function roleOf(person: PersonId, { request }: Bilateral): Guest['role'] {
  return !request || request.attendees.includes(person) ? 'REQ-PARTICIPANT' : 'OPT-PARTICIPANT';
}
