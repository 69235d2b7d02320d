import type { SaidAnswer } from '#locale/answers.ts';
import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { bilateralTitle } from '#locale/captions.ts';
import { dateStyle, formatDayHeading, formatShortDate, formatTimeRange } from '#locale/dates.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { isOff } from '#model/called-off.ts';
import { daysBetween } from '#model/civil-time.ts';
import type { Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import type { TravelLeg } from '#model/mission.ts';
import { type Block, type Cell, paragraph, plain, type Row } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { answersOf, roomOf } from './bilateral.ts';
import { localizeAll, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { ridesOf, vehicleLines, wayOf } from './logistics.ts';
import { nameOf } from './people.ts';

/** One thing in a day's programme. Those without a time stand last. */
export type Entry = {
  readonly start: string;
  readonly time: string;
  readonly title: string;
  readonly where: string;
  readonly who: readonly string[];
  readonly isMeeting: boolean;
};

/** Every day of the mission with its sessions, meetings and journeys, in the order of the clock. */
export function daySheets(context: ReportContext): readonly Block[] {
  const { mission } = context;
  return daysBetween(mission.period.from, mission.period.to).flatMap((day) => daySheet(context, day));
}

export function daySheet(context: ReportContext, day: string): readonly Block[] {
  const { workspace, language, t } = context;
  const entries = entriesOf(context, day);
  const title = plain(formatDayHeading(day, dateStyle(workspace.settings, language)), language);
  if (entries.length === 0) {
    const lines = saidOf(context, day);
    const told = lines.length > 0 ? lines : [t('report.brief.nothing')];
    const cell: Cell = { blocks: told.map((line) => paragraph(plain(line, language), 'aside')) };
    return [{ kind: 'table', look: 'ruled', title, columns: [{ weight: 1 }], rows: [[cell]] }];
  }
  return [
    {
      kind: 'table',
      look: 'ruled',
      title,
      columns: [
        { weight: 0, fixedEm: Math.max(4, ...entries.map(({ time }) => emWidth(time, 'bold'))) + 1.2 },
        { weight: 1 },
      ],
      rows: entries.map((entry) => entryRow(entry, context)),
    },
  ];
}

/** What the itinerary says of a day without times, so that a day of travel or of a conference is not called empty. */
function saidOf({ mission, language }: ReportContext, day: string): readonly string[] {
  return mission.itinerary
    .filter(({ from, to }) => from <= day && day <= (to ?? from))
    .map(({ text }) => localize(text, language));
}

function entryRow({ time, title, where, who, isMeeting }: Entry, { language, t }: ReportContext): Row {
  const details = [where, who.join(t('report.list-separator'))].filter((text) => text !== '');
  const cell: Cell = {
    blocks: [
      paragraph(plain(title, language, isMeeting ? { emphasis: ['bold'] } : {}), 'plain'),
      ...details.map((text) => paragraph(plain(text, language), 'aside')),
    ],
  };
  return [textCell(time, language, { header: 'row' }), cell];
}

export function entriesOf(context: ReportContext, day: string): readonly Entry[] {
  const { mission } = context;
  const sessions = mission.events.flatMap((event) =>
    event.sessions.filter((session) => session.date === day).map((session) => sessionEntry(session, context)),
  );
  const meetings = mission.bilaterals
    .filter(({ placement }) => placement?.date === day)
    .map((bilateral) => meetingEntry(bilateral, context));
  return [...sessions, ...meetings, ...travelEntries(context, day), ...rideEntries(context, day)].sort(
    (a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0),
  );
}

const LAST = '99:99';

function sessionEntry(session: Session, context: ReportContext): Entry {
  const { workspace, mission, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const track = mission.events.flatMap((event) => event.tracks).find(({ id }) => id === session.track);
  const room = mission.rooms.find(({ id }) => id === (session.room ?? track?.room));
  return {
    start: session.start ?? LAST,
    time: session.start ? formatTimeRange(session.start, session.end, style) : t('report.agenda.untimed'),
    title: titleOfOff(localize(session.title, language), session, t),
    where: [...new Set(localizeAll([track?.name, room?.name], language))].join(t('report.pair-separator')),
    who: isOff(session)
      ? reasonOfOff(session, context)
      : session.attendedBy.map((person) => nameOf({ person }, context)),
    isMeeting: false,
  };
}

function meetingEntry(bilateral: Bilateral, context: ReportContext): Entry {
  const { workspace, mission, language, t } = context;
  const { placement } = bilateral;
  const people =
    bilateral.ours.length > 0
      ? bilateral.ours.map((each) => nameOf(each, context))
      : (bilateral.request?.attendees ?? []).map((person) => nameOf({ person }, context));
  return {
    start: placement?.start ?? LAST,
    time: placement
      ? formatTimeRange(placement.start, placement.end, dateStyle(workspace.settings, language))
      : '',
    title: titleOfOff(bilateralTitle(workspace, mission, bilateral, language, t), bilateral, t),
    where: roomOf(bilateral, context).join(''),
    who: isOff(bilateral)
      ? reasonOfOff(bilateral, context)
      : withAnswers(people, answersOf(bilateral, context)),
    isMeeting: true,
  };
}

/** Whoever has answered stands there once, with the answer. */
function withAnswers(people: readonly string[], said: readonly SaidAnswer[]): readonly string[] {
  const silent = people.filter((name) => !said.some((each) => each.name === name));
  return [...silent, ...said.map(({ line }) => line)];
}

/** A journey begins on the clock of the place it leaves, and ends on that of the place it reaches: also a line of that day, if it is another. */
function travelEntries(context: ReportContext, day: string): readonly Entry[] {
  return context.mission.travel.flatMap((leg) => {
    const { from, to } = leg;
    const isReached = from && to?.time !== undefined && to.date !== from.date && to.date === day;
    return [
      ...((from ?? to)?.date === day
        ? [legEntry(leg, from?.time, otherEnd('arrives', [from, to], context), context)]
        : []),
      ...(isReached ? [legEntry(leg, to.time, otherEnd('left', [to, from], context), context)] : []),
    ];
  });
}

function legEntry(
  leg: TravelLeg,
  start: string | undefined,
  other: readonly string[],
  context: ReportContext,
): Entry {
  const { workspace, language, t } = context;
  const places = localizeAll([leg.from?.place, leg.to?.place], language).join(' → ');
  return {
    start: start ?? LAST,
    time: start
      ? formatTimeRange(start, undefined, dateStyle(workspace.settings, language))
      : t('report.brief.travel'),
    title: titleOfOff(places, leg, t),
    where: [...localizeAll([leg.carrier], language), ...other].join(t('report.pair-separator')),
    who: isOff(leg) ? reasonOfOff(leg, context) : leg.travellers.map((person) => nameOf({ person }, context)),
    isMeeting: false,
  };
}

/** A ride of a vehicle, with how to know it. */
function rideEntries(context: ReportContext, day: string): readonly Entry[] {
  const { workspace, mission, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  return ridesOf(mission.logistics?.vehicles ?? [])
    .filter(({ ride }) => ride.date === day)
    .map(({ ride, vehicle }) => ({
      start: ride.start,
      time: formatTimeRange(ride.start, undefined, style),
      title: wayOf(ride, language),
      where: vehicleLines(vehicle, context).slice(0, 2).join(t('report.pair-separator')),
      who: ride.people.map((person) => nameOf({ person }, context)),
      isMeeting: false,
    }));
}

/** When a journey ends, or began, with the day where it is another one. */
function otherEnd(
  word: 'arrives' | 'left',
  [here, there]: readonly [TravelLeg['from'], TravelLeg['to']],
  { workspace, language, t }: ReportContext,
): readonly string[] {
  if (!here || there?.time === undefined) return [];
  const style = dateStyle(workspace.settings, language);
  const time = formatTimeRange(there.time, undefined, style);
  const day = there.date === here.date ? '' : formatShortDate(there.date, style);
  return [t(`report.brief.${word}`, { when: [day, time].filter((part) => part !== '').join(' ') })];
}
