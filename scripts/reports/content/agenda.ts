import { dateStyle, formatDayHeading, formatTimeRange } from '#locale/dates.ts';
import { listNames } from '#locale/list-names.ts';
import type { Event, Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import { type Block, paragraph, plain, type Row } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { gridTable, parallelRooms } from './agenda-grid.ts';
import { sessionList } from './agenda-list.ts';
import {
  byPart,
  itemBlocks,
  placeOf,
  sessionDetails,
  sessionTitle,
  summaryBlocks,
} from './agenda-session.ts';
import { factsTable, headerRow, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { nameOfPartner } from './people.ts';

/**
 * The programme of an event day by day: a table of times, a grid where rooms run side by side, a list where
 * no time is known. Its name stands above, unless the heading over it says it. `undefined` when the mission has no such event.
 */
export function agendaBlocks(
  context: ReportContext,
  eventId: string,
  heading = '',
): readonly Block[] | undefined {
  const event = context.mission.events.find((each) => each.id === eventId);
  if (!event) return undefined;
  const days = [...new Set(event.sessions.map((session) => session.date))].sort(undatedLast);
  const title = localize(event.title, context.language);
  return [
    ...(title === heading ? [] : [paragraph(plain(title, context.language), 'lead')]),
    ...eventFacts(event, context),
    ...days.flatMap((day) => dayBlocks(event, day, context)),
  ];
}

/** Sessions of a day that no source gives come after the days that are known. */
const undatedLast = (a: string | undefined, b: string | undefined): number =>
  (a ?? '~').localeCompare(b ?? '~', 'en');

function eventFacts(event: Event, context: ReportContext): readonly Block[] {
  const { language, t } = context;
  const texts = (value: Event['organiser']) => (value ? [localize(value, language)] : []);
  const attendance = listNames(
    event.attendance.map((id) => nameOfPartner(id, context)),
    t('report.list-separator'),
  );
  return factsTable(
    [
      { label: t('report.fact.organiser'), values: texts(event.organiser) },
      { label: t('report.fact.place'), values: texts(event.venue) },
      ...byPart(event.roles, context).map(({ role, who }) => ({
        label: t(`report.role.${role}`),
        values: who,
      })),
      {
        label: t('report.fact.attendance'),
        values: [...(attendance ? [attendance] : []), ...texts(event.attendanceNote)],
      },
    ],
    language,
  );
}

/** White beside the times, and room for what the estimate misses. */
const TIME_PAD_EM = 1.3;

function dayBlocks(event: Event, day: string | undefined, context: ReportContext): readonly Block[] {
  const { workspace, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const sessions = event.sessions.filter((session) => session.date === day);
  const title = day === undefined ? t('report.agenda.undated') : formatDayHeading(day, style);
  const times = sessions.flatMap(({ start, end }) => (start ? [formatTimeRange(start, end, style)] : []));
  if (times.length === 0) return sessionList(sessions, { event, context, title });
  const timeEm = Math.max(4, ...times.map((time) => emWidth(time))) + TIME_PAD_EM;
  const heading = plain(title, language);
  const rooms = context.isFacing ? [] : parallelRooms(sessions, event);
  if (rooms.length > 1) return [gridTable(sessions, heading, { event, rooms, context, timeEm })];
  return [
    {
      kind: 'table',
      look: 'ruled',
      title: heading,
      columns: [{ weight: 0, fixedEm: timeEm }, { weight: 1 }],
      header: headerRow([t('report.agenda.time'), t('report.agenda.session')], language),
      rows: sessions.map((session) => sessionRow(session, event, context)),
    },
  ];
}

function sessionRow(session: Session, event: Event, context: ReportContext): Row {
  const { workspace, language, t } = context;
  const time = session.start
    ? formatTimeRange(session.start, session.end, dateStyle(workspace.settings, language))
    : t('report.agenda.untimed');
  const blocks: readonly Block[] = [
    sessionTitle(session, context),
    ...sessionDetails(session, context, [placeOf(session, event, context)]),
    ...session.items.flatMap((item) => itemBlocks(item, context, '– ')),
    ...summaryBlocks(session.summary, context),
  ];
  return [textCell(time, language), { blocks }];
}
