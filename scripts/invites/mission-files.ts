import { personName } from '#locale/names.ts';
import type { Audience } from '#model/audience.ts';
import { namedDelegates } from '#model/delegation.ts';
import type { PersonId } from '#model/identifier.ts';
import type { Mission } from '#model/workspace.ts';
import { bilateralEntries } from './bilateral-entries.ts';
import type { EventEntry } from './calendar-entry.ts';
import type { CalendarPlan, FeedEdition, FeedFile, InvitationFile } from './calendar-file.ts';
import { missionTitle, pageOf } from './describe-place.ts';
import type { EntryContext, MissionEntry } from './entry-context.ts';
import { instantOfTime } from './event-time.ts';
import { invitationEntry } from './invitation-entry.ts';
import { missionEntry } from './mission-entry.ts';
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
    ...missionEntry(mission, context),
  ];
  return entries
    .map((each) => ({ each, key: `${startOf(each.entry)} ${each.entry.key}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ each }) => each);
}

function startOf({ when }: EventEntry): string {
  return when.kind === 'days' ? `${when.from}T00:00` : new Date(instantOfTime(when.start)).toISOString();
}

/**
 * The calendars of a mission in the languages of these contexts: its feed, one for each delegate with what
 * that person attends, and, for the internal audience alone, an invitation to each bilateral.
 */
export function missionPlan(
  mission: Mission,
  contexts: readonly EntryContext[],
  audience: Audience,
): CalendarPlan {
  const made = contexts.map((context) => ({ context, entries: missionEntries(mission, context) }));
  const people = namedDelegates(mission.delegation).map(({ person }) => person);
  return {
    folder: missionFolder(mission.id),
    languages: contexts.map(({ language }) => language),
    whole: { feed: 'calendar', editions: made.map((each) => wholeEdition(mission, each)) },
    parts: people.map(
      (person): FeedFile => ({
        feed: `delegates/${person}`,
        editions: made.map((each) => ownEdition(mission, person, each)),
      }),
    ),
    invitations: audience === 'internal' ? invitations(mission, contexts) : [],
  };
}

/** What is left of the calendars of a mission that is not there, or not for this audience. */
export function emptyPlan(mission: string, languages: readonly string[]): CalendarPlan {
  return { folder: missionFolder(mission), languages, parts: [], invitations: [] };
}

/** @example missionFolder('2014-c-tpat') // 'missions/2014-c-tpat' */
export function missionFolder(mission: string): string {
  return `missions/${mission}`;
}

type Made = { readonly context: EntryContext; readonly entries: ReturnType<typeof missionEntries> };

function wholeEdition(mission: Mission, { context, entries }: Made): FeedEdition {
  const { t, language } = context;
  return {
    language,
    name: t('invites.feed.mission', { mission: missionTitle(mission, language) }),
    description: t('invites.feed.description'),
    page: pageOf(mission, context),
    entries: entries.map(({ entry }) => entry),
  };
}

function ownEdition(mission: Mission, person: PersonId, { context, entries }: Made): FeedEdition {
  const { t, language } = context;
  const own = entries.filter(({ people }) => people.includes(person)).map(({ entry }) => entry);
  return {
    language,
    name: t('invites.feed.delegate', {
      mission: missionTitle(mission, language),
      person: nameOf(person, context),
    }),
    description: t('invites.feed.description'),
    page: pageOf(mission, context),
    entries: noteClashes(own, context),
  };
}

function invitations(mission: Mission, contexts: readonly EntryContext[]): readonly InvitationFile[] {
  return mission.bilaterals.flatMap((bilateral) => {
    const editions = contexts.flatMap((context) => {
      const entry = invitationEntry(mission, bilateral, context);
      return entry ? [{ language: context.language, entry }] : [];
    });
    return editions.length > 0 ? [{ file: `bilaterals/${bilateral.id}`, editions }] : [];
  });
}

function nameOf(id: PersonId, { workspace, language }: EntryContext): string {
  const person = workspace.people.get(id);
  return person ? personName(person, language) : id;
}
