import type { Finding } from '#diagnostics/diagnostic.ts';
import type { Translate } from '#locale/words.ts';
import { type EditableFile, editableFile } from '../parts/editable-file.ts';
import {
  type EditableInput,
  type EditablePart,
  type EditableReport,
  editableReport,
} from '../parts/editable-report.ts';
import { openAutomaticStyles } from './automatic-styles.ts';
import { odtBlocks } from './odt-blocks.ts';
import { contentsList, figureList } from './odt-directories.ts';
import { type OdtFrame, openPageBreaks } from './odt-frame.ts';
import { openNumbering } from './odt-numbering.ts';
import { type OdtPicture, packOdt } from './odt-package.ts';
import { columnWidth, pageStarts } from './odt-pages.ts';

export type OdtResult = EditableFile | { readonly findings: readonly Finding[] };

/**
 * The report of a mission in one language as an OpenDocument text (ISO/IEC 26300, version 1.3), the format
 * in which many governments exchange documents: the parts of its profile, a style for everything, contents
 * and page numbers that the word processor brings up to date. The same input gives the same bytes. Findings
 * where the prose cannot be set, as in the PDF; nothing where the mission has no report in the language.
 * @example reportOdt({ workspace, mission, language: 'zh-TW', t, now: 0 })
 */
export function reportOdt(input: EditableInput): OdtResult | undefined {
  const report = editableReport(input);
  if (!report || 'findings' in report) return report;
  const pictures: OdtPicture[] = [];
  const frame = frameOf(input, report, pictures);
  const starts = pageStarts(report.parts.map(({ part }) => part));
  const text = report.parts
    .map((part, index) => {
      const start = starts[index];
      if (start) frame.breaks.ask(start);
      return partText(part, report, frame);
    })
    .join('');
  const typefaces = typefacesOf(input.t);
  const pieces = packOdt({
    report,
    text,
    frame,
    pictures,
    typefaces,
    language: input.language,
    now: input.now,
  });
  return editableFile(pieces);
}

/** Word processors look typefaces up by name: those every office has. */
const typefacesOf = (t: Translate) => ({
  latin: t('report.docx.latin-typeface'),
  eastAsian: t('report.docx.east-asian-typeface'),
});

function frameOf(
  { language, pageOf }: EditableInput,
  { profile }: EditableReport,
  pictures: OdtPicture[],
): OdtFrame {
  const anchors = new Set<string>();
  return {
    language,
    pageOf,
    widthPt: columnWidth(profile.body.marginPt),
    sizePt: profile.body.sizePt,
    coverFieldSizePt: profile.cover.fieldSizePt,
    styles: openAutomaticStyles(),
    numbering: openNumbering(language),
    keepPicture: (image, extension) => {
      const kept = pictures.find((picture) => picture.image.digest() === image.digest());
      if (kept) return kept.path;
      const path = `Pictures/${pictures.length + 1}.${extension}`;
      pictures.push({ path, image });
      return path;
    },
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
    breaks: openPageBreaks(),
  };
}

function partText({ blocks, directory }: EditablePart, report: EditableReport, frame: OdtFrame): string {
  const text = odtBlocks(blocks, frame);
  if (directory === 'headings') return `${text}${contentsList(report, frame)}`;
  return directory === 'figures' ? `${text}${figureList(report, frame)}` : text;
}
