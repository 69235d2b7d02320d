import { type DateStyle, formatShortDate, formatTimeRange } from '#locale/dates.ts';
import { joinNames } from '#locale/list-names.ts';
import { alignColumns, columnsOf, layColumns } from '#locale/text-columns.ts';
import type { Translate } from '#locale/words.ts';
import { type CivilDate, type ClockTime, civilOf } from '#model/civil-time.ts';
import type { Names } from './names.ts';
import type { Meeting } from './problem.ts';
import type { Proposal } from './proposal.ts';

/** A meeting that has its place, for a terminal, a CSV file or a page; in order of time. */
export type ScheduleRow = {
  readonly meeting: string;
  readonly title: string;
  readonly date: CivilDate;
  readonly start: ClockTime;
  readonly end: ClockTime;
  readonly room: string;
  /** The side whose schedule it is. */
  readonly people: readonly string[];
  readonly state: 'pinned' | 'kept' | 'placed';
};

/** The placed meetings as rows. `home` is the party whose people are listed; all of them without it. */
export function scheduleRows(
  proposal: Proposal,
  { names, home }: { readonly names: Names; readonly home?: string },
): readonly ScheduleRow[] {
  const { problem } = proposal.timetable;
  const rows = problem.meetings.flatMap((meeting) => {
    const option = proposal.timetable.optionOf(meeting);
    if (!option) return [];
    const start = civilOf(option.start * 60_000, problem.zone);
    const end = civilOf((option.start + meeting.minutes) * 60_000, problem.zone);
    const people = [...meeting.people, ...option.staff].filter(
      ({ party }) => home === undefined || party === home,
    );
    const row: ScheduleRow = {
      meeting: meeting.id,
      title: names.meeting(meeting.id),
      date: start.date,
      start: start.time,
      end: end.time,
      room: names.room(option.room.id),
      people: people.map(({ id }) => names.person(id)),
      state: stateOf(proposal, meeting),
    };
    return [{ row, at: option.start }];
  });
  return rows.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

type TableLook = {
  readonly t: Translate;
  readonly style: DateStyle;
  /** Whose people the rows name: our side's, or everybody's. */
  readonly people?: 'people' | 'everyone';
  /** Where a meeting stands between the sides, in words, by its identifier. */
  readonly standing?: ReadonlyMap<string, string>;
  /** Places in a line of a terminal: cells of a table that is wider go on below. */
  readonly width?: number | undefined;
};

/** The rows as aligned text, with a heading; wide characters count as two columns. */
export function renderSchedule(
  rows: readonly ScheduleRow[],
  { t, style, people = 'people', standing, width }: TableLook,
): string {
  const heading = ['date', 'time', 'meeting', 'room', people, 'state'].map((column) =>
    t(`schedule.column.${column}`),
  );
  // Thousands of meetings share few days and hours, and dates are slow to write.
  const date = remember((text) => formatShortDate(text, style));
  const time = remember((text) => formatTimeRange(text.slice(0, 5), text.slice(5), style));
  const cells = rows.map((row) => [
    date(row.date),
    time(`${row.start}${row.end}`),
    row.title,
    row.room,
    joinNames(row.people, style.language),
    [
      row.state === 'placed' ? '' : t(`schedule.state.${row.state}`),
      row.state === 'pinned' ? '' : (standing?.get(row.meeting) ?? ''),
    ]
      .filter((each) => each !== '')
      .join(' · '),
  ]);
  const table = alignColumns([heading, ...cells]);
  if (width === undefined || table.split('\n').every((line) => columnsOf(line) <= width)) return table;
  return layColumns(
    heading.map((each) => ({ heading: each })),
    cells,
    { width },
  ).join('\n');
}

function stateOf(proposal: Proposal, meeting: Meeting): ScheduleRow['state'] {
  if (meeting.fixed) return 'pinned';
  return proposal.kept.has(meeting) ? 'kept' : 'placed';
}

function remember(write: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const written = known.get(text) ?? write(text);
    known.set(text, written);
    return written;
  };
}
