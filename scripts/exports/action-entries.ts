import { partnerName } from '#locale/names.ts';
import { type ActionItem, lastNote } from '#model/tracked-action.ts';
import { missionForum, type Workspace } from '#model/workspace.ts';
import { inEachLanguage, textsOf } from './export-context.ts';

/** An action item as `actions.json` holds it. `status`, `note` and `dueDate` can be edited and imported again. */
export function actionEntry(workspace: Workspace, item: ActionItem) {
  const { commitment, due, mission, bilateral } = item;
  const note = lastNote(item);
  return {
    id: item.id,
    status: item.status,
    ...(note !== undefined && { note }),
    ...(due.movedTo && { dueDate: due.movedTo }),
    flags: item.flags,
    ...(item.states.some(({ status }) => status !== item.status) && { states: item.states }),
    mission: mission.id,
    ...(mission.fictional && { fictional: true }),
    ...(bilateral && { bilateral: bilateral.id }),
    partners: item.partners.map((id) => ({
      id,
      name: inEachLanguage(workspace, (language) =>
        partnerName(workspace, id, { language, forum: missionForum(workspace, mission) }),
      ),
    })),
    kind: commitment.kind,
    owner: commitment.owner,
    ...(commitment.ownerName && { ownerName: textsOf(workspace, commitment.ownerName) }),
    text: textsOf(workspace, commitment.text),
    ...((due.words || due.date) && {
      due: {
        ...(due.words && { words: textsOf(workspace, due.words) }),
        ...(due.date && { date: due.date }),
        ...(due.latest && { latest: due.latest }),
      },
    }),
    ...(commitment.condition && { condition: textsOf(workspace, commitment.condition) }),
    ...(commitment.recurs && {
      recurs: { ...commitment.recurs, words: textsOf(workspace, commitment.recurs.words) },
    }),
    ...(item.nextDate && { nextDate: item.nextDate }),
    ...linksOf(item),
    statusFrom: item.statusFrom,
    updates: item.updates,
  };
}

const LINKS = ['waitsOn', 'blockedBy', 'continues', 'continuedBy', 'closes', 'closedBy'] as const;

function linksOf(item: ActionItem) {
  const held = LINKS.filter((link) => item[link].length > 0).map((link) => [link, item[link]] as const);
  return Object.fromEntries(held);
}
