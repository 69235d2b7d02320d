import type { Finding } from '#diagnostics/diagnostic.ts';
import { finishDocument, type LaidSection } from './assemble.ts';
import { type Block, PAGE_TO_COME } from './block.ts';
import { awaitsPages, tellPages } from './blocks.ts';
import { appendedAnnexes } from './content/annexes.ts';
import { type FoundPages, findPages } from './find-pages.ts';
import { type PageSetup, portrait } from './layout/page-setup.ts';
import type { PageOf } from './parts/contents.ts';
import { type Group, groupParts, joinDirectories, layoutGroup } from './parts/part-groups.ts';
import { partBlocks } from './parts/report-parts.ts';
import { readBody } from './report-body.ts';
import { contextOf, headers, infoOf, profileOf, type ReportInput, type SetResult } from './report-input.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

/**
 * The report of a mission in one language as a tagged PDF, in the parts of its profile. The same input
 * gives the same bytes.
 * @example setReport({ workspace, mission, language: 'zh-TW', t, fonts: loadFonts(), now: 0 })
 */
export function setReport(input: ReportInput): SetResult {
  const laid = layOut(input);
  if ('findings' in laid) return laid;
  const { sections, found, setup } = laid;
  const { labels, appendages } = found;
  const set = finishDocument(sections, {
    labels,
    ...setup,
    info: infoOf(input),
    ...headers(input),
    fonts: input.fonts,
    tellsPlaces: input.tellsPlaces,
  });
  return appendages.length > 0 ? { ...set, appendages } : set;
}

/**
 * The printed page of each anchor, for a file whose reader may not count pages itself. Nothing where the report
 * cannot be set. @example pagesOfReport(input)?.('zh-TW-重點摘要') → '1'
 */
export function pagesOfReport(input: ReportInput): PageOf | undefined {
  const laid = layOut(input);
  return 'findings' in laid ? undefined : laid.found.pageOf;
}

type LaidReport = {
  readonly sections: readonly LaidSection[];
  readonly found: FoundPages;
  readonly setup: PageSetup;
};

function layOut(input: ReportInput): LaidReport | { readonly findings: readonly Finding[] } {
  const { workspace, mission, language, fonts } = input;
  const profile = profileOf(workspace, mission);
  const body = readBody(input, profile);
  if (body.findings.length > 0) return { findings: body.findings };
  const { sheet, frame } = portrait(profile, input);
  const make = (group: Group, pages: Pages): readonly Block[] =>
    tellPages(
      markBlocks(
        group.parts.flatMap((part) => partBlocks(part, { input, profile, body: body.blocks, ...pages })),
        workspace.settings.languages,
      ),
      pages.pageOf,
    );
  const drafts = groupParts(profile.parts)
    .map((group) => ({ group, blocks: make(group, UNKNOWN_PAGES) }))
    .filter(({ blocks }) => blocks.length > 0);
  const missing = findMissingGlyphs(
    drafts.flatMap(({ blocks }) => blocks),
    { fonts, language, workspace, mission },
  );
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };

  const setup = { sheet, frame };
  const laid = joinDirectories(
    drafts.map(({ group, blocks }) => ({ group, blocks, laid: layoutGroup(group, blocks, setup) })),
    setup,
  );
  const found = findPages(
    laid.map((each) => each.laid),
    (first) => appendedAnnexes(contextOf(input), first),
  );
  const sections = laid.map((draft) => {
    const isFinal = !draft.group.tellsPages && !awaitsPages(draft.blocks, language);
    return isFinal ? draft.laid : layoutGroup(draft.group, make(draft.group, found), setup);
  });
  return { sections, found, setup };
}

type Pages = { readonly pageOf: PageOf; readonly pageCount: number };
const UNKNOWN_PAGES: Pages = { pageOf: () => PAGE_TO_COME, pageCount: 0 };
