import {
  Document,
  type FileChild,
  InternalHyperlink,
  Packer,
  Paragraph,
  SimpleField,
  StyleLevel,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { outlineStyles } from '#locale/outline.ts';
import type { Translate } from '#locale/words.ts';
import { isRightToLeft } from '#model/language.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import { type Block, captionOf, type Figure, type Note, textOf, withoutNotes } from '../block.ts';
import { type EditableFile, editableFile } from '../parts/editable-file.ts';
import { labelBefore } from '../parts/editable-names.ts';
import {
  CONTENTS_LEVELS,
  type EditableInput,
  type EditablePart,
  type EditableReport,
  editableReport,
} from '../parts/editable-report.ts';
import { type DocxFrame, type DocxNode, docxBlocks } from './docx-blocks.ts';
import { type DocxNumbering, openNumbering, outlineTexts } from './docx-numbering.ts';
import { openPictures } from './docx-picture.ts';
import { A4, docxSections } from './docx-section.ts';
import { reportStyles, TWIPS_PER_PT } from './docx-styles.ts';
import { bookmarkName } from './docx-text.ts';
import { stableBytes } from './stable-bytes.ts';

export type DocxResult = EditableFile | { readonly findings: readonly Finding[] };

/**
 * The report of a mission in one language as a Word document, for those who finish it there: the parts of
 * its profile, styles for everything, contents and photo directory as fields that Word brings up to date.
 * The same input gives the same bytes. Findings where the prose cannot be set, as in the PDF; nothing where
 * the mission has no report in the language.
 * @example await reportDocx({ workspace, mission, language: 'zh-TW', t, now: 0 })
 */
export async function reportDocx(input: EditableInput): Promise<DocxResult | undefined> {
  const report = editableReport(input);
  if (!report || 'findings' in report) return report;
  const { profile, title, author, shortTitle, mark } = report;
  const notes = new Map<number, Note>();
  const styles = outlineStyles(profile, input.language);
  const frame = frameOf(profile, openNumbering(styles), (note) => void notes.set(note.number, note));
  const parts = report.parts.map((part) => ({
    part: part.part,
    children: childrenOf(part, { report, frame, input }),
  }));
  const footnotes = footnotesOf(notes, frame);
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: reportStyles({ profile, language: input.language, typefaces: typefacesOf(input.t) }),
    footnotes,
    numbering: frame.numbering.declared(),
    sections: docxSections(parts, { marginPt: profile.body.marginPt, title: shortTitle, mark }),
  });
  const stable = stableBytes(await Packer.toBuffer(document), {
    now: input.now,
    outline: outlineTexts(styles),
    pictures: frame.pictures,
    isLeftwards: isRightToLeft(input.language),
  });
  return editableFile(stable);
}

type InReport = {
  readonly report: EditableReport;
  readonly frame: DocxFrame;
  readonly input: EditableInput;
};

function childrenOf({ blocks, directory }: EditablePart, { report, frame, input }: InReport) {
  const children: readonly FileChild[] = docxBlocks(blocks, frame);
  return directory ? [...children, DIRECTORIES[directory](report, input)] : children;
}

/** Fields that Word brings up to date; until then they say what headings and captions do, and their pages in the PDF. */
const DIRECTORIES = {
  headings: ({ parts }: EditableReport, input: EditableInput) =>
    new TableOfContents('', {
      hyperlink: true,
      headingStyleRange: `1-${CONTENTS_LEVELS}`,
      cachedEntries: parts.flatMap(({ blocks }) => blocks.flatMap((block) => entryOf(block, input))),
    }),
  figures: ({ parts, profile }: EditableReport, input: EditableInput) =>
    new TableOfContents('', {
      hyperlink: true,
      stylesWithLevels: [new StyleLevel('Caption', 1)],
      contentChildren: figuresOf(parts).map((figure) => figureLine(figure, profile, input)),
    }),
} as const;

function entryOf(block: Block, { language, pageOf }: EditableInput) {
  if (block.kind !== 'heading' || block.part || block.level > CONTENTS_LEVELS) return [];
  const { label, runs, level, anchor } = block;
  const title = `${labelBefore(label, language)}${textOf(withoutNotes(runs))}`;
  const page = Number(pageOf?.(anchor));
  return [{ title, level, href: bookmarkName(anchor), ...(page > 0 && { page }) }];
}

/** Each photo once, however often it is shown. */
function figuresOf(parts: readonly EditablePart[]): readonly Figure[] {
  const figures = parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'figure'));
  return [...new Map(figures.map((figure) => [figure.anchor, figure])).values()];
}

function figureLine(figure: Figure, { body }: ReportProfile, { pageOf }: EditableInput): Paragraph {
  const anchor = bookmarkName(figure.anchor);
  const text = `${figure.label}\u2003${textOf(withoutNotes(captionOf(figure)))}`;
  const position = Math.round((A4.widthPt - 2 * body.marginPt) * TWIPS_PER_PT);
  const link = new InternalHyperlink({ anchor, children: [new TextRun({ text, style: 'IndexLink' })] });
  return new Paragraph({
    style: 'TOC1',
    tabStops: [{ type: 'right', position, leader: 'dot' }],
    children: [
      link,
      new TextRun({ children: [new Tab()] }),
      new SimpleField(`PAGEREF ${anchor} \\h`, pageOf?.(figure.anchor) ?? ''),
    ],
  });
}

/** Word looks typefaces up by name: those every office has. */
const typefacesOf = (t: Translate) => ({
  latin: t('report.docx.latin-typeface'),
  eastAsian: t('report.docx.east-asian-typeface'),
});

function frameOf(
  { body, cover }: ReportProfile,
  numbering: DocxNumbering,
  keepNote: DocxFrame['keepNote'],
): DocxFrame {
  const anchors = new Set<string>();
  return {
    widthPt: A4.widthPt - 2 * body.marginPt,
    sizePt: body.sizePt,
    coverFieldSizePt: cover.fieldSizePt,
    keepNote,
    numbering,
    pictures: openPictures(),
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
  };
}

/**
 * What a note was written with, tables too: Word takes any block in one, and wants a paragraph first, which bears
 * its number, and last. The library's types know of paragraphs alone.
 */
function footnotesOf(
  notes: ReadonlyMap<number, Note>,
  frame: DocxFrame,
): Readonly<Record<string, { readonly children: readonly Paragraph[] }>> {
  const inNote: DocxFrame = { ...frame, bodyStyle: 'Small' };
  return Object.fromEntries(
    [...notes].map(([number, { blocks }]) => [
      number,
      { children: betweenParagraphs(docxBlocks(blocks, inNote)) as readonly Paragraph[] },
    ]),
  );
}

function betweenParagraphs(nodes: readonly DocxNode[]): readonly DocxNode[] {
  const empty = (node: DocxNode | undefined) =>
    node instanceof Paragraph ? [] : [new Paragraph({ style: 'Small' })];
  return [...empty(nodes[0]), ...nodes, ...(nodes.length > 0 ? empty(nodes.at(-1)) : [])];
}
