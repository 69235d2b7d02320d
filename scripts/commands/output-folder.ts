import { join } from 'node:path';
import type { Audience } from '#model/audience.ts';
import type { Context } from './command.ts';

/** The folder an audience's output is in, unless `--out` says otherwise. */
export function outputFolder({ workspaceRoot }: Pick<Context, 'workspaceRoot'>, audience: Audience): string {
  return join(workspaceRoot, audience === 'internal' ? 'dist-internal' : 'dist');
}
