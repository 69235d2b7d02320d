import { bilateralTitle } from '#locale/captions.ts';
import { personName } from '#locale/names.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import type { BilateralId } from '#model/identifier.ts';
import { localize } from '#model/localized.ts';
import {
  attendeeKey,
  type MeetingFacts,
  meetingFacts,
  pointKey,
  type ReleaseFacts,
} from '#model/meeting-facts.ts';
import type { Attendee } from '#model/participant.ts';
import type { Mission } from '#model/workspace.ts';
import type { EntryContext } from './entry-context.ts';

/** What of a meeting is otherwise than when a schedule was frozen, beside time and room. */
export type FactChange = {
  readonly isRenamed: boolean;
  /** Identifiers. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly theirsJoined: readonly Attendee[];
  /** Identifiers; of who was only described nothing but a digest is known. */
  readonly theirsLeft: readonly string[];
  readonly newPoints: Bilateral['points'];
  readonly gonePoints: number;
};

/** Those of the meetings still on of which anything but the placement differs; people count as a set. */
export function factChanges(
  mission: Mission,
  former: ReleaseFacts | undefined,
): ReadonlyMap<BilateralId, FactChange> {
  const before = new Map(former?.meetings.map((facts) => [facts.bilateral, facts]));
  return new Map(
    mission.bilaterals.flatMap((bilateral) => {
      const facts = before.get(bilateral.id);
      const change = facts && !isOff(bilateral) ? compare(bilateral, facts) : undefined;
      return change ? [[bilateral.id, change] as const] : [];
    }),
  );
}

function compare(bilateral: Bilateral, before: MeetingFacts): FactChange | undefined {
  const now = meetingFacts(bilateral);
  const without = (list: readonly string[], others: readonly string[]) =>
    list.filter((each) => !others.includes(each));
  const change: FactChange = {
    isRenamed: now.title !== before.title,
    joined: without(now.ours, before.ours),
    left: without(before.ours, now.ours),
    theirsJoined: bilateral.theirs.filter((each) => !before.theirs.includes(attendeeKey(each))),
    theirsLeft: without(before.theirs, now.theirs),
    newPoints: bilateral.points.filter((point) => !before.points.includes(pointKey(point))),
    gonePoints: without(before.points, now.points).length,
  };
  const { isRenamed, gonePoints, ...lists } = change;
  const isSame = !isRenamed && gonePoints === 0 && Object.values(lists).every(({ length }) => length === 0);
  return isSame ? undefined : change;
}

/** A line for each thing that differs. */
export function factLines(
  mission: Mission,
  bilateral: Bilateral,
  { change, context }: { readonly change: FactChange; readonly context: EntryContext },
): readonly string[] {
  const { workspace, language, t } = context;
  const named = (people: readonly string[]) =>
    people.map((id) => nameOf(id, context)).join(t('site.list-separator'));
  const described = change.theirsJoined.map((each) =>
    'person' in each ? nameOf(each.person, context) : localize(each.unnamed, language),
  );
  const known = change.theirsLeft.filter((id) => workspace.people.has(id as never));
  const unnamed = change.theirsLeft.length - known.length;
  const title = bilateralTitle(workspace, mission, bilateral, language, t);
  const lists: readonly (readonly [string, string])[] = [
    ['joined', named(change.joined)],
    ['left', named(change.left)],
    ['theirs-joined', described.join(t('site.list-separator'))],
    ['theirs-left', named(known)],
  ];
  return [
    ...(change.isRenamed ? [t('invites.change.renamed', { title })] : []),
    ...lists.flatMap(([word, names]) => (names === '' ? [] : [t(`invites.change.${word}`, { names })])),
    ...(unnamed > 0 ? [t('invites.change.theirs-unnamed', { people: unnamed })] : []),
    ...change.newPoints.map(({ text }) => t('invites.change.point-new', { text: localize(text, language) })),
    ...(change.gonePoints > 0 ? [t('invites.change.points-gone', { points: change.gonePoints })] : []),
  ];
}

function nameOf(id: string, { workspace, language }: EntryContext): string {
  const person = workspace.people.get(id as never);
  return person ? personName(person, language) : id;
}
