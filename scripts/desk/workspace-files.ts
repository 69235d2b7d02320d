import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

const NAME = '[\\p{L}\\p{M}\\p{N}]+(?:[-_.][\\p{L}\\p{M}\\p{N}]+)*';
const FILES = [
  'data/(?:workspace|economies|people|glossary)\\.yaml',
  `data/missions/${NAME}/(?:mission|agenda|bilaterals)\\.yaml`,
  `content/missions/${NAME}/${NAME}/(?:readouts/)?${NAME}\\.mdx`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/**
 * True for a file that the desk reads and writes: facts and prose by their names in the workspace, neither
 * the file nor a folder on the way being a link. One that is not there yet counts.
 * @example isWorkspaceFile(root, 'data/people.yaml') // true
 */
export function isWorkspaceFile(root: string, file: string): boolean {
  return FILES.some((pattern) => pattern.test(file)) && isPlainWay(root, file);
}

/** No part of the way from the workspace down is a link. */
export function isPlainWay(root: string, file: string): boolean {
  const steps = file.split('/');
  const within = steps.map((_, index) => join(realpathSync(root), ...steps.slice(0, index + 1)));
  return (
    steps.every((step) => step !== '' && step !== '.' && step !== '..' && !step.includes(sep)) &&
    within.every((path) => !isLink(path))
  );
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
