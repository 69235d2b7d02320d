import { join } from 'node:path';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import type { Audience } from '#model/audience.ts';
import { refuseFolder } from '#register/output-folder.ts';
import type { Context } from './command.ts';

/** The folder an audience's output is in, unless `--out` says otherwise. */
export function outputFolder({ workspaceRoot }: Pick<Context, 'workspaceRoot'>, audience: Audience): string {
  return join(workspaceRoot, audience === 'internal' ? 'dist-internal' : 'dist');
}

/** Folders whose content is nobody's output: the workspace's and the toolkit's. */
export function guardedRoots({ workspaceRoot }: Pick<Context, 'workspaceRoot'>): readonly string[] {
  return [...new Set([workspaceRoot, TOOLKIT_ROOT])];
}

/**
 * Where output goes: `--out`, else the audience's own folder. `undefined`, which has been told, when that
 * is a folder that may hold something of the user's. Asked before anything is made or recorded.
 */
export function openOutput(
  context: Context,
  audience: Audience,
  { whole = false }: { readonly whole?: boolean } = {},
): string | undefined {
  const folder = context.out ?? outputFolder(context, audience);
  const refusal = refuseFolder(folder, { roots: guardedRoots(context), audience, whole });
  if (!refusal) return folder;
  context.complain(context.t(`cli.output.${refusal.code}`, refusal.values));
  return undefined;
}
