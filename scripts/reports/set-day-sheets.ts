import { dateStyle, formatDayHeading } from '#locale/dates.ts';
import { daysBetween } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { type Block, type Cell, paragraph, plain, type Row } from './block.ts';
import { headerRow, linesCell, textCell } from './content/cells.ts';
import type { ReportContext } from './content/context.ts';
import { type Entry, entriesOf } from './content/day-sheet.ts';
import { partHeading } from './parts/contents.ts';
import { contextOf, type ReportInput, type SetResult } from './report-input.ts';
import { setPages } from './set-pages.ts';
import { emWidth } from './text/em-width.ts';

/**
 * A sheet of A4 for each day that has a programme, to pin up or to hand on: sessions, meetings with their
 * rooms, who attends, and journeys, in the order of the clock. Internal. `undefined` when every day is empty.
 * @example setDaySheets({ workspace, mission, language: 'en', t, fonts: loadFonts(), now: 0 })
 */
export function setDaySheets(input: ReportInput): SetResult | undefined {
  const context = contextOf(input);
  const { from, to } = input.mission.period;
  const days = daysBetween(from, to)
    .map((day) => ({ day, entries: entriesOf(context, day) }))
    .filter(({ entries }) => entries.length > 0);
  if (days.length === 0) return undefined;
  const blocks = days.flatMap(({ day, entries }, index): readonly Block[] => [
    ...(index > 0 ? [{ kind: 'page-break' as const }] : []),
    ...sheetOf(context, day, entries),
  ]);
  return setPages(input, blocks, { title: input.t('report.day-sheets.title'), sizePt: 11, isNumbered: true });
}

function sheetOf(context: ReportContext, day: string, entries: readonly Entry[]): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const title = formatDayHeading(day, dateStyle(workspace.settings, language));
  const place = mission.places[0];
  const ofDay = mission.itinerary
    .filter(({ from, to = from }) => from <= day && day <= to)
    .map(({ text }) => paragraph(plain(localize(text, language), language), 'plain'));
  const zone = place
    ? [
        paragraph(
          plain(t('report.day-sheets.zone', { place: localize(place.name, language) }), language),
          'small',
        ),
      ]
    : [];
  return [partHeading(`day-${day}`, title, language), ...ofDay, ...zone, tableOf(context, entries)];
}

const SHORTEST_TIME_EM = 4;

function tableOf({ language, t }: ReportContext, entries: readonly Entry[]): Block {
  const widest = Math.max(SHORTEST_TIME_EM, ...entries.map(({ time }) => emWidth(time, 'bold')));
  const columns = ['time', 'programme', 'room', 'who'].map((column) => t(`report.day-sheets.${column}`));
  return {
    kind: 'table',
    look: 'ruled',
    columns: [{ weight: 0, fixedEm: widest + 1.2 }, { weight: 5 }, { weight: 3 }, { weight: 3 }],
    header: headerRow(columns, language),
    rows: entries.map((entry) => rowOf(entry, language)),
  };
}

/** Meetings stand out: they are what the delegation itself has to hold. */
function rowOf({ time, title, where, who, isMeeting }: Entry, language: string): Row {
  const name: Cell = {
    blocks: [paragraph(plain(title, language, isMeeting ? { emphasis: ['bold'] } : {}), 'plain')],
  };
  return [
    textCell(time, language, { header: 'row' }),
    name,
    textCell(where, language),
    linesCell(who, language),
  ];
}
