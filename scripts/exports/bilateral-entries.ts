import { bilateralTitle } from '#locale/captions.ts';
import { partnerName, personName } from '#locale/names.ts';
import type { Bilateral, Placement } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { localize } from '#model/localized.ts';
import type { Attendee } from '#model/participant.ts';
import { type Mission, missionForum, missionZone, type Workspace } from '#model/workspace.ts';
import { type ExportContext, inEachLanguage, type Texts, textsOf } from './export-context.ts';
import { type Span, spanOf } from './span.ts';

export type PersonEntry = {
  readonly name: Texts;
  readonly title?: Texts;
  readonly office?: Texts;
  readonly agency?: Texts;
};

/** A line of the bilateral schedule. Without a time (`when`) or a room (`room`) those are absent, not made up. */
export type BilateralEntry = {
  readonly id: string;
  readonly mission: string;
  readonly title: Texts;
  readonly format: Bilateral['format'];
  readonly status: Bilateral['status'];
  readonly partners: readonly { readonly id: string; readonly name: Texts }[];
  readonly when?: Span & { readonly date: string; readonly timeZone: string };
  readonly room?: { readonly id: string; readonly name: Texts; readonly venue?: Texts };
  readonly ours: readonly PersonEntry[];
  readonly theirs: readonly PersonEntry[];
  readonly points: readonly Texts[];
};

/**
 * A mission's bilaterals, timed ones first and in order of time, the others as written. The recorded
 * placement counts; a meeting to come takes the one of the released schedule, or the one agreed beforehand.
 */
export function bilateralEntries(
  workspace: Workspace,
  mission: Mission,
  context: ExportContext,
): readonly BilateralEntry[] {
  const entries = mission.bilaterals.map((bilateral) => toEntry(workspace, mission, bilateral, context));
  const instant = ({ when }: BilateralEntry) => (when ? Date.parse(when.start) : Number.MAX_SAFE_INTEGER);
  return entries.toSorted((a, b) => instant(a) - instant(b));
}

function toEntry(
  workspace: Workspace,
  mission: Mission,
  bilateral: Bilateral,
  { words, placements }: ExportContext,
): BilateralEntry {
  const forum = missionForum(workspace, mission);
  const placement = bilateral.placement ?? placements.get(bilateral.id) ?? bilateral.request?.pin;
  const people = (side: readonly Attendee[]) => side.map((each) => personEntry(workspace, each));
  return {
    id: bilateral.id,
    mission: mission.id,
    title: inEachLanguage(workspace, (language) =>
      bilateralTitle(workspace, mission, bilateral, language, words(language)),
    ),
    format: bilateral.format,
    status: isOff(bilateral) ? 'cancelled' : bilateral.status,
    partners: bilateral.partners.map((id) => ({
      id,
      name: inEachLanguage(workspace, (language) => partnerName(workspace, id, { language, forum })),
    })),
    ...(placement && whenAndWhere(workspace, mission, placement)),
    ours: people(bilateral.ours),
    theirs: people(bilateral.theirs),
    points: bilateral.points.map(({ text }) => textsOf(workspace, text)),
  };
}

function whenAndWhere(
  workspace: Workspace,
  mission: Mission,
  placement: Placement,
): Pick<BilateralEntry, 'when' | 'room'> {
  const zone = missionZone(mission);
  const { date, start, end } = placement;
  const span = spanOf({ date, start, end, zone, defaultMinutes: workspace.settings.defaultMeetingMinutes });
  const room = mission.rooms.find((each) => each.id === placement.room);
  return {
    when: { date, timeZone: zone, ...span },
    ...(room && {
      room: {
        id: room.id,
        name: textsOf(workspace, room.name),
        ...(room.venue && { venue: textsOf(workspace, room.venue) }),
      },
    }),
  };
}

function personEntry(workspace: Workspace, attendee: Attendee): PersonEntry {
  const { title, office, agency } = attendee;
  return {
    name: inEachLanguage(workspace, (language) => attendeeName(workspace, attendee, language)),
    ...(title && { title: textsOf(workspace, title) }),
    ...(office && { office: textsOf(workspace, office) }),
    ...(agency && { agency: textsOf(workspace, agency) }),
  };
}

function attendeeName(workspace: Workspace, attendee: Attendee, language: string): string {
  if ('unnamed' in attendee) return localize(attendee.unnamed, language);
  const person = workspace.people.get(attendee.person);
  return person ? personName(person, language) : attendee.person;
}
