import { dateStyle, formatTimeRange } from '#locale/dates.ts';
import type { Event, Session } from '#model/event.ts';
import type { Block, Cell, Row, Table } from '../block.ts';
import {
  itemBlocks,
  PAUSES,
  placeOf,
  sessionDetails,
  sessionTitle,
  summaryBlocks,
} from './agenda-session.ts';
import { headerRow, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';

/** A day in rooms side by side: the place of each column, in the order of the event's tracks. */
export type Rooms = readonly string[];

type Grid = {
  readonly event: Event;
  readonly rooms: Rooms;
  readonly context: ReportContext;
  readonly timeEm: number;
};

/** More rooms than this do not stand side by side on a page. */
const MOST_ROOMS = 6;

/** The rooms of a day in which something is on at the same time as in another; none where all is one after the other. */
export function parallelRooms(sessions: readonly Session[], event: Event): Rooms {
  const placed = sessions.filter(
    (session) => roomKey(session) !== undefined && !PAUSES.includes(session.kind),
  );
  const meets = (one: Session): boolean =>
    placed.some((other) => roomKey(other) !== roomKey(one) && overlaps(one, other));
  const keys = [...new Set(placed.filter(meets).flatMap((session) => roomKey(session) ?? []))];
  const order = event.tracks.map(({ id }) => id as string);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return keys.length > MOST_ROOMS ? [] : keys.toSorted((a, b) => rank(a) - rank(b));
}

const roomKey = ({ track, room }: Session): string | undefined => track ?? room;

function overlaps(one: Session, other: Session): boolean {
  if (one.start === undefined || other.start === undefined) return false;
  if (one.start === other.start) return true;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end !== undefined && second.start !== undefined && first.end > second.start;
}

/** Beside several rooms a time may stand on two lines. */
const WIDEST_TIME_EM = { few: 9, many: 7.4 } as const;
const FEW_ROOMS = 3;

/** The day as a grid: a row for each time at which something begins, a column for each room; what is for all goes across. */
export function gridTable(sessions: readonly Session[], title: Table['title'], grid: Grid): Table {
  const { rooms, context, timeEm } = grid;
  const { language, t } = context;
  const names = rooms.map((room) => nameOfRoom(room, sessions, grid));
  return {
    kind: 'table',
    look: 'ruled',
    ...(title && { title }),
    columns: [
      { weight: 0, fixedEm: Math.min(timeEm, WIDEST_TIME_EM[rooms.length > FEW_ROOMS ? 'many' : 'few']) },
      ...rooms.map(() => ({ weight: 1 })),
    ],
    header: headerRow([t('report.agenda.time'), ...names], language),
    rows: rowsOf(sessions, rooms).map((group) => gridRow(group, grid)),
  };
}

function nameOfRoom(room: string, sessions: readonly Session[], { event, context }: Grid): string {
  const session = sessions.find((each) => roomKey(each) === room);
  return session ? placeOf(session, event, context) : room;
}

/** Sessions that begin together in rooms side by side are one row; each of the others is its own. */
function rowsOf(sessions: readonly Session[], rooms: Rooms): readonly (readonly Session[])[] {
  const rows: Session[][] = [];
  for (const session of sessions) {
    const row = rows.find(
      ([first]) => first && first.start === session.start && isIn(first, rooms) && isIn(session, rooms),
    );
    if (row) row.push(session);
    else rows.push([session]);
  }
  return rows;
}

const isIn = (session: Session, rooms: Rooms): boolean => rooms.includes(roomKey(session) ?? '');

function gridRow(group: readonly Session[], grid: Grid): Row {
  const { rooms, context } = grid;
  const { workspace, language, t } = context;
  const style = dateStyle(workspace.settings, language);
  const [first] = group;
  if (!first) return [];
  const isEven = group.every(({ end }) => end === first.end);
  const time = first.start
    ? formatTimeRange(first.start, isEven ? first.end : undefined, style)
    : t('report.agenda.untimed');
  const times = textCell(time, language);
  if (!isIn(first, rooms))
    return [times, { ...cellOf(group, grid, [placeOf(first, grid.event, context)]), span: rooms.length }];
  return [
    times,
    ...rooms.map((room) =>
      cellOf(
        group.filter((session) => roomKey(session) === room),
        grid,
        [],
        isEven,
      ),
    ),
  ];
}

/** Where those of a row end at different times each says when. */
function cellOf(
  sessions: readonly Session[],
  { context }: Grid,
  lines: readonly string[],
  isEven = true,
): Cell {
  const style = dateStyle(context.workspace.settings, context.language);
  const blocks = sessions.flatMap((session): readonly Block[] => {
    const own = !isEven && session.start ? [formatTimeRange(session.start, session.end, style)] : [];
    return [
      sessionTitle(session, context),
      ...sessionDetails(session, context, [...own, ...lines]),
      ...session.items.flatMap((item) => itemBlocks(item, context, '– ')),
      ...summaryBlocks(session.summary, context),
    ];
  });
  return { blocks };
}
