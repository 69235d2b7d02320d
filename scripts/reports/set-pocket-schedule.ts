import { romanNumeral } from '#locale/numerals.ts';
import { daysBetween } from '#model/civil-time.ts';
import { localize } from '#model/localized.ts';
import { finishDocument, type LaidSection, layoutSection, pageLabels, type Section } from './assemble.ts';
import { type Block, paragraph, plain } from './block.ts';
import { daySheet } from './content/day-sheet.ts';
import { pocketNumbers } from './content/logistics.ts';
import { foldSheets } from './layout/fold-sheet.ts';
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
  readerWords,
  type SetResult,
} from './report-input.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

/** Read at arm's length, on the way. */
const POCKET = { sizePt: 9.8, marginPt: 20, topPt: 42, bottomPt: 32 } as const;

/** One after the other, or on sheets of A4 that are folded to A6. */
export type PocketForm = 'pages' | 'folded';

/**
 * The programme on pages of A6, days kept whole where they can be, and the numbers to ring last. Internal like
 * the book.
 * @example setPocketSchedule({ workspace, mission, language: 'en', t, fonts: loadFonts(), now: 0 }, 'folded')
 */
export function setPocketSchedule(input: ReportInput, form: PocketForm = 'pages'): SetResult {
  const setup = pocketPage(input);
  const { sheet, frame } = setup;
  const days = pocketDays(input);
  const numbers = pocketNumbers(contextOf(input));
  const missing = findMissingGlyphs([...days.flat(), ...numbers], input);
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };
  const parts = [...days, ...(numbers.length > 0 ? [numbers] : [])];
  const laid = packDays(
    parts.map((blocks) => markBlocks(blocks, input.workspace.settings.languages)),
    setup,
  );
  const info = infoOf(input);
  const title = [input.t('report.brief.pocket'), ...readerWords(input), info.title].join(' – ');
  return finishDocument(laid, {
    labels: pageLabels(laid, romanNumeral),
    sheet,
    frame,
    info: { ...info, title },
    ...headers(input),
    headerEnd: '',
    mark: [internalMark(input), ...readerWords(input)].join('\u2003'),
    impose: form === 'folded' ? foldSheets : undefined,
    fonts: input.fonts,
  });
}

/** What stands of each day; the first says whose programme it is. */
function pocketDays(input: ReportInput): readonly (readonly Block[])[] {
  const context = contextOf(input);
  const { mission, language } = input;
  const name = localize(mission.shortTitle ?? mission.title, language);
  const days = daysBetween(mission.period.from, mission.period.to);
  return days.map((day, index) => [
    ...(index === 0 ? [paragraph(plain(name, language), 'lead')] : []),
    ...daySheet(context, day).map(dated),
  ]);
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

const sectionOf = (blocks: readonly Block[]): Section => ({ blocks, numbering: 'arabic', header: true });

/** Each day begins a page, and so do the numbers, unless there is room as a whole below what is before. */
function packDays(days: readonly (readonly Block[])[], setup: PageSetup): readonly LaidSection[] {
  const packed: LaidSection[] = [];
  for (const blocks of days) {
    const last = packed.at(-1);
    const joined = last && layoutSection(sectionOf([...last.blocks, ...blocks]), setup.sheet, setup.frame);
    if (joined && joined.pages.length <= 1) packed[packed.length - 1] = joined;
    else packed.push(layoutOnOnePage(sectionOf(blocks), setup));
  }
  return packed;
}

/** Any smaller, and it could not be read on the way. */
const SMALLER = [0.94, 0.88];

function layoutOnOnePage(section: Section, { sheet, frame }: PageSetup): LaidSection {
  const whole = layoutSection(section, sheet, frame);
  if (whole.pages.length < 2) return whole;
  for (const scale of SMALLER) {
    const theme = { ...frame.theme, sizePt: frame.theme.sizePt * scale };
    const smaller = layoutSection(section, sheet, { ...frame, theme });
    if (smaller.pages.length < whole.pages.length) return smaller;
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
