import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Audience } from '#model/audience.ts';
import { newStagedName, sweepStaged } from '#register/leftovers.ts';
import { trueFolder } from '#register/output-folder.ts';
import { claimFiles, readMarker } from '#register/output-marker.ts';
import { findObstacle, isPlainFile } from '#register/output-obstacles.ts';
import { isBeingPublished } from '#register/publication.ts';
import { withPath } from '#register/with-path.ts';
import type { Context } from './command.ts';
import type { PendingEvents } from './pending-events.ts';
import { putInPlace } from './put-in-place.ts';
import type { Output } from './write-outputs.ts';

type Publishing = {
  readonly folder: string;
  readonly audience: Audience;
  readonly pending: PendingEvents;
  /** True for a file of ours that is to go, as it is not among the outputs any longer. */
  readonly isOld: (path: string) => boolean;
};

/**
 * Puts files into a folder that `openOutput` has let through, and what belongs to them into the register:
 * both, or neither. `register-moved` when another command has written there since they were made up;
 * `foreign` with the file when one would take the place of somebody else's.
 */
export async function publishOutputs(
  context: Context,
  outputs: readonly Output[],
  { folder, audience, pending, isOld }: Publishing,
): Promise<'done' | 'register-moved' | { readonly foreign: string }> {
  const root = context.workspaceRoot;
  const own = readMarker(folder)?.files ?? [];
  const known = new Set(own);
  const made = new Set(outputs.map(({ path }) => path.normalize('NFC')));
  const foreign = findObstacle(folder, [...made]);
  if (foreign !== undefined) return { foreign };
  const gone = own.filter((path) => !made.has(path) && isOld(path) && isPlainFile(folder, path));
  const target = trueFolder(folder);
  const changed = outputs.filter(({ path, content }) => !isSame(join(target, path), content));
  if (changed.length + gone.length === 0 && pending.every(({ drafts }) => drafts.length === 0)) return 'done';
  sweepStaged(root, target, Date.now());
  mkdirSync(dirname(target), { recursive: true });
  const staged = newStagedName(target);
  mkdirSync(staged);
  try {
    for (const { path, content } of changed) {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      writeFileSync(join(staged, path), content);
    }
    const before = () => {
      if ([...made].some((path) => !known.has(path))) claimFiles(folder, { audience, files: [...made] });
    };
    return await putInPlace(context, { staged, target, removes: gone, pending, before });
  } catch (cause) {
    throw withPath(cause, target);
  } finally {
    if (existsSync(staged) && !isBeingPublished(root, staged))
      rmSync(staged, { recursive: true, force: true });
  }
}

function isSame(path: string, content: string | Uint8Array): boolean {
  return existsSync(path) && readFileSync(path).equals(Buffer.from(content));
}
