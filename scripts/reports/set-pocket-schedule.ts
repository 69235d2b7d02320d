import { romanNumeral } from '#locale/numerals.ts';
import { localize } from '#model/localized.ts';
import { finishDocument, layoutSection, pageLabels } from './assemble.ts';
import { paragraph, plain } from './block.ts';
import { daySheets } from './content/day-sheet.ts';
import { A6 } from './layout/page-setup.ts';
import type { Sheet } from './layout/paginate.ts';
import { bodyFrame, themeOf } from './layout/theme.ts';
import {
  contextOf,
  headers,
  infoOf,
  internalMark,
  profileOf,
  type ReportInput,
  type SetResult,
} from './report-input.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

const POCKET = { sizePt: 8.5, marginPt: 24, topPt: 44, bottomPt: 34 } as const;

/** The programme on pages of A6, to fold into a pocket. Internal like the book. */
export function setPocketSchedule(input: ReportInput): SetResult {
  const profile = profileOf(input.workspace, input.mission);
  const context = contextOf(input);
  const sheet: Sheet = {
    ...A6,
    topPt: POCKET.topPt,
    bottomPt: A6.heightPt - POCKET.bottomPt,
    leftPt: POCKET.marginPt,
  };
  const theme = themeOf(profile, POCKET.sizePt / profile.body.sizePt);
  const frame = bodyFrame({
    fonts: input.fonts,
    language: input.language,
    hyphenate: input.hyphenate,
    theme,
    widthPt: A6.widthPt - 2 * POCKET.marginPt,
    words: { noPicture: input.t('report.no-picture') },
  });
  const name = localize(input.mission.shortTitle ?? input.mission.title, input.language);
  const programme = [paragraph(plain(name, input.language), 'lead'), ...daySheets(context)];
  const blocks = markBlocks(programme, input.workspace.settings.languages);
  const missing = findMissingGlyphs(blocks, input);
  if (missing.length > 0) return { findings: missing };
  const laid = [layoutSection({ blocks, numbering: 'arabic', header: true }, sheet, frame)];
  const info = infoOf(input);
  const title = `${input.t('report.brief.pocket')} – ${info.title}`;
  return finishDocument(laid, {
    labels: pageLabels(laid, romanNumeral),
    sheet,
    frame,
    info: { ...info, title },
    ...headers(input),
    headerEnd: '',
    mark: internalMark(input),
    fonts: input.fonts,
  });
}
