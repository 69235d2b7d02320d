import { type Answers, isOutdated } from '#model/answer.ts';
import { addressKey } from '#model/mail-address.ts';
import type { EventEntry, Guest, Revision } from './calendar-entry.ts';
import { startOfEntry } from './event-time.ts';

type Answered = {
  readonly meeting: string;
  readonly revision: Pick<Revision, 'sequence'>;
  readonly answers: Answers;
};

/**
 * What guests said of the same time stands beside their names: nobody is asked twice. An answer about another
 * time says nothing of this one.
 */
export function withAnswers(entry: EventEntry, { meeting, revision, answers }: Answered): EventEntry {
  const own = answers.get(meeting);
  if (!own || !entry.guests) return entry;
  const now = { start: new Date(startOfEntry(entry)).toISOString(), sequence: revision.sequence };
  const guests = entry.guests.map((guest): Guest => {
    const answer = own.get(addressKey(guest.email));
    if (!answer || isOutdated(answer, now)) return guest;
    const { partstat } = answer;
    return { ...guest, partstat, ...(partstat !== 'NEEDS-ACTION' && { isAsked: false }) };
  });
  return { ...entry, guests };
}
