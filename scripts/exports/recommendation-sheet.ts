import { dateStyle, formatPartialDate } from '#locale/dates.ts';
import { partnerNames } from '#locale/names.ts';
import { assigneeName } from '#model/assignee.ts';
import { localize } from '#model/localized.ts';
import type { TrackedRecommendation } from '#model/tracked-recommendation.ts';
import { missionForum } from '#model/workspace.ts';
import type { ReplySheet, Spoken } from './reply-sheet.ts';

type Column = {
  readonly key: string;
  readonly widthCharacters: number;
  /** What the office alone says; left out where nothing of it is there, as in the public edition. */
  readonly isOurs?: true;
  readonly cell: (tracked: TrackedRecommendation, spoken: Spoken) => string | undefined;
};

const COLUMNS: readonly Column[] = [
  {
    key: 'text',
    widthCharacters: 60,
    cell: ({ recommendation }, { language }) => localize(recommendation.text, language),
  },
  {
    key: 'about',
    widthCharacters: 18,
    cell: ({ recommendation, mission }, { workspace, language }) =>
      partnerNames(workspace, recommendation.about, { language, forum: missionForum(workspace, mission) }),
  },
  { key: 'adoption', widthCharacters: 14, cell: ({ adoption }, { t }) => t(`term.adoption.${adoption}`) },
  {
    key: 'adoption-note',
    widthCharacters: 30,
    cell: ({ recommendation: { adoptionNote } }, { language }) =>
      adoptionNote && localize(adoptionNote, language),
  },
  {
    key: 'decided-by',
    widthCharacters: 18,
    isOurs: true,
    cell: ({ decidedBy }, { workspace, language }) =>
      decidedBy && assigneeName(workspace, decidedBy, language),
  },
  {
    key: 'decided-on',
    widthCharacters: 14,
    isOurs: true,
    cell: ({ decidedOn }, { workspace, language, t }) =>
      decidedOn && formatPartialDate(decidedOn, dateStyle(workspace.settings, language), t),
  },
  { key: 'outcome', widthCharacters: 40, isOurs: true, cell: ({ outcome }) => outcome },
  { key: 'evidence', widthCharacters: 24, isOurs: true, cell: ({ evidence }) => evidence.at(-1) },
  {
    key: 'mission',
    widthCharacters: 26,
    cell: ({ mission }, { language, t }) => {
      const title = localize(mission.shortTitle ?? mission.title, language);
      return mission.fictional ? t('exports.fictional', { title }) : title;
    },
  },
  { key: 'id', widthCharacters: 32, cell: ({ id }) => id },
];

/** Recommendations as a sheet to read, in one language. */
export function recommendationSheet(all: readonly TrackedRecommendation[], spoken: Spoken): ReplySheet {
  const { t, language } = spoken;
  const cellsOf = ({ cell }: Column) => all.map((each) => cell(each, spoken) ?? '');
  const shown = COLUMNS.map((column) => ({ column, cells: cellsOf(column) })).filter(
    ({ column, cells }) => !column.isOurs || cells.some((cell) => cell !== ''),
  );
  return {
    name: `${t('exports.recommendations.sheet')} (${language})`,
    columns: shown.map(({ column: { key, widthCharacters } }) => ({
      key,
      widthCharacters,
      heading: t(`exports.recommendations.column.${key}`),
      use: 'locked',
      type: 'text',
    })),
    rows: all.map(({ adoption }, index) => ({
      cells: shown.map(({ cells }) => cells[index] ?? ''),
      look: adoption === 'not-adopted' ? 'settled' : 'plain',
    })),
  };
}
