import type { Bilateral } from '#model/bilateral.ts';

/** Stands for a partner of whose side nobody is named: it cannot be in two meetings at once either. */
const UNNAMED_PREFIX = '@';

/** Those of ours who must attend. */
export function homePeople(bilateral: Bilateral): readonly string[] {
  if (bilateral.request) return [...new Set(bilateral.request.attendees)];
  return [...new Set(bilateral.ours.flatMap((attendee) => ('person' in attendee ? [attendee.person] : [])))];
}

/** The people across the table with their party; a partner without names stands for itself. */
export function partnerPeople(bilateral: Bilateral): readonly (readonly [string, string])[] {
  const party = bilateral.partners[0] ?? '';
  const named = bilateral.theirs.flatMap((attendee) =>
    'person' in attendee ? [attendee.person as string] : [],
  );
  if (named.length > 0) return [...new Set(named)].map((id) => [id, party] as const);
  return bilateral.partners.map((id) => [`${UNNAMED_PREFIX}${id}`, id] as const);
}

/** The partner that such an id stands for. */
export function unnamedPartner(id: string): string | undefined {
  return id.startsWith(UNNAMED_PREFIX) ? id.slice(UNNAMED_PREFIX.length) : undefined;
}
