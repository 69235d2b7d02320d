import type { FieldPlace, Finding, Parameters } from '#diagnostics/diagnostic.ts';
import type { Mission } from '#model/workspace.ts';

type MissionFileName = 'mission' | 'agenda' | 'bilaterals';
type Path = readonly (string | number)[];

/** The place of a field in one of a mission's files. */
export function inMission(mission: Pick<Mission, 'id'>, name: MissionFileName, path: Path): FieldPlace {
  return { file: `data/missions/${mission.id}/${name}.yaml`, path };
}

export function error(code: string, at: Finding['at'], parameters: Parameters = {}): Finding {
  return { code, severity: 'error', at, parameters };
}

export function warning(code: string, at: Finding['at'], parameters: Parameters = {}): Finding {
  return { code, severity: 'warning', at, parameters };
}
