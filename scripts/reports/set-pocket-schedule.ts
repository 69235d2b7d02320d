import { romanNumeral } from '#locale/numerals.ts';
import { daysBetween } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { finishDocument, type LaidSection, layoutSection, pageLabels, type Section } from './assemble.ts';
import { type Block, paragraph, plain } from './block.ts';
import { daySheet } from './content/day-sheet.ts';
import { A6, type PageSetup } from './layout/page-setup.ts';
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

/** The programme on pages of A6, one page a day, to fold into a pocket. Internal like the book. */
export function setPocketSchedule(input: ReportInput): SetResult {
  const { sheet, frame } = pocketPage(input);
  const languages = input.workspace.settings.languages;
  const days = pocketDays(input).map((blocks) => markBlocks(blocks, languages));
  const missing = findMissingGlyphs(days.flat(), input);
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };
  const laid = days.map((blocks) =>
    layoutOnOnePage({ blocks, numbering: 'arabic', header: true }, { sheet, frame }),
  );
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

/** What stands on each page: a day with its programme, and days without any below the one before. */
function pocketDays(input: ReportInput): readonly (readonly Block[])[] {
  const context = contextOf(input);
  const { mission, language } = input;
  const name = localize(mission.shortTitle ?? mission.title, language);
  const pages: Block[][] = [];
  let isTaken = false;
  for (const day of daysBetween(mission.period.from, mission.period.to)) {
    const blocks = daySheet(context, day).map(dated);
    const isBusy = blocks.some(({ kind }) => kind === 'table');
    const last = pages.at(-1);
    if (last && !(isBusy && isTaken)) last.push(...blocks);
    else pages.push([...blocks]);
    isTaken ||= isBusy;
  }
  const [first = [], ...others] = pages;
  return [[paragraph(plain(name, language), 'lead'), ...first], ...others];
}

/** The day heads its table, and again where that goes on to another page. */
function dated(block: Block): Block {
  if (block.kind !== 'table' || !block.title) return block;
  const { title, ...table } = block;
  const header = {
    blocks: [paragraph(title, 'plain')],
    span: table.columns.length,
    header: 'column',
  } as const;
  return { ...table, header: [header] };
}

/** Any smaller, and it could not be read on the way. */
const SMALLER = [0.94, 0.88];

function layoutOnOnePage(section: Section, { sheet, frame }: PageSetup): LaidSection {
  const whole = layoutSection(section, sheet, frame);
  if (whole.pages.length < 2) return whole;
  for (const scale of SMALLER) {
    const theme = { ...frame.theme, sizePt: frame.theme.sizePt * scale };
    const smaller = layoutSection(section, sheet, { ...frame, theme });
    if (smaller.pages.length === 1) return smaller;
  }
  return whole;
}

function pocketPage({ workspace, mission, fonts, language, hyphenate }: ReportInput): PageSetup {
  const profile = profileOf(workspace, mission);
  const sheet: Sheet = {
    ...A6,
    topPt: POCKET.topPt,
    bottomPt: A6.heightPt - POCKET.bottomPt,
    leftPt: POCKET.marginPt,
  };
  const theme = themeOf(profile, POCKET.sizePt / profile.body.sizePt);
  const widthPt = A6.widthPt - 2 * POCKET.marginPt;
  return { sheet, frame: bodyFrame({ fonts, language, hyphenate, theme, widthPt }) };
}
