import type { Mission, Workspace } from '#model/workspace.ts';
import type { Instance } from '#schedule/instance.ts';
import type { Input } from './command.ts';

/** What `--without` and `--with` suppose, a line each. */
export type Supposed = { readonly without: string; readonly with: string };

/** What `schedule <mission>` is asked. */
export type Job = {
  readonly workspace: Workspace;
  readonly mission: Mission;
  readonly input: Input;
  readonly supposed: Supposed | undefined;
  readonly seed: number;
  readonly buffer: number;
  readonly seconds: number | undefined;
};

/** An instance with how its meetings are called, where people gave them names. */
export type Opened = {
  readonly instance: Instance;
  readonly titles: ReadonlyMap<string, string> | undefined;
};
