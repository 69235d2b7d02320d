import { personName } from '#locale/names.ts';
import type { Audience } from '#model/audience.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { PersonId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { bilateralEntries } from './bilateral-entries.ts';
import type { EventEntry } from './calendar-entry.ts';
import type { CalendarFile, FeedFile } from './calendar-file.ts';
import { missionTitle } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { instantOfTime } from './event-time.ts';
import { invitationEntry } from './invitation-entry.ts';
import { noteClashes } from './note-clashes.ts';
import { reportEntry } from './report-entry.ts';
import { sessionEntries } from './session-entries.ts';
import { travelEntries } from './travel-entries.ts';

/** Everything a mission has in calendars, earliest first. */
export function missionEntries(mission: Mission, context: EntryContext): readonly MissionEntry[] {
  const entries = [
    ...sessionEntries(mission, context),
    ...bilateralEntries(mission, context),
    ...travelEntries(mission, context),
    ...reportEntry(mission, context),
  ];
  return entries
    .map((each) => ({ each, key: `${startOf(each.entry)} ${each.entry.uid}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ each }) => each);
}

function startOf({ when }: EventEntry): string {
  return when.kind === 'days' ? `${when.from}T00:00` : new Date(instantOfTime(when.start)).toISOString();
}

/**
 * The calendar files of a mission: its feed, one for each delegate with what that person attends, and,
 * for the internal audience alone, an invitation to each bilateral.
 */
export function missionFiles(
  mission: Mission,
  context: EntryContext,
  audience: Audience,
): readonly CalendarFile[] {
  const entries = missionEntries(mission, context);
  const title = missionTitle(mission, context.language);
  const description = context.t('invites.feed.description');
  const folder = `missions/${mission.id}`;
  const feed = (path: string, name: string, own: readonly EventEntry[]): FeedFile => ({
    kind: 'feed',
    path,
    name,
    description,
    entries: own,
  });
  const delegates = namedDelegates(mission.delegation).map(({ person }) =>
    feed(
      `${folder}/delegates/${person}.ics`,
      context.t('invites.feed.delegate', { mission: title, person: nameOf(person, context) }),
      noteClashes(
        entries.filter(({ people }) => people.includes(person)).map(({ entry }) => entry),
        context,
      ),
    ),
  );
  const whole = feed(
    `${folder}/calendar.ics`,
    context.t('invites.feed.mission', { mission: title }),
    entries.map(({ entry }) => entry),
  );
  return [whole, ...delegates, ...(audience === 'internal' ? invitations(mission, context) : [])];
}

function invitations(mission: Mission, context: EntryContext): readonly CalendarFile[] {
  return mission.bilaterals.flatMap((bilateral) => {
    const entry = invitationEntry(mission, bilateral, context);
    return entry
      ? [{ kind: 'invitation', path: `missions/${mission.id}/bilaterals/${bilateral.id}.ics`, entry }]
      : [];
  });
}

function nameOf(id: PersonId, { workspace, language }: EntryContext): string {
  const person = workspace.people.get(id);
  return person ? personName(person, language) : id;
}
