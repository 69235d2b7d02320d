import { dateStyle, formatDateRange } from '#locale/dates.ts';
import { localize } from '#model/localized.ts';
import type { Block } from '../block.ts';
import { emWidth } from '../text/em-width.ts';
import { headerRow, linesCell, textCell } from './cells.ts';
import type { ReportContext } from './context.ts';

/** The days of the mission and what they held, each day once. */
export function itineraryBlocks({ workspace, mission, language, t }: ReportContext): readonly Block[] {
  if (mission.itinerary.length === 0) return [];
  const style = dateStyle(workspace.settings, language);
  const dates = mission.itinerary.map(({ from, to }) => formatDateRange(from, to ?? from, style));
  const byDate = Map.groupBy(mission.itinerary, (_, index) => dates[index] ?? '');
  const rows = [...byDate].map(([date, entries]) => [
    textCell(date, language, { header: 'row' }),
    linesCell(
      entries.map(({ text }) => localize(text, language)),
      language,
    ),
  ]);
  const dateEm = Math.min(18, Math.max(...dates.map((date) => emWidth(date, 'bold'))) + 1.4);
  return [
    {
      kind: 'table',
      look: 'ruled',
      columns: [{ weight: 0, fixedEm: dateEm }, { weight: 1 }],
      header: headerRow([t('report.itinerary.date'), t('report.itinerary.text')], language),
      rows,
    },
  ];
}
