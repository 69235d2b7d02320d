import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { parseFields } from '#load/parse-fields.ts';
import { readMission } from '#load/read-mission.ts';
import { withText } from '#load/read-text.ts';
import { applySuppressions } from '#load/suppressions.ts';
import { parseYaml, type YamlSource } from '#load/yaml-source.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { checkWorkspace } from '#rules/check-workspace.ts';
import { missionOf, schemaOf } from './fact-files.ts';

export type Judged = { readonly file: string; readonly text: string };

/**
 * What `check` says of a file of facts if it reads so, as far as that can be told while it is typed: the
 * model's faults, and of a mission's file what the rules find in it. Other missions count as what can be
 * referred to in them; faults that only show between missions are told by the whole check.
 */
export function judgeFile(
  root: string,
  { file, text }: Judged,
  workspace: Workspace | undefined,
): readonly Diagnostic[] {
  const schema = schemaOf(file);
  if (!schema) return [];
  const source = parseYaml(file, text);
  const { value, diagnostics } = parseFields(source, schema);
  const id = missionOf(file);
  if (value === undefined || id === undefined || !workspace) return diagnostics;
  const { languages } = workspace.settings;
  const { mission } = withText(join(root, file), text, () => readMission(root, id, languages));
  if (!mission) return diagnostics;
  const missions = [...workspace.missions.filter((each) => each.id !== mission.id).map(thin), mission];
  const findings = checkWorkspace({ ...workspace, missions });
  return locate(findings, source, text);
}

function locate(
  findings: ReturnType<typeof checkWorkspace>,
  source: YamlSource,
  text: string,
): readonly Diagnostic[] {
  const own = findings.flatMap(({ at, code, severity, parameters }): readonly Diagnostic[] => {
    if (at.file !== source.file) return [];
    const position = 'line' in at ? at : source.locate(at.path, at.word);
    return [{ code, severity, position, parameters }];
  });
  return applySuppressions(own, new Map([[source.file, text]])).filter(
    ({ code }) => code !== 'ignore-unused',
  );
}

/** What of another mission can be referred to. */
function thin(mission: Mission): Mission {
  const bilaterals = mission.bilaterals.map((each) => ({
    ...each,
    points: [],
    ours: [],
    theirs: [],
    referredTo: [],
    brief: undefined,
  }));
  return { ...mission, bilaterals, prose: [], events: [], photos: [], annexes: [], recommendations: [] };
}
