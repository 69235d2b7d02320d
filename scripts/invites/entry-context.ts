import type { Translate } from '#locale/words.ts';
import type { Placement } from '#model/bilateral.ts';
import type { BilateralId, PersonId } from '#model/identifier.ts';
import type { Workspace } from '#model/workspace.ts';
import type { EventEntry } from './calendar-entry.ts';

/** What entries are made from. The workspace is the audience's own view: nothing here hides anything more. */
export type EntryContext = {
  readonly workspace: Workspace;
  readonly language: string;
  readonly t: Translate;
  /** Where the released schedule puts the bilaterals of a mission. */
  readonly placements: ReadonlyMap<BilateralId, Placement>;
  /** Where the pages of the audience are. */
  readonly address?: string | undefined;
};

/** An entry of a mission's calendar with the delegates whose calendar it belongs in. */
export type MissionEntry = { readonly entry: EventEntry; readonly people: readonly PersonId[] };
