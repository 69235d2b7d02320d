import type { Nodes } from 'mdast';
import type { FieldPlace, Finding, Parameters, Position } from '#diagnostics/diagnostic.ts';
import type { Prose } from '#model/prose.ts';
import type { Mission } from '#model/workspace.ts';

type MissionFileName = 'mission' | 'agenda' | 'bilaterals';
type Path = readonly (string | number)[];

/** The place of a field in one of a mission's files. */
export function inMission(mission: Pick<Mission, 'id'>, name: MissionFileName, path: Path): FieldPlace {
  return { file: `data/missions/${mission.id}/${name}.yaml`, path };
}

/** Where a part of a text begins. */
export function inProse({ position }: Nodes, { file }: Pick<Prose, 'file'>): Position {
  return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

export function error(code: string, at: Finding['at'], parameters: Parameters = {}): Finding {
  return { code, severity: 'error', at, parameters };
}

export function warning(code: string, at: Finding['at'], parameters: Parameters = {}): Finding {
  return { code, severity: 'warning', at, parameters };
}
