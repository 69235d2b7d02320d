import type { Translate } from '#locale/words.ts';
import { localize } from '#model/localized.ts';
import type { ReportPart, ReportProfile } from '#model/report-profile.ts';
import { finishDocument, layoutSection, layoutWithoutRunt, type Section } from './assemble.ts';
import { type Block, PAGE_TO_COME, paragraph, plain, type Row } from './block.ts';
import { awaitsPages, runsIn, tellPages } from './blocks.ts';
import { type AppendedAnnex, appendedAnnexes } from './content/annexes.ts';
import { findPages } from './find-pages.ts';
import { A4, type PageSetup } from './layout/page-setup.ts';
import { bodyFrame, themeOf } from './layout/theme.ts';
import { type Languages, parallelRows } from './parallel-rows.ts';
import { contentsBlocks, type PageOf } from './parts/contents.ts';
import { coverFields } from './parts/cover.ts';
import { profileText } from './parts/profile-text.ts';
import { partBlocks } from './parts/report-parts.ts';
import { readBody } from './report-body.ts';
import { contextOf, headers, infoOf, profileOf, type ReportInput, type SetResult } from './report-input.ts';
import { isWideLanguage } from './text/character-kind.ts';
import { emWidth } from './text/em-width.ts';
import { markBlocks } from './text/mark-languages.ts';
import { findMissingGlyphs } from './text/missing-glyphs.ts';

export type ParallelInput = Omit<ReportInput, 'language' | 't'> & {
  /** The one on the left first. */
  readonly languages: Languages;
  readonly t: (language: string) => Translate;
};

const BODY_PT = 10;
const MARGIN_PT = 50;
const BOTTOM_PT = 56;

/**
 * Two editions of a report in facing columns of a landscape page, aligned block by block. A block
 * without a twin faces a note that says so.
 */
export function setParallelReport(input: ParallelInput): SetResult {
  const { workspace, mission, languages, fonts } = input;
  const profile = profileOf(workspace, mission);
  const inputs = languages.map(
    (language): ReportInput => ({
      ...input,
      language,
      t: input.t(language),
      isFacing: true,
    }),
  );
  const [left, right] = [inputs[0], inputs[1]];
  if (!left || !right) throw new Error('a parallel edition has two languages');
  const [first, second] = [readBody(left, profile), readBody(right, profile)];
  const findings = [...first.findings, ...second.findings];
  if (findings.length > 0) return { findings };

  const mark = (blocks: readonly Block[]) => markBlocks(blocks, workspace.settings.languages);
  const noTwin = Object.fromEntries(inputs.map(({ language, t }) => [language, t('report.no-twin')]));
  const weights = columnWeights([first.blocks, second.blocks], languages);
  const rowsOf = (a: readonly Block[], b: readonly Block[]) =>
    mark([parallelTable(parallelRows(a, b, { languages, noTwin }), weights)]);
  const after = partsAfterBody(profile).flatMap((part) => {
    const [a = [], b = []] = [
      { input: left, body: first.blocks },
      { input: right, body: second.blocks },
    ].map((each) => partBlocks(part, { ...each, profile, pageOf: () => PAGE_TO_COME, pageCount: 0 }));
    return a.length + b.length > 0 ? rowsOf(a, b) : [];
  });
  const body: Section = {
    blocks: [...rowsOf(first.blocks, second.blocks), ...after],
    numbering: 'arabic',
    header: true,
  };
  const cover: Section = { blocks: mark(coverRows(left, right, profile)), numbering: 'none', header: false };
  const contents = (pageOf: PageOf): Section => ({
    blocks: rowsOf(
      contentsBlocks(first.blocks, contextOf(left), pageOf),
      contentsBlocks(second.blocks, contextOf(right), pageOf),
    ),
    numbering: 'roman',
    header: true,
  });
  const drafts = [cover, contents(() => PAGE_TO_COME), body];
  const missing = findMissingGlyphs(
    drafts.flatMap(({ blocks }) => blocks),
    { fonts, language: left.language, workspace, mission },
  );
  if (missing.length > 0 || input.onlyFaults) return { findings: missing };

  const { sheet, frame } = landscape(profile, left);
  const laid = drafts.map((section, index) =>
    index === 1 ? layoutWithoutRunt(section, sheet, frame) : layoutSection(section, sheet, frame),
  );
  const { labels, pageOf, appendages } = findPages(laid, (number) => annexesOfBoth(left, right, number));
  const sections = laid.map((section, index) =>
    index === 1
      ? layoutWithoutRunt(contents(pageOf), sheet, frame)
      : awaitsPages(section.blocks, left.language)
        ? layoutSection({ ...section, blocks: tellPages(section.blocks, pageOf) }, sheet, frame)
        : section,
  );
  const heads = headers(left);
  const info = { ...infoOf(left), title: `${infoOf(left).title} / ${infoOf(right).title}` };
  const set = finishDocument(sections, {
    labels,
    sheet,
    frame,
    info,
    ...heads,
    headerEnd: `${heads.headerEnd}\u2003${headers(right).headerEnd}`,
    fonts,
  });
  return appendages.length > 0 ? { ...set, appendages } : set;
}

