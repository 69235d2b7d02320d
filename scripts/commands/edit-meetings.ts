import { type Change, pathText } from '#edit/change.ts';
import { editYaml } from '#edit/edit-yaml.ts';
import type { FileEdit } from '#edit/file-edit.ts';
import { readForEdit } from '#edit/write-edits.ts';
import type { Mission } from '#model/workspace.ts';
import type { Context } from './command.ts';
import { openWorkspace, tellDiagnostics } from './open-workspace.ts';
import { type Placements, placementsIn, releasesOf } from './released-placements.ts';
import { whyNoMeeting } from './unknown-meeting.ts';

export type MissionMeetings = {
  readonly mission: Mission;
  readonly placements: Placements;
  /** The last release's name; undefined without one. */
  readonly release: string | undefined;
  readonly wanted: readonly Mission['bilaterals'][number][];
};

/** The mission with its last release, and the meetings named (without names: all). Faults are told. */
export function openMeetings(
  context: Context,
  [missionId = '', ...names]: readonly string[],
): MissionMeetings | undefined {
  const mission = openWorkspace(context, missionId)?.missions[0];
  const releases = mission && releasesOf(context, mission);
  if (!mission || !releases) return undefined;
  const known = mission.bilaterals.map(({ id }) => String(id));
  const unknown = names.filter((name) => !known.includes(name));
  for (const name of unknown) context.complain(whyNoMeeting(context, name, { mission: mission.id, known }));
  if (unknown.length > 0) return undefined;
  const wanted = mission.bilaterals.filter(({ id }) => names.length === 0 || names.includes(id));
  const release = releases.at(-1);
  return { mission, wanted, placements: placementsIn(release), release: release?.name };
}

/** The edit of `bilaterals.yaml`, a new one where there is none; undefined after a fault, which is told. */
export function editMeetings(
  context: Context,
  mission: Mission,
  changes: readonly Change[],
): FileEdit | undefined {
  const file = `data/missions/${mission.id}/bilaterals.yaml`;
  const read = readForEdit(context.workspaceRoot, file);
  const edited = editYaml(read ?? '', changes);
  if (!('fault' in edited)) {
    const before = read ?? (edited.text === '' ? '' : undefined);
    return { file, before, after: edited.text };
  }
  const { reason, path } = edited.fault;
  const position = { file, line: 1, column: 1 };
  const parameters = { path: pathText(path) };
  tellDiagnostics(context, [{ code: `edit-${reason}`, severity: 'error', position, parameters }]);
  return undefined;
}
