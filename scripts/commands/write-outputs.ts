import { join } from 'node:path';
import type { Audience } from '#model/audience.ts';
import { claimFiles } from '#register/output-marker.ts';
import { findObstacle } from '#register/output-obstacles.ts';
import { type SpooledFile, type StagedFile, stageWhole } from '#register/write-file.ts';
import type { Context } from './command.ts';

/** A file of the output: its path from the output's folder, `/` between names. */
export type Output = { readonly path: string; readonly content: string | Uint8Array };
/** The same, where it may be too large to be held. */
export type AnyOutput = { readonly path: string; readonly content: Output['content'] | SpooledFile };

type Place = { readonly folder: string; readonly audience: Audience };

/**
 * Writes files into a folder that `openOutput` has let through, those that have changed, and gives the
 * places of all. `undefined`, which has been told, when one would take the place of a file that no command
 * has made; then none is written.
 */
export function writeOutputs(
  context: Context,
  { folder, audience }: Place,
  outputs: readonly AnyOutput[],
): readonly string[] | undefined {
  const places = outputs.map(({ path }) => join(folder, path));
  const obstacle = findObstacle(
    folder,
    outputs.map(({ path }) => path),
  );
  if (obstacle !== undefined) {
    context.complain(context.t('cli.output.foreign-files', { folder, files: obstacle }));
    return undefined;
  }
  if (context.dryRun || outputs.length === 0) return places;
  const { papers } = context;
  const isFormer = ({ path, content }: AnyOutput) =>
    !(typeof content === 'object' && 'spooled' in content) &&
    papers?.takeSame(path, content, folder) === true;
  putTogether(
    folder,
    outputs.filter((output) => !isFormer(output)),
    {
      claim: () => claimFiles(folder, { audience, files: outputs.map(({ path }) => path) }),
      // A build brings all of its output to the disk before it puts it in place.
      flush: papers === undefined,
    },
  );
  return places;
}

/** Where the disk gives out no file has changed, and nothing of the new ones is left. */
function putTogether(
  folder: string,
  outputs: readonly AnyOutput[],
  { claim, flush }: { readonly claim: () => void; readonly flush: boolean },
): void {
  const staged: StagedFile[] = [];
  try {
    for (const { path, content } of outputs) {
      const file = stageWhole(join(folder, path), content, { flush });
      if (file) staged.push(file);
    }
    claim();
    for (const { put } of staged) put();
  } catch (cause) {
    for (const { drop } of staged.toReversed()) drop();
    throw cause;
  }
}
