import { reasonOfOff, titleOfOff } from '#locale/called-off.ts';
import { dateStyle, formatDayHeading, formatTimeRange } from '#locale/dates.ts';
import { listNames } from '#locale/names.ts';
import type { AgendaItem, Event, Session } from '#model/event.ts';
import { localize } from '#model/localized.ts';
import type { Role } from '#model/participant.ts';
import { type Block, paragraph, plain, type Row } from '../block.ts';
import { emWidth, factsTable, headerRow, localizeAll, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { describeAffiliation, nameOf, nameOfPartner } from './people.ts';

/** The programme of an event, a table a day. `undefined` when the mission has no such event. */
export function agendaBlocks(context: ReportContext, eventId: string): readonly Block[] | undefined {
  const event = context.mission.events.find((each) => each.id === eventId);
  if (!event) return undefined;
  const days = [...new Set(event.sessions.map((session) => session.date))].sort(undatedLast);
  return [
    paragraph(plain(localize(event.title, context.language), context.language), 'lead'),
    ...eventFacts(event, context),
    ...days.flatMap((day) => dayTable(event, day, context)),
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
      ...event.roles.map((role) => ({
        label: t(`report.role.${role.role}`),
        values: [describeSomeone(role, context)],
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

function dayTable(event: Event, day: string | undefined, context: ReportContext): readonly Block[] {
  const { workspace, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const sessions = event.sessions.filter((session) => session.date === day);
  const isTimed = sessions.some((session) => session.start !== undefined);
  const times = sessions.flatMap(({ start, end }) => (start ? [formatTimeRange(start, end, style)] : []));
  const timeEm = Math.max(4, ...times.map(emWidth)) + TIME_PAD_EM;
  const header = [...(isTimed ? [t('report.agenda.time')] : []), t('report.agenda.session')];
  return [
    {
      kind: 'table',
      look: 'ruled',
      title: plain(day === undefined ? t('report.agenda.undated') : formatDayHeading(day, style), language),
      columns: [...(isTimed ? [{ weight: 0, fixedEm: timeEm }] : []), { weight: 1 }],
      header: headerRow(header, language),
      rows: sessions.map((session) => sessionRow(session, { event, isTimed, context })),
    },
  ];
}

type SessionInput = { readonly event: Event; readonly isTimed: boolean; readonly context: ReportContext };

/** Breaks and meals are told, but not as if they were the programme. */
const PAUSES: readonly Session['kind'][] = ['break', 'meal', 'registration'];

function sessionRow(session: Session, { event, isTimed, context }: SessionInput): Row {
  const { workspace, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const time = session.start
    ? formatTimeRange(session.start, session.end, style)
    : t('report.agenda.untimed');
  const where = placeOf(session, event, context);
  const title = titleOfOff(localize(session.title, language), session, t);
  const emphasis = PAUSES.includes(session.kind) ? {} : { emphasis: ['bold' as const] };
  const blocks: readonly Block[] = [
    paragraph(plain(title, language, emphasis), 'plain'),
    ...[...reasonOfOff(session, context), ...(where === '' ? [] : [where])].map((line) =>
      paragraph(plain(line, language), 'aside'),
    ),
    ...rolesBlocks(session.roles, context),
    ...session.items.flatMap((item) => itemBlocks(item, context)),
    ...summaryBlocks(session.summary, context),
  ];
  return [...(isTimed ? [textCell(time, language)] : []), { blocks }];
}

/** The track, where the event has several, and the room. */
function placeOf(session: Session, event: Event, { mission, language, t }: ReportContext): string {
  const track = event.tracks.length > 1 ? event.tracks.find(({ id }) => id === session.track) : undefined;
  const roomId = session.room ?? event.tracks.find(({ id }) => id === session.track)?.room;
  const room = mission.rooms.find(({ id }) => id === roomId);
  return [...new Set(localizeAll([track?.name, room?.name], language))].join(t('report.pair-separator'));
}

function summaryBlocks(summary: Session['summary'], { language }: ReportContext): readonly Block[] {
  return summary ? [paragraph(plain(localize(summary, language), language), 'aside')] : [];
}

function itemBlocks(item: AgendaItem, context: ReportContext): readonly Block[] {
  const { workspace, language } = context;
  const style = dateStyle(workspace.settings, language);
  const time = item.start ? `${formatTimeRange(item.start, item.end, style)}\u2002` : '– ';
  return [
    paragraph(plain(`${time}${localize(item.title, language)}`, language), 'plain'),
    ...rolesBlocks(item.roles, context),
    ...summaryBlocks(item.summary, context),
  ];
}

function rolesBlocks(roles: readonly Role[], context: ReportContext): readonly Block[] {
  return roles.map((role) => paragraph(plain(describeRole(role, context), context.language), 'aside'));
}

function describeRole(role: Role, context: ReportContext): string {
  const { t } = context;
  return t('report.role-of', { role: t(`report.role.${role.role}`), who: describeSomeone(role, context) });
}

function describeSomeone(role: Role, context: ReportContext): string {
  const affiliation = describeAffiliation(role, context);
  const name = nameOf(role, context);
  return affiliation && name ? context.t('report.person', { name, affiliation }) : name || affiliation;
}
