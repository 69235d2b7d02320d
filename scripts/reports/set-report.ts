import { romanNumeral } from '#locale/numerals.ts';
import { anchorPages, finishDocument, pageLabels } from './assemble.ts';
import type { Block } from './block.ts';
import { portrait } from './layout/page-setup.ts';
import type { PageOf } from './parts/contents.ts';
import { type Group, groupParts, layoutGroup } from './parts/part-groups.ts';
import { partBlocks } from './parts/report-parts.ts';
import { readBody } from './report-body.ts';
import { headers, infoOf, profileOf, type ReportInput, type SetResult } from './report-input.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

/**
 * The report of a mission in one language as a tagged PDF, in the parts of its profile. The same input
 * gives the same bytes.
 * @example setReport({ workspace, mission, language: 'zh-TW', t, fonts: loadFonts(), now: 0 })
 */
export function setReport(input: ReportInput): SetResult {
  const { workspace, mission, language, fonts } = input;
  const profile = profileOf(workspace, mission);
  const body = readBody(input, profile);
  if (body.findings.length > 0) return { findings: body.findings };
  const { sheet, frame } = portrait(profile, input);
  const make = (group: Group, pages: Pages): readonly Block[] =>
    markBlocks(
      group.parts.flatMap((part) => partBlocks(part, { input, profile, body: body.blocks, ...pages })),
      workspace.settings.languages,
    );
  const drafts = groupParts(profile.parts)
    .map((group) => ({ group, blocks: make(group, UNKNOWN_PAGES) }))
    .filter(({ blocks }) => blocks.length > 0);
  const missing = findMissingGlyphs(
    drafts.flatMap(({ blocks }) => blocks),
    { fonts, language, workspace, mission },
  );
  if (missing.length > 0) return { findings: missing };

  const laid = drafts.map(({ group, blocks }) => layoutGroup(group, blocks, { sheet, frame }));
  const labels = pageLabels(laid, romanNumeral);
  const pages = { pageOf: anchorPages(laid, labels), pageCount: labels.length };
  const sections = drafts.map(({ group }, index) => {
    const draft = laid[index];
    return draft && !group.tellsPages ? draft : layoutGroup(group, make(group, pages), { sheet, frame });
  });
  return finishDocument(sections, { labels, sheet, frame, info: infoOf(input), ...headers(input), fonts });
}

type Pages = { readonly pageOf: PageOf; readonly pageCount: number };
const UNKNOWN_PAGES: Pages = { pageOf: () => '00', pageCount: 0 };
