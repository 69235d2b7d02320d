import { isOff } from '#model/called-off.ts';
import type { PersonId } from '#model/identifier.ts';
import type { Attendee } from '#model/participant.ts';
import { onceABuild, siteContext } from '../context.ts';
import type { Locale } from './locale.ts';
import { type Meeting, meetingsOf } from './meetings.ts';
import { showPerson } from './people.ts';

/** Someone of another side, and as what they met us, latest meeting first. */
export type PersonMet = {
  readonly person: PersonId;
  readonly occasions: readonly { readonly meeting: Meeting; readonly as: Attendee }[];
};

/** Somebody met more often than this is known by the latest: the others are counted. */
export const SHOWN_MEETINGS = 6;

/** So many have been met. */
export const peopleCount = (): number => occasionsByPerson().length;

/** Everyone known by name who sat across the table at a meeting that was held, by name. */
export function peopleMet(locale: Locale): readonly PersonMet[] {
  const collator = new Intl.Collator(locale.language);
  return occasionsByPerson()
    .map((met) => ({ met, name: showPerson(met.person, locale) }))
    .toSorted((a, b) => collator.compare(a.name, b.name))
    .map(({ met }) => met);
}

const occasionsByPerson = onceABuild(({ workspace }): readonly PersonMet[] => {
  const found = new Map<PersonId, PersonMet['occasions'][number][]>();
  for (const meeting of workspace.missions.toReversed().flatMap(meetingsOf)) {
    if (!wasHeld(meeting)) continue;
    for (const as of meeting.bilateral.theirs) {
      if (!('person' in as)) continue;
      found.set(as.person, [...(found.get(as.person) ?? []), { meeting, as }]);
    }
  }
  return [...found].map(([person, occasions]) => ({ person, occasions }));
});

const wasHeld = ({ mission, bilateral }: Meeting): boolean =>
  !isOff(bilateral) && (bilateral.status === 'held' || mission.period.to < siteContext().today);
