import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';

/**
 * One question asked of the whole workspace; one rule a file. Its purpose is the word `rules.<name>`, its
 * advice the words `diagnostics.<code>.fix`; `docs/rules.md` is made of them.
 */
export type Rule = {
  readonly name: string;
  /** What it can find, in the order of weight. */
  readonly codes: readonly string[];
  /** The slip and the cure, as short as they can be shown. */
  readonly example: { readonly wrong: string; readonly right: string };
  /** Whether it can find something in a file of prose: then it is asked while one is being written. */
  readonly readsProse?: true;
  readonly find: (workspace: Workspace) => readonly Finding[];
  /** Whether what it finds in one mission may depend on another: then it is asked of all of them each time. */
  readonly crosses?: true;
};
