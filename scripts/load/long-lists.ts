import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import type { YamlSource } from './yaml-source.ts';

type Path = readonly (string | number)[];

/**
 * What one mission has, and what an office has for all of them: eight times what the largest that are known have,
 * which `check` takes within two seconds more. Beyond that a list was pasted over itself.
 */
const MOST_OF_A_MISSION = 800;
const MOST_OF_AN_OFFICE = 4000;

/** The lists of a file that are longer than lists of facts are, each at its place. */
export function findLongLists({ file, value, locate }: YamlSource): readonly Diagnostic[] {
  const limit = file.startsWith('data/missions/') ? MOST_OF_A_MISSION : MOST_OF_AN_OFFICE;
  // Where each thing stands is worked out where there is something to tell.
  if (!holdsLongList(value, limit)) return [];
  return longLists(value, limit, []).map(({ path, number }) => ({
    code: 'list-too-long',
    severity: 'error',
    position: locate(path),
    parameters: { number, limit },
  }));
}

/** Deeper than any field stands by far: what goes on without end is for the schema, which knows where it must stop. */
const DEEPEST = 40;

function holdsLongList(value: unknown, limit: number, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (Array.isArray(value) && value.length > limit) return true;
  return Object.values(value).some((each) => holdsLongList(each, limit, depth + 1));
}

function longLists(
  value: unknown,
  limit: number,
  path: Path,
): readonly { readonly path: Path; readonly number: number }[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [];
  if (Array.isArray(value) && value.length > limit) return [{ path, number: value.length }];
  return Array.isArray(value)
    ? value.flatMap((each, index) => longLists(each, limit, [...path, index]))
    : Object.entries(value).flatMap(([key, each]) => longLists(each, limit, [...path, key]));
}
