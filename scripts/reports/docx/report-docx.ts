import { Document, type FileChild, Packer, Paragraph, StyleLevel, TableOfContents } from 'docx';
import type { Finding } from '#diagnostics/diagnostic.ts';
import { outlineStyles } from '#locale/outline.ts';
import type { Translate } from '#locale/words.ts';
import { localize } from '#model/localized.ts';
import { findProse } from '#model/prose.ts';
import type { ReportPart, ReportProfile } from '#model/report-profile.ts';
import type { Block, Note } from '../block.ts';
import { tellPages } from '../blocks.ts';
import { abbreviationBlocks } from '../content/abbreviations.ts';
import { annexBlocks } from '../content/annexes.ts';
import type { ReportContext } from '../content/context.ts';
import { openCounters } from '../content/counters.ts';
import { fromProse } from '../content/from-prose.ts';
import { nameOf } from '../content/people.ts';
import { usesComponent } from '../content/uses-component.ts';
import { abstractSheetBlocks } from '../parts/abstract-sheet.ts';
import { annexDirectoryBlocks, partHeading } from '../parts/contents.ts';
import { coverBlocks } from '../parts/cover.ts';
import { type DocxFrame, docxBlocks } from './docx-blocks.ts';
import { A4, docxSections } from './docx-section.ts';
import { reportStyles } from './docx-styles.ts';
import { stableBytes } from './stable-bytes.ts';

export type DocxResult = { readonly bytes: Uint8Array } | { readonly findings: readonly Finding[] };

export type DocxInput = ReportContext & {
  /** Milliseconds since 1970-01-01T00:00Z: the file's date. */
  readonly now: number;
};

const CONTENTS_LEVELS = '1-3';

/**
 * The report of a mission in one language as a Word document, for those who finish it there: the parts of
 * its profile, styles for everything, contents and photo directory as fields that Word brings up to date.
 * The same input gives the same bytes. Findings where the prose cannot be set, as in the PDF; nothing where
 * the mission has no report in the language.
 * @example await reportDocx({ workspace, mission, language: 'zh-TW', t, now: 0 })
 */
export async function reportDocx(input: DocxInput): Promise<DocxResult | undefined> {
  const profile = profileOf(input);
  const prose = findProse(input.mission.prose, { kind: 'report', language: input.language });
  if (!prose) return undefined;
  const counters = openCounters(outlineStyles(profile, input.language), 'h');
  const body = fromProse(prose, input, { headingShift: 0, counters });
  if (body.findings.length > 0) return { findings: body.findings };
  // Word counts its own pages, so the cross-references of the PDF tell none here.
  const unpaged = tellPages(body.blocks, () => '');
  const notes = new Map<number, Note>();
  const frame = frameOf(input, profile, (note) => void notes.set(note.number, note));
  const parts = profile.parts
    .map((part) => ({ part, children: partNodes(part, { input, profile, body: unpaged, frame }) }))
    .filter(({ children }) => children.length > 0);
  const document = new Document({
    ...propertiesOf(input),
    styles: reportStyles({ profile, language: input.language, typefaces: typefacesOf(input.t) }),
    footnotes: footnotesOf(notes, frame),
    sections: docxSections(parts, {
      marginPt: profile.body.marginPt,
      title: localize(input.mission.shortTitle ?? input.mission.title, input.language),
      mark: input.mission.fictional ? input.t('report.fictional-mark') : undefined,
    }),
  });
  return { bytes: stableBytes(await Packer.toBuffer(document), input) };
}

function profileOf({ workspace, mission }: ReportContext): ReportProfile {
  const id = mission.profile ?? workspace.settings.profile;
  const profile = workspace.profiles.get(id);
  if (!profile) throw new Error(`no report profile ${id}`);
  return profile;
}

/** Word looks typefaces up by name: those every office has. */
const typefacesOf = (t: Translate) => ({
  latin: t('report.docx.latin-typeface'),
  eastAsian: t('report.docx.east-asian-typeface'),
});

function frameOf(
  { t }: ReportContext,
  { body, cover }: ReportProfile,
  keepNote: DocxFrame['keepNote'],
): DocxFrame {
  const anchors = new Set<string>();
  return {
    widthPt: A4.widthPt - 2 * body.marginPt,
    sizePt: body.sizePt,
    coverFieldSizePt: cover.fieldSizePt,
    noPicture: t('report.no-picture'),
    keepNote,
    isFirst: (anchor) => anchors.size < anchors.add(anchor).size,
  };
}

function propertiesOf(input: DocxInput) {
  const { workspace, mission, language, t } = input;
  const people = mission.delegation
    .filter((delegate) => !delegate.joinedLocally)
    .map((delegate) => nameOf(delegate, input));
  const author =
    people.join(t('report.list-separator')) || localize(workspace.settings.home.agency, language);
  return { title: localize(mission.title, language), creator: author, lastModifiedBy: author };
}

type InPart = {
  readonly input: DocxInput;
  readonly profile: ReportProfile;
  readonly body: readonly Block[];
  readonly frame: DocxFrame;
};

function partNodes(part: ReportPart, { input, profile, body, frame }: InPart): readonly FileChild[] {
  const { mission, language, t } = input;
  const blocks = (list: readonly Block[]) => docxBlocks(list, frame);
  const titled = (anchor: string, list: readonly Block[]) =>
    list.length > 0 ? blocks([partHeading(anchor, t(`report.${anchor}`), language), ...list]) : [];
  const directory = (anchor: string, field: TableOfContents) => [
    ...blocks([partHeading(anchor, t(`report.${anchor}`), language)]),
    field,
  ];
  switch (part) {
    case 'cover':
      return blocks(coverBlocks(input, profile));
    case 'abstract-sheet':
      return mission.abstractSheet ? blocks(abstractSheetBlocks(input, profile, undefined)) : [];
    case 'contents':
      return directory(
        'contents',
        new TableOfContents('', { hyperlink: true, headingStyleRange: CONTENTS_LEVELS }),
      );
    case 'photo-directory':
      if (!body.some((block) => block.kind === 'figure')) return [];
      return directory(
        'photo-directory',
        new TableOfContents('', { hyperlink: true, stylesWithLevels: [new StyleLevel('Caption', 1)] }),
      );
    case 'annex-directory':
      return blocks(annexDirectoryBlocks(input));
    case 'body':
      return blocks(body);
    // A part that the writer has put into the body is not repeated after it.
    case 'abbreviation-index':
      return usesComponent(mission, language, 'Abbreviations') ? [] : titled(part, abbreviationBlocks(input));
    case 'annexes':
      return usesComponent(mission, language, 'Annexes') ? [] : titled(part, annexBlocks(input));
    default:
      return part satisfies never;
  }
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