/** What a report has after its body: the abbreviations and annexes. */
function partsAfterBody({ parts }: ReportProfile): readonly ReportPart[] {
  return parts.filter((part) => part === 'abbreviation-index' || part === 'annexes');
}

/** The annexes stand once, named in both languages. */
function annexesOfBoth(left: ReportInput, right: ReportInput, firstNumber: number): readonly AppendedAnnex[] {
  const [own, other] = [left, right].map((input) => appendedAnnexes(contextOf(input), firstNumber));
  return (own ?? []).map((annex, index) => ({
    ...annex,
    title: [annex.title, other?.[index]?.title].filter((title) => title !== undefined).join(' / '),
  }));
}

type Weights = readonly [number, number];
const EVEN: Weights = [1, 1];

function parallelTable(rows: readonly Row[], [first, second]: Weights): Block {
  return { kind: 'table', look: 'parallel', columns: [{ weight: first }, { weight: second }], rows };
}

/** Neither column takes more than this share of the page. */
const WIDEST = 0.58;

/** English says in three lines what Chinese says in two: the longer text gets the wider column, so that both fill. */
function columnWeights(
  [first, second]: readonly [readonly Block[], readonly Block[]],
  languages: Languages,
): Weights {
  const heightOf = (blocks: readonly Block[], language: string): number =>
    runsIn(blocks, language).reduce((sum, { run }) => sum + emWidth(run.text), 1) *
    (isWideLanguage(language) ? 1.12 : 1);
  const [left, right] = [heightOf(first, languages[0]), heightOf(second, languages[1])];
  const share = Math.min(WIDEST, Math.max(1 - WIDEST, left / (left + right)));
  return [share, 1 - share];
}

function landscape(profile: ReportProfile, { fonts, language, hyphenate, kept }: ReportInput): PageSetup {
  const theme = themeOf(profile, BODY_PT / profile.body.sizePt);
  const sheet = {
    widthPt: A4.heightPt,
    heightPt: A4.widthPt,
    topPt: MARGIN_PT + 8,
    bottomPt: A4.widthPt - BOTTOM_PT,
    leftPt: MARGIN_PT,
  };
  const coverSizesPt = {
    heading: profile.cover.headingSizePt * 0.72,
    title: profile.cover.titleSizePt * 0.66,
    field: profile.cover.fieldSizePt * 0.78,
  };
  return {
    sheet,
    frame: bodyFrame({
      fonts,
      language,
      hyphenate,
      kept,
      theme: { ...theme, coverSizesPt },
      widthPt: A4.heightPt - 2 * MARGIN_PT,
    }),
  };
}

/** A cover for each language, facing. */
function coverRows(left: ReportInput, right: ReportInput, profile: ReportProfile): readonly Block[] {
  const both = (make: (input: ReportInput) => readonly Block[]): Row =>
    [left, right].map((input) => ({ blocks: make(input), language: input.language }));
  return [
    { kind: 'space', heightPt: 24 },
    parallelTable(
      [
        both(({ language }) => [
          paragraph(plain(profileText(profile.cover.heading, language), language), 'cover-heading'),
          { kind: 'space', heightPt: 56 },
        ]),
        both(({ language, mission }) => [
          paragraph(plain(localize(mission.title, language), language), 'cover-title'),
          { kind: 'space', heightPt: 60 },
        ]),
        both((input) => [coverFields(contextOf(input), profile)]),
      ],
      EVEN,
    ),
  ];
}
