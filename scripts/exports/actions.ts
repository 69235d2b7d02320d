import { partnerName } from '#locale/names.ts';
import { type ActionItem, lastNote } from '#model/tracked-action.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';
import { actionEntry } from './action-entries.ts';
import { type Cell, writeCsv } from './csv.ts';
import { textsOf, writeJson } from './export-context.ts';

/** The tracker as `actions.json`, texts in every language. `asOf`: the day for which flags are told. */
export function actionsJson(
  workspace: Workspace,
  items: readonly ActionItem[],
  { today }: { readonly today: string },
): string {
  return writeJson({ asOf: today, actions: items.map((item) => actionEntry(workspace, item)) });
}

const SEPARATOR = '; ';

/**
 * The tracker as `actions.csv`: one row an item, column names for programs, each text once per language.
 * The columns `status`, `dueDate` and `note` can be edited in a spreadsheet and imported again.
 */
export function actionsCsv(workspace: Workspace, items: readonly ActionItem[]): string {
  const { languages } = workspace.settings;
  const perLanguage = (name: string) => languages.map((language) => `${name}.${language}`);
  const header = [
    ...['id', 'status', 'dueDate', 'note', 'flags', 'mission', 'bilateral', 'partners', 'kind', 'owner'],
    ...perLanguage('ownerName'),
    ...perLanguage('partnerNames'),
    ...perLanguage('text'),
    ...['due', 'latest', 'nextDate'],
    ...perLanguage('dueWords'),
    ...perLanguage('condition'),
    ...['waitsOn', 'blockedBy', 'continues', 'continuedBy', 'closes', 'closedBy'],
    ...['sourceStatus', 'sourceAsOf'],
    ...perLanguage('sourceState'),
    ...['states', 'assignee', 'priority', 'lookAgain', 'evidence', 'openDays', 'supersededBy'],
  ];
  return writeCsv([header, ...items.map((item) => toRow(workspace, item))]);
}

function toRow(workspace: Workspace, item: ActionItem): readonly Cell[] {
  const { commitment, due, mission } = item;
  const texts = (text: Parameters<typeof textsOf>[1] | undefined) =>
    workspace.settings.languages.map((language) => (text ? textsOf(workspace, text)[language] : undefined));
  const forum = missionForum(workspace, mission);
  return [
    ...[
      item.id,
      item.status,
      due.movedTo,
      lastNote(item),
      item.flags.join(SEPARATOR),
      mission.id,
      item.bilateral?.id,
    ],
    ...[item.partners.join(SEPARATOR), commitment.kind, commitment.owner],
    ...texts(commitment.ownerName),
    ...workspace.settings.languages.map((language) =>
      item.partners.map((id) => partnerName(workspace, id, { language, forum })).join(SEPARATOR),
    ),
    ...texts(commitment.text),
    ...[due.date, due.latest, item.nextDate],
    ...texts(due.words),
    ...texts(commitment.condition),
    ...[item.waitsOn, item.blockedBy, item.continues, item.continuedBy, item.closes, item.closedBy].map(
      (ids) => ids.join(SEPARATOR),
    ),
    ...[commitment.state?.status, commitment.state?.asOf],
    ...texts(commitment.state?.words),
    item.states.map(({ partner, status }) => `${partner}: ${status}`).join(SEPARATOR),
    ...[item.assignee, item.priority, item.lookAgain, item.evidence.at(-1), item.openDays, item.supersededBy],
  ];
}
