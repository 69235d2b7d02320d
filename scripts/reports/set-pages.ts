import { romanNumeral } from '#locale/numerals.ts';
import { finishDocument, layoutSection, pageLabels } from './assemble.ts';
import type { Block } from './block.ts';
import { tellPages } from './blocks.ts';
import { portrait } from './layout/page-setup.ts';
import { themeOf } from './layout/theme.ts';
import {
  headers,
  infoOf,
  internalMark,
  profileOf,
  type ReportInput,
  type SetResult,
} from './report-input.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

export type PagesLook = {
  /** The kind of paper, before the mission's title in the file's own title. */
  readonly title: string;
  readonly sizePt: number;
  readonly isNumbered: boolean;
};

/** Blocks as an internal paper of upright A4 pages, without the parts of a report. */
export function setPages(input: ReportInput, blocks: readonly Block[], look: PagesLook): SetResult {
  const profile = profileOf(input.workspace, input.mission);
  const { sheet, frame } = portrait(profile, input);
  const small = { ...frame, theme: themeOf(profile, look.sizePt / profile.body.sizePt) };
  const told = tellPages(blocks, () => '');
  const missing = findMissingGlyphs(told, input);
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };
  const marked = markBlocks(told, input.workspace.settings.languages);
  const numbering = look.isNumbered ? 'arabic' : 'none';
  const laid = [layoutSection({ blocks: marked, numbering, header: true }, sheet, small)];
  const info = infoOf(input);
  return finishDocument(laid, {
    labels: pageLabels(laid, romanNumeral),
    sheet,
    frame: small,
    info: { ...info, title: `${look.title} – ${info.title}` },
    ...headers(input),
    mark: internalMark(input),
    fonts: input.fonts,
    tellsPlaces: input.tellsPlaces,
  });
}
