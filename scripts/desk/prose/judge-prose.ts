import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { parseOnce } from '#load/parse-once.ts';
import { parseWithHead } from '#load/read-prose.ts';
import { applySuppressions } from '#load/suppressions.ts';
import type { BilateralId } from '#model/identifier.ts';
import type { LanguageTag } from '#model/language.ts';
import type { Prose } from '#model/prose.ts';
import { findMission, type Mission, type Workspace } from '#model/workspace.ts';
import { checkProse } from '#rules/check-prose.ts';

import { placeOfProse } from './prose-files.ts';

export type ReadDraft =
  | { readonly prose: Prose }
  /** `rest`: what can be read of it all the same. */
  | { readonly faults: readonly Diagnostic[]; readonly rest?: Prose };

/** Prose as it would be if its file said this. */
export type DraftText = { readonly file: string; readonly text: string };

/** A text as the prose that its file would be; what keeps it from being read where it cannot. */
export function readDraft({ file, text }: DraftText): ReadDraft {
  const place = placeOfProse(file);
  if (!place) return { faults: [] };
  const parsed = parseOnce({ file, text }, { parse: () => parseWithHead(file, text) });
  const { kind, bilateral } = place;
  const own = bilateral === undefined ? {} : { bilateral: bilateral as BilateralId };
  const language = place.language as LanguageTag;
  const { audience } = parsed.head;
  const asProse = (tree: Prose['tree']): Prose => ({ kind, language, file, ...own, audience, tree });
  if (!('faults' in parsed)) return { prose: asProse(parsed.tree) };
  return { faults: parsed.faults, ...(parsed.rest && { rest: asProse(parsed.rest) }) };
}

/** The workspace as it would be with this prose in place of what its file says. */
export function withProse(
  workspace: Workspace,
  mission: string,
  prose: Prose,
): { readonly workspace: Workspace; readonly mission: Mission } | undefined {
  const known = findMission(workspace, mission);
  if (!known) return undefined;
  const at = known.prose.findIndex(({ file }) => file === prose.file);
  const all = at === -1 ? [...known.prose, prose] : known.prose.with(at, prose);
  const changed = { ...known, prose: all };
  const missions = workspace.missions.map((each) => (each.id === known.id ? changed : each));
  return { workspace: { ...workspace, missions }, mission: changed };
}

/**
 * What `check` says of a file of prose if it reads so: what keeps it from being parsed, and what every rule finds
 * in all that can be read of it, held against the mission's facts and the other edition.
 * @example judgeProse({ file: 'content/missions/x/en/report.mdx', text }, workspace)
 */
export function judgeProse(judged: DraftText, workspace: Workspace | undefined): readonly Diagnostic[] {
  const read = readDraft(judged);
  const { faults, prose } =
    'faults' in read ? { faults: read.faults, prose: read.rest } : { faults: [], prose: read.prose };
  const made = workspace && prose && withProse(workspace, placeOfProse(judged.file)?.mission ?? '', prose);
  if (!made) return faults;
  const found = checkProse(made.workspace, made.mission, judged.file).flatMap(
    ({ at, ...finding }): readonly Diagnostic[] => ('line' in at ? [{ ...finding, position: at }] : []),
  );
  return applySuppressions([...faults, ...found], new Map([[judged.file, judged.text]]));
}
