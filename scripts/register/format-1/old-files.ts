import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ACTION_FEED, REGISTER_FOLDER } from '../paths.ts';

/** A register file as format 1 wrote it. `name` is that of the log it becomes; actions become many. */
export type OldFile = {
  readonly file: string;
  readonly register: 'actions' | 'schedules' | 'invites';
  readonly name: string | undefined;
};

/**
 * The register files of format 1 that stand in a workspace: of one that has not been migrated, or brought
 * back by a merge with somebody who has not.
 */
export function listOldFiles(root: string): readonly OldFile[] {
  const actions = `${REGISTER_FOLDER}/actions.json`;
  const feed = `${REGISTER_FOLDER}/invites/actions.json`;
  return [
    ...(existsSync(join(root, actions))
      ? [{ file: actions, register: 'actions', name: undefined } as const]
      : []),
    ...jsonFiles(root, 'schedules').map(
      (file) => ({ file, register: 'schedules', name: nameOf(file) }) as const,
    ),
    ...(existsSync(join(root, feed))
      ? [{ file: feed, register: 'invites', name: ACTION_FEED } as const]
      : []),
    ...jsonFiles(root, 'invites/missions').map(
      (file) => ({ file, register: 'invites', name: nameOf(file) }) as const,
    ),
  ];
}

function jsonFiles(root: string, folder: string): readonly string[] {
  const path = join(root, REGISTER_FOLDER, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => `${REGISTER_FOLDER}/${folder}/${name}`);
}

const nameOf = (file: string): string => basename(file, '.json').normalize('NFC');
