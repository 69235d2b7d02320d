import type { Diagnostic, Finding } from '#diagnostics/diagnostic.ts';
import { readForEdit } from '#edit/write-edits.ts';
import { followsFromUnread } from '#load/follows-from-unread.ts';
import { listMissionIds } from '#load/list-mission-ids.ts';
import { missingFiles } from '#load/missing-files.ts';
import { createSamePieces, parseByPieces } from '#load/parse-by-pieces.ts';
import { withFields } from '#load/read-fields.ts';
import { readMission } from '#load/read-mission.ts';
import { applySuppressions } from '#load/suppressions.ts';
import { type ValueSource, valueSource } from '#load/value-source.ts';
import { parseYaml } from '#load/yaml-source.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { checkAgain } from '#rules/check-workspace.ts';
import { missionOf, schemaOf } from './fact-files.ts';

export type Judged = { readonly file: string; readonly value: unknown };

/** A fault of a file that is not written yet: its place is a field, and the lines of its position mean nothing. */
export type FieldFault = Diagnostic & { readonly path: readonly (string | number)[] };

/**
 * What `check` says of a file of facts if it holds this value, as far as that can be told while it is typed: the
 * model's faults, and of a mission's file what the rules find in it. Other missions count as what can be
 * referred to in them; faults that only show between missions are told by the whole check.
 */
export function judgeFile(
  root: string,
  { file, value: given }: Judged,
  workspace: Workspace | undefined,
): readonly FieldFault[] {
  const schema = schemaOf(file);
  if (!schema) return [];
  const source = valueSource(file, samePieces(`${root} ${file}`, given));
  const { value, diagnostics } = parseByPieces(source, schema);
  const own = diagnostics.map((each) => ({ ...each, path: pathOf(each, source) }));
  const id = missionOf(file);
  if (value === undefined || id === undefined || !workspace) return own;
  const { languages } = workspace.settings;
  const read = { file, value, source, diagnostics };
  const { mission } = withFields(root, read, () => readMission(root, id, languages));
  if (!mission) return own;
  const others = workspace.missions.filter((each) => each.id !== mission.id).map(thin);
  const missions = [...others, mission];
  const known = new Set(missions.map((each) => each.id as string));
  const unread = {
    missions: new Set(listMissionIds(root).filter((each) => !known.has(each))),
    files: new Set<string>(),
  };
  const findings = [
    // What is found in the others is told in their own forms.
    ...checkAgain({ ...workspace, missions }, new Map(others.map((each) => [each.id, []]))).findings,
    ...missingFiles(root, { ...workspace, missions: [mission] }),
  ];
  const found = locate(
    findings.filter((each) => !followsFromUnread({ ...each, file: each.at.file }, unread)),
    source,
  );
  return withoutLetStand(found, readForEdit(root, file));
}

const samePieces = createSamePieces();

/** What is missing is told at the field that is to be filled in, not at the thing that lacks it. */
function pathOf({ code, position, parameters }: Diagnostic, source: ValueSource): FieldFault['path'] {
  const path = source.pathAt(position);
  return code === 'field-missing' ? [...path, String(parameters?.['field'])] : path;
}

function locate(findings: readonly Finding[], source: ValueSource): readonly FieldFault[] {
  return findings.flatMap(({ at, code, severity, parameters }): readonly FieldFault[] => {
    if (at.file !== source.file || 'line' in at) return [];
    const position = source.locate(at.path);
    return [{ code, severity, position, parameters, path: source.pathAt(position) }];
  });
}

/** What a comment of the file lets stand is not told in the form either; the lines are those of the file as it is. */
function withoutLetStand(faults: readonly FieldFault[], text: string | undefined): readonly FieldFault[] {
  const [first] = faults;
  if (!first || !text?.includes('attache-ignore:')) return faults;
  const { file } = first.position;
  const written = parseYaml(file, text);
  const placed = faults.map((each) => ({ ...each, position: written.locate(each.path) }));
  const kept = new Set<Diagnostic>(applySuppressions(placed, new Map([[file, text]])));
  return faults.filter((_, index) => kept.has(placed[index] as Diagnostic));
}

/** What of another mission can be referred to; the same one as long as the mission is. */
const thin = onceForEach((mission: Mission): Mission => {
  const bilaterals = mission.bilaterals.map((each) => ({
    ...each,
    points: [],
    ours: [],
    theirs: [],
    referredTo: [],
    brief: undefined,
    request: undefined,
    placement: undefined,
  }));
  return {
    ...{ ...mission, bilaterals, prose: [], events: [], photos: [], annexes: [], recommendations: [] },
    ...{ travel: [], itinerary: [] },
  };
});
