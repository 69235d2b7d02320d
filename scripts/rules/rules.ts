import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Workspace } from '#model/workspace.ts';
import { clockChanges } from './clock-changes.ts';
import { commitmentOwners } from './commitment-owners.ts';
import { commitmentReferences } from './commitment-references.ts';
import { datesInPeriod } from './dates-in-period.ts';
import { delegationHead } from './delegation-head.ts';
import { heldWithoutTime } from './held-without-time.ts';
import { languageParity } from './language-parity.ts';
import { missionReferences } from './mission-references.ts';
import { proseComponents } from './prose-components.ts';
import { prosePairs } from './prose-pairs.ts';
import { reportAfterReturn } from './report-after-return.ts';
import { requestWindows } from './request-windows.ts';
import { sharedReferences } from './shared-references.ts';
import { uniqueIdentifiers } from './unique-identifiers.ts';

/** One question asked of the whole workspace. One rule a file. */
export type Rule = (workspace: Workspace) => readonly Finding[];

export const RULES: readonly Rule[] = [
  sharedReferences,
  missionReferences,
  commitmentReferences,
  uniqueIdentifiers,
  languageParity,
  datesInPeriod,
  clockChanges,
  requestWindows,
  reportAfterReturn,
  delegationHead,
  heldWithoutTime,
  commitmentOwners,
  prosePairs,
  proseComponents,
];
