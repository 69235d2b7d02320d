import { partnerName } from '#locale/names.ts';
import { assigneeName } from '#model/assignee.ts';
import type { Commitment } from '#model/commitment.ts';
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
    ...standingOf(workspace, item),
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
    ...(commitment.state && { sourceState: sourceStateOf(workspace, commitment.state) }),
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

/** What the office says of it; the public edition has none of it. */
function standingOf(workspace: Workspace, item: ActionItem) {
  const { assignee, priority, lookAgain, evidence, supersededBy, openDays } = item;
  return {
    ...(assignee !== undefined && {
      assignee,
      assigneeName: inEachLanguage(workspace, (language) => assigneeName(workspace, assignee, language)),
    }),
    ...(priority && { priority }),
    ...(lookAgain && { lookAgain }),
    ...(evidence.length > 0 && { evidence: evidence.at(-1), allEvidence: evidence }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(openDays !== undefined && { openDays }),
  };
}

/** What the report itself says has become of it, and as of when. */
function sourceStateOf(workspace: Workspace, { status, words, asOf }: NonNullable<Commitment['state']>) {
  return { status, ...(words && { words: textsOf(workspace, words) }), ...(asOf && { asOf }) };
}

const LINKS = ['waitsOn', 'blockedBy', 'continues', 'continuedBy', 'closes', 'closedBy'] as const;

function linksOf(item: ActionItem) {
  const held = LINKS.filter((link) => item[link].length > 0).map((link) => [link, item[link]] as const);
  return Object.fromEntries(held);
}
