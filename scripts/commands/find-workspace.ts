import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The workspace that a command works on, and how it came to be that one. `none`: there is no workspace here. */
export type FoundWorkspace = {
  readonly root: string;
  readonly how: 'named' | 'above' | 'environment' | 'none';
};

const MARK = join('data', 'workspace.yaml');

/**
 * What was named; else the nearest folder from here upwards that holds `data/workspace.yaml`; else
 * `ATTACHE_WORKSPACE`. Without any of them it is this folder, which then has no workspace: never another's.
 * @example findWorkspace({ here: '/srv/office/data', named: undefined, environment: undefined })
 */
export function findWorkspace({
  here,
  named,
  environment,
}: {
  readonly here: string;
  readonly named: string | undefined;
  readonly environment: string | undefined;
}): FoundWorkspace {
  if (named !== undefined) return { root: resolve(here, named), how: 'named' };
  const above = nearestAbove(here);
  if (above !== undefined) return { root: above, how: 'above' };
  if (environment) return { root: resolve(here, environment), how: 'environment' };
  return { root: here, how: 'none' };
}

function nearestAbove(here: string): string | undefined {
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, MARK))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
