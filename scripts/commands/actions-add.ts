import { type Diagnostic, type Finding, hasErrors } from '#diagnostics/diagnostic.ts';
import type { PlainValue } from '#edit/change.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { parseYaml } from '#load/yaml-source.ts';
import { assigneeName } from '#model/assignee.ts';
import type { Commitment } from '#model/commitment.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { logOfItem } from '#register/actions.ts';
import { checkWorkspace } from '#rules/check-workspace.ts';
import { eventsOf } from '#tracker/action-records.ts';
import { readTypedItem } from './actions-add-read.ts';
import { openTracker } from './actions-open.ts';
import { changeActions } from './actions-write.ts';
import type { Context, ExitCode, Input } from './command.ts';
import { editMeetings } from './edit-meetings.ts';
import { knowsMission } from './knows-mission.ts';
import { tellDiagnostics } from './open-workspace.ts';
import { offerEdits } from './tell-edits.ts';

/**
 * `actions add --mission … --text …`: an item that no meeting made goes into the mission's
 * `bilaterals.yaml`, with the comments of the file kept; who is on it, into the register.
 */
export async function addItem(context: Context, { options }: Input): Promise<ExitCode> {
  const name = typeof options['mission'] === 'string' ? options['mission'] : undefined;
  const isKnown = knowsMission(context, name);
  const tracker = openTracker(context, 'internal');
  if (!tracker) return 1;
  const { workspace } = tracker;
  const mission = workspace.missions.find(({ id }) => id === name);
  const typed = readTypedItem(context, options, { tracker, mission });
  if ('misused' in typed) return typed.misused > 0 ? 2 : 1;
  if (!isKnown || !mission) return 1;
  const { commitment, assignee } = typed;
  const edit = editMeetings(context, mission, [
    { deed: 'insert', path: ['commitments'], value: entryOf(commitment) },
  ]);
  if (!edit) return 1;
  const faults = newFaults(workspace, { mission, commitment, edit });
  tellDiagnostics(context, faults);
  if (hasErrors(faults)) return 1;
  const item = `${mission.id}/${commitment.id}`;
  const outcome = await offerEdits(context, [edit], {
    yes: options['yes'] === true,
    also: { item, assignee },
  });
  if (outcome === 'refused') return 1;
  if (outcome === 'left') return 0;
  if (outcome === 'written') context.tell(context.t('actions.added', { item }));
  if (assignee === undefined) return 0;
  const target = { names: [logOfItem(item)], by: options['by'] };
  const code = await changeActions(context, target, () => eventsOf(item, { assignee }));
  const ours = assigneeName(workspace, assignee, context.language);
  if (code === 0) context.tell(context.t('actions.assigned', { item, name: ours }));
  return code;
}

/** As people write it: the fields in the order of the dictionary, none that has its usual value. */
function entryOf({ id, kind, owner, ownerName, partners, text, due }: Commitment): PlainValue {
  return { id, kind, owner, ownerName, partners, text, due: due && { words: due.words, date: due.date } };
}

type Added = { readonly mission: Mission; readonly commitment: Commitment; readonly edit: FileEdit };

/** What `check` will say of the file that it does not say of it today, at the lines that the file will have. */
function newFaults(workspace: Workspace, { mission, commitment, edit }: Added): readonly Diagnostic[] {
  const commitments = [...mission.commitments, commitment];
  const missions = workspace.missions.map((each) => (each === mission ? { ...each, commitments } : each));
  const known = new Set(checkWorkspace(workspace).map((each) => JSON.stringify(each)));
  const source = parseYaml(edit.file, edit.after);
  const positionOf = ({ at }: Finding) => {
    if ('line' in at) return at;
    if (at.file === edit.file) return source.locate(at.path, at.word);
    return { file: at.file, line: 1, column: 1 };
  };
  return checkWorkspace({ ...workspace, missions })
    .filter((each) => !known.has(JSON.stringify(each)))
    .map((each) => ({
      code: each.code,
      severity: each.severity,
      position: positionOf(each),
      parameters: each.parameters,
    }));
}
