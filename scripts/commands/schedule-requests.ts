import { basename, extname } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { writeCsv } from '#exports/csv.ts';
import { writeXlsx } from '#exports/xlsx.ts';
import { readSmallFile } from '#load/read-small-file.ts';
import { isRequestList, readSheets } from '#load/tables/read-sheets.ts';
import { listLanguages } from '#load/words.ts';
import { type DateStyle, formatTimeRange } from '#locale/dates.ts';
import { explainMeeting, pinnedConflicts } from '#schedule/explain.ts';
import type { Obstacle } from '#schedule/explanation.ts';
import type { Schedule } from '#schedule/instance.ts';
import type { Names } from '#schedule/names.ts';
import type { Proposal } from '#schedule/proposal.ts';
import { describeExplanation } from '#schedule/reason-words.ts';
import { type RequestOptions, readRequests } from '#schedule/requests/read-requests.ts';
import { renderSchedule, type ScheduleRow, scheduleRows } from '#schedule/table.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';
import type { Opened } from './schedule-job.ts';
import { listNames } from './schedule-names.ts';
import { explanationText } from './schedule-print.ts';
import { proposalOf } from './schedule-proposals.ts';
import { indent } from './schedule-search.ts';
import { fitPrint } from './terminal.ts';
import { whyUnread } from './why-unread.ts';

/** A list of requests as an instance; nothing when it is at fault, which is told. */
export async function readRequestFile(
  context: Context,
  file: string,
  {
    tellMore,
    ...given
  }: Pick<RequestOptions, 'bufferMinutes' | 'scene'> & {
    /** Says what else a person should know of these faults. */
    readonly tellMore?: (faults: readonly Diagnostic[]) => void;
  },
): Promise<Opened | undefined> {
  const bytes = readSmallFile(file);
  if (!bytes) {
    context.complain(whyUnread(context, { file, otherwise: 'cli.schedule.unreadable' }));
    return undefined;
  }
  const read = await readSheets(bytes, file);
  if ('fault' in read) {
    tellDiagnostics(context, [read.fault]);
    return undefined;
  }
  const spoken = listLanguages(context.workspaceRoot).map((language) => ({
    language,
    t: context.words(language),
  }));
  const name = basename(file, extname(file));
  const { instance, titles, diagnostics } = readRequests(read.sheets, { name, spoken, ...given });
  tellDiagnostics(context, diagnostics);
  tellMore?.(diagnostics);
  return instance && { instance, titles };
}

const MOST_REASONS = 10;

/** The schedule as a table on stdout, then what has no place and why. */
export function printList(context: Context, opened: Opened, schedule: Schedule): void {
  const { t } = context;
  const proposal = proposalOf(opened.instance, schedule);
  const { names, style } = listNames(context, opened);
  const unplaced = proposal.timetable.unplaced();
  const more = unplaced.length - MOST_REASONS;
  const reasons = unplaced
    .slice(0, MOST_REASONS)
    .map((meeting) =>
      indent(explanationText(context, { proposal, names }, explainMeeting(proposal, meeting))),
    );
  context.print(
    [
      renderSchedule(scheduleRows(proposal, { names }), {
        t,
        style,
        people: 'everyone',
        width: process.stdout.columns,
      }),
      ...(unplaced.length > 0 ? ['', t('schedule.unplaced'), ...reasons.map(fitPrint)] : []),
      ...(more > 0 ? [indent(t('schedule.and-more', { number: more }))] : []),
    ].join('\n'),
  );
}

/** Agreed times stay where they were put, also where they clash: that is told, of a list as of an instance. */
export function tellClashes(context: Context, opened: Opened, schedule: Schedule): void {
  const proposal = proposalOf(opened.instance, schedule);
  const { names } = listNames(context, opened);
  // A room that the list does not name is none that anybody could free.
  const isNamed = ({ parameters: { room } }: Obstacle) =>
    room === undefined || names.room(String(room)) !== '';
  const clashes = pinnedConflicts(proposal)
    .filter((clash) => clash.kind === 'placed' || clash.kind === 'impossible')
    .map((clash) => ({ ...clash, obstacles: clash.obstacles.filter(isNamed) }))
    .filter(({ obstacles }) => obstacles.length > 0);
  if (clashes.length === 0) return;
  context.complain(context.t('schedule.conflicts'));
  for (const clash of clashes) context.complain(indent(explanationText(context, { proposal, names }, clash)));
}

/** The file of `--out`: by its ending a table for people, else `bilat.schedule/1`. */
export async function scheduleFile(
  context: Context,
  opened: Opened,
  schedule: Schedule,
): Promise<string | Uint8Array> {
  if (context.out === undefined || !isRequestList(context.out))
    return `${JSON.stringify(schedule, undefined, 2)}\n`;
  const { t } = context;
  const { names, style } = listNames(context, opened);
  const proposal = proposalOf(opened.instance, schedule);
  const columns = ['date', 'time', 'meeting', 'room', 'everyone', 'id', 'start', 'why'].map((column) =>
    t(`schedule.column.${column}`),
  );
  const cells = [
    ...scheduleRows(proposal, { names }).map((row) => cellsOf(row, style)),
    ...unplacedCells(context, proposal, names),
  ];
  if (!/\.xlsx$/i.test(context.out)) return writeCsv([columns, ...cells]);
  const heading = columns.map((value) => ({ value, fontWeight: 'bold' as const }));
  return await writeXlsx([
    { name: opened.instance.name, widths: [12, 14, 44, 16, 48, 12, 8, 60], rows: [heading, ...cells] },
  ]);
}

function cellsOf({ meeting, date, start, end, title, room, people }: ScheduleRow, style: DateStyle) {
  const time = formatTimeRange(start, end, style);
  return [date, time, title, room, people.join('; '), meeting, start, ''];
}

/** What has no place stands below, with why, so that nobody is lost and the table goes back in whole. */
function unplacedCells({ t, language }: Context, proposal: Proposal, names: Names): string[][] {
  const { problem } = proposal.timetable;
  const unplaced = proposal.timetable.unplaced();
  return unplaced.map((meeting, index) => {
    // Each reason takes a moment, and a list may be long.
    const reason = index < MOST_REASONS_IN_A_FILE ? explainMeeting(proposal, meeting) : undefined;
    const told = reason && describeExplanation(reason, { problem, names, t, language });
    const why = told ? [told.why, ...told.details].join(' · ') : '';
    const people = meeting.people.map(({ id }) => names.person(id)).join('; ');
    return ['', '', names.meeting(meeting.id), '', people, meeting.id, '', why];
  });
}

const MOST_REASONS_IN_A_FILE = 100;
