import type { FieldPlace } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';

type Path = readonly (string | number)[];

/**
 * The field of the facts in which a character stands first: where to look for one that cannot be
 * printed. Without any, the mission's title.
 */
export function findField(workspace: Workspace, mission: Mission, character: string): FieldPlace {
  const folder = `data/missions/${mission.id}`;
  const { id: _id, events, bilaterals, commitments, prose: _prose, ...facts } = mission;
  const files: readonly (readonly [string, unknown])[] = [
    [`${folder}/mission.yaml`, facts],
    [`${folder}/bilaterals.yaml`, { bilaterals, commitments }],
    [`${folder}/agenda.yaml`, { events }],
    ['data/people.yaml', { people: [...workspace.people.values()] }],
    [
      'data/economies.yaml',
      { economies: [...workspace.economies.values()], forums: [...workspace.forums.values()] },
    ],
    ['data/glossary.yaml', { abbreviations: workspace.abbreviations }],
  ];
  for (const [file, value] of files) {
    const path = pathTo(value, character);
    if (path) return { file, path };
  }
  return { file: `${folder}/mission.yaml`, path: ['title'] };
}

function pathTo(value: unknown, character: string): Path | undefined {
  if (typeof value === 'string') return value.includes(character) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [nameOf(item) ?? index, item] as const)
    : Object.entries(value);
  for (const [key, inner] of entries) {
    const path = pathTo(inner, character);
    if (path) return key === '*' ? path : [key, ...path];
  }
  return undefined;
}

/** Things with an identifier are called by it: an audience may not see all of a list. */
function nameOf(item: unknown): string | undefined {
  const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
