import type { FieldPlace } from '#diagnostics/diagnostic.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { composeText } from './compose-text.ts';

type Path = readonly (string | number)[];

/**
 * The fields of the facts in which a character stands: where to look for one that cannot be printed.
 * Without any, the mission's title.
 */
export function findFields(workspace: Workspace, mission: Mission, character: string): readonly FieldPlace[] {
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
  const found = files.flatMap(([file, value]) => pathsTo(value, character).map((path) => ({ file, path })));
  return found.length > 0 ? found : [{ file: `${folder}/mission.yaml`, path: ['title'] }];
}

function pathsTo(value: unknown, character: string): readonly Path[] {
  if (typeof value === 'string') return composeText(value).includes(character) ? [[]] : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [nameOf(item) ?? index, item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, inner]) =>
    pathsTo(inner, character).map((path) => (key === '*' ? path : [key, ...path])),
  );
}

/** Things with an identifier are called by it: an audience may not see all of a list. */
function nameOf(item: unknown): string | undefined {
  const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
