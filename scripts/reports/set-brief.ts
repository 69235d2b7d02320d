import type { Finding } from '#diagnostics/diagnostic.ts';
import { dateStyle, formatDateRange } from '#locale/dates.ts';
import { romanNumeral } from '#locale/numerals.ts';
import { outlineStyles } from '#locale/outline.ts';
import type { Bilateral } from '#model/bilateral.ts';
import { localize } from '#model/localized.ts';
import {
  anchorPages,
  finishDocument,
  layoutChapters,
  layoutWithoutRunt,
  pageLabels,
  type Section,
} from './assemble.ts';
import { type Block, type Heading, paragraph, plain } from './block.ts';
import { briefBlocks } from './content/brief.ts';
import type { ReportContext } from './content/context.ts';
import { openCounters } from './content/counters.ts';
import { daySheets } from './content/day-sheet.ts';
import { delegationBlocks } from './content/delegation.ts';
import { nameBlocks } from './content/glossary.ts';
import { hasInternalProse, internalProse } from './content/internal-prose.ts';
import { logisticsBlocks } from './content/logistics.ts';
import { portrait } from './layout/page-setup.ts';
import { themeOf } from './layout/theme.ts';
import { contentsBlocks, type PageOf } from './parts/contents.ts';
import { placesText } from './parts/cover.ts';
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

/**
 * The delegates' briefing book: the programme day by day, and for each meeting its time, people,
 * points, brief, and what was undertaken with the partner before. Internal, and says so on each page.
 * @example setBrief({ workspace, mission, language: 'zh-TW', t, fonts: loadFonts(), now: 0 })
 */
export function setBrief(input: ReportInput): SetResult {
  const profile = profileOf(input.workspace, input.mission);
  const { sheet, frame } = portrait(profile, input);
  const small = { ...frame, theme: themeOf(profile, BODY_PT / profile.body.sizePt) };
  const context = contextOf(input);
  const { blocks: body, findings } = bodyBlocks(context, outlineStyles(profile, input.language));
  if (findings.length > 0) return { findings };
  const frontOf = (pageOf: PageOf) => frontBlocks(context, [body, readerWords(input)], pageOf);
  const missing = findMissingGlyphs([...frontOf(() => '00'), ...body], input);
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };

  const mark = (blocks: readonly Block[]) => markBlocks(blocks, input.workspace.settings.languages);
  const front = (pageOf: PageOf): Section => ({
    blocks: mark(frontOf(pageOf)),
    numbering: 'roman',
    header: true,
  });
  const main: Section = { blocks: mark(body), numbering: 'arabic', header: true };
  const laid = [
    layoutWithoutRunt(
      front(() => '00'),
      sheet,
      small,
    ),
    layoutChapters(main, sheet, small),
  ];
  const labels = pageLabels(laid, romanNumeral);
  const sections = [layoutWithoutRunt(front(anchorPages(laid, labels)), sheet, small), ...laid.slice(1)];
  const info = infoOf(input);
  const heads = { ...headers(input), mark: internalMark(input) };
  return finishDocument(sections, {
    labels,
    sheet,
    frame: small,
    info: { ...info, title: [input.t('report.brief.title'), ...readerWords(input), info.title].join(' – ') },
    ...heads,
    fonts: input.fonts,
  });
}

const BODY_PT = 11;
/** The level of meetings, which is looked up; what is below them is read. */
const MEETINGS = 2;

function frontBlocks(
  context: ReportContext,
  [body, reader]: readonly [readonly Block[], readonly string[]],
  pageOf: PageOf,
): readonly Block[] {
  const { workspace, mission, language, t } = context;
  const period = formatDateRange(
    mission.period.from,
    mission.period.to,
    dateStyle(workspace.settings, language),
  );
  const when = [period, placesText(context)].filter((part) => part !== '');
  return [
    { kind: 'space', heightPt: 20 },
    paragraph(plain(t('report.brief.title'), language), 'cover-heading'),
    { kind: 'space', heightPt: 10 },
    paragraph(plain(localize(mission.shortTitle ?? mission.title, language), language), 'cover-title'),
    paragraph(plain(when.join(t('report.pair-separator')), language), 'centred'),
    ...reader.map((words) => paragraph(plain(words, language, { emphasis: ['bold'] }), 'centred')),
    { kind: 'space', heightPt: 26 },
    ...delegationBlocks(context),
    ...contentsBlocks(body, context, pageOf, MEETINGS),
  ];
}

function bodyBlocks(
  context: ReportContext,
  styles: Parameters<typeof openCounters>[0],
): { readonly blocks: readonly Block[]; readonly findings: readonly Finding[] } {
  const { mission } = context;
  const counters = openCounters(styles, 'b');
  const chapter = (word: string): Heading => ({
    kind: 'heading',
    level: 1,
    ...counters.heading(1),
    runs: [{ text: context.t(`report.brief.${word}`), language: context.language }],
  });
  const findings: Finding[] = [];
  const chapters: readonly Chapter[] = [
    { word: 'goals', make: () => goalBlocks(context) },
    {
      word: 'instructions',
      make: () => {
        const read = internalProse(context, counters);
        findings.push(...read.findings);
        return read.blocks;
      },
      isThere: hasInternalProse(context),
      goesOn: true,
    },
    { word: 'logistics', make: () => logisticsBlocks(context) },
    { word: 'days', make: () => daySheets(context), goesOn: true },
    {
      word: 'bilaterals',
      make: () =>
        [...mission.bilaterals]
          .sort(byTime)
          .flatMap((bilateral, index) =>
            briefBlocks(context, bilateral, counters).slice(index === 0 ? 1 : 0),
          ),
      isThere: mission.bilaterals.length > 0,
    },
    { word: 'names', make: () => nameBlocks(context) },
  ];
  return { blocks: joinChapters(chapters, chapter), findings };
}

type Chapter = {
  readonly word: string;
  readonly make: () => readonly Block[];
  /** Known before it is made, where what is made is numbered below its heading. */
  readonly isThere?: boolean;
  /** On the page of the one before. */
  readonly goesOn?: true;
};

/** Chapters with something in them, each on a page of its own; numbers are given in their order. */
function joinChapters(chapters: readonly Chapter[], headingOf: (word: string) => Heading): readonly Block[] {
  const blocks: Block[] = [];
  for (const { word, make, isThere, goesOn } of chapters) {
    if (isThere === false) continue;
    const early = isThere ? headingOf(word) : undefined;
    const made = make();
    if (made.length === 0 && !isThere) continue;
    if (blocks.length > 0 && !goesOn) blocks.push({ kind: 'page-break' });
    blocks.push(early ?? headingOf(word), ...made);
  }
  return blocks;
}

/** What the mission is for, and what it is to bring home. */
function goalBlocks({ mission, language }: ReportContext): readonly Block[] {
  if (mission.objectives.length === 0) return [];
  const items = mission.objectives.map((text, index) => ({
    label: `${index + 1}.`,
    blocks: [paragraph(plain(localize(text, language), language), 'plain')],
  }));
  return [
    ...(mission.purpose ? [paragraph(plain(localize(mission.purpose, language), language))] : []),
    { kind: 'list', ordered: true, items },
  ];
}

/** As they will be held; those without a time after them. */
function byTime(a: Bilateral, b: Bilateral): number {
  const key = ({ placement }: Bilateral) => (placement ? `${placement.date} ${placement.start}` : '~');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
