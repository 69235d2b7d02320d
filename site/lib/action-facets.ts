import { hasFlag, sideOf } from '#tracker/action-item.ts';
import { type ActionRow, actionRow } from './action-row.ts';
import { actionsInOrder } from './actions.ts';
import type { ActionFacets, Facets } from './facets.ts';
import type { Locale } from './locale.ts';
import { partnersByName } from './partners.ts';

/** Rows a file: few enough to be fetched for one page, many enough to be few files. */
export const ROWS_A_FILE = 200;

/** What a browser filters and sorts by, without any words: the rows stand in files beside it, in the same order. */
export function actionFacets(locale: Locale): ActionFacets {
  const partners = partnersByName(locale);
  const partnerAt = new Map(partners.map((partner, index) => [partner, index]));
  const missions = [...new Set(actionsInOrder().map(({ mission }) => mission))].sort((a, b) =>
    a.period.from < b.period.from ? -1 : 1,
  );
  const missionAt = new Map(missions.map((mission, index) => [mission, index]));
  return {
    rowsAFile: ROWS_A_FILE,
    partners,
    missions: missions.map(({ id }) => id),
    items: actionsInOrder().map(
      (action): Facets => [
        sideOf(action),
        action.status,
        hasFlag(action, 'overdue') ? 1 : 0,
        missionAt.get(action.mission) ?? -1,
        action.due.latest ?? '',
        action.partners.map((partner) => partnerAt.get(partner) ?? -1),
        action.assignee ?? '',
      ],
    ),
  };
}

/** One file of rows. */
export function rowsOfFile(file: number, locale: Locale): readonly ActionRow[] {
  return actionsInOrder()
    .slice(file * ROWS_A_FILE, (file + 1) * ROWS_A_FILE)
    .map((action) => actionRow(action, locale));
}

/** What the tracker's filter reads, by name: what to filter by, and the files of rows. */
export function filterFiles(): readonly string[] {
  const files = Math.ceil(actionsInOrder().length / ROWS_A_FILE);
  return ['facets', ...Array.from({ length: files }, (_, index) => String(index))];
}

/** Where such a file stands in the output. */
export const filterPath = (language: string, file: string): string => `${language}/actions/rows/${file}.json`;
