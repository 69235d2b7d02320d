import { Document, type FileChild, Packer, Paragraph, StyleLevel, TableOfContents } from 'docx';
import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Translate } from '#locale/words.ts';
import type { ReportProfile } from '#model/report-profile.ts';
import type { Note } from '../block.ts';
import type { ReportContext } from '../content/context.ts';
import { CONTENTS_LEVELS, type EditablePart, editableReport } from '../parts/editable-report.ts';
import { type DocxFrame, docxBlocks } from './docx-blocks.ts';
import { A4, docxSections } from './docx-section.ts';
import { reportStyles } from './docx-styles.ts';
import { stableBytes } from './stable-bytes.ts';

export type DocxResult = { readonly bytes: Uint8Array } | { readonly findings: readonly Finding[] };

export type DocxInput = ReportContext & {
  /** Milliseconds since 1970-01-01T00:00Z: the file's date. */
  readonly now: number;
};

/**
 * The report of a mission in one language as a Word document, for those who finish it there: the parts of
 * its profile, styles for everything, contents and photo directory as fields that Word brings up to date.
 * The same input gives the same bytes. Findings where the prose cannot be set, as in the PDF; nothing where
 * the mission has no report in the language.
 * @example await reportDocx({ workspace, mission, language: 'zh-TW', t, now: 0 })
 */
export async function reportDocx(input: DocxInput): Promise<DocxResult | undefined> {
  const report = editableReport(input);
  if (!report || 'findings' in report) return report;
  const { profile, title, author, shortTitle, mark } = report;
  const notes = new Map<number, Note>();
  const frame = frameOf(profile, (note) => void notes.set(note.number, note));
  const parts = report.parts.map((part) => ({ part: part.part, children: childrenOf(part, frame) }));
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: reportStyles({ profile, language: input.language, typefaces: typefacesOf(input.t) }),
    footnotes: footnotesOf(notes, frame),
    sections: docxSections(parts, { marginPt: profile.body.marginPt, title: shortTitle, mark }),
  });
  return { bytes: stableBytes(await Packer.toBuffer(document), input) };
}

function childrenOf({ blocks, directory }: EditablePart, frame: DocxFrame): readonly FileChild[] {
  const children = docxBlocks(blocks, frame);
  return directory ? [...children, DIRECTORIES[directory]()] : children;
}

const DIRECTORIES = {
  headings: () => new TableOfContents('', { hyperlink: true, headingStyleRange: `1-${CONTENTS_LEVELS}` }),
  figures: () =>
    new TableOfContents('', { hyperlink: true, stylesWithLevels: [new StyleLevel('Caption', 1)] }),
} as const;

/** Word looks typefaces up by name: those every office has. */
const typefacesOf = (t: Translate) => ({
  latin: t('report.docx.latin-typeface'),
  eastAsian: t('report.docx.east-asian-typeface'),
});

function frameOf({ body, cover }: ReportProfile, keepNote: DocxFrame['keepNote']): DocxFrame {
  const anchors = new Set<string>();
  return {
    widthPt: A4.widthPt - 2 * body.marginPt,
    sizePt: body.sizePt,
    coverFieldSizePt: cover.fieldSizePt,
    keepNote,
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
  };
}

/** A note holds paragraphs alone: whatever else it was written with is set as such. */
function footnotesOf(
  notes: ReadonlyMap<number, Note>,
  frame: DocxFrame,
): Readonly<Record<string, { readonly children: readonly Paragraph[] }>> {
  const inNote: DocxFrame = { ...frame, bodyStyle: 'Small' };
  return Object.fromEntries(
    [...notes].map(([number, { blocks }]) => [
      number,
      { children: docxBlocks(blocks, inNote).filter((node) => node instanceof Paragraph) },
    ]),
  );
}
