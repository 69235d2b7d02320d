import { outlineStyles } from '#locale/outline.ts';
import type { Block, Figure, Heading, Run } from '../block.ts';
import { labelBefore } from '../parts/editable-names.ts';
import { CONTENTS_LEVELS, type EditableReport } from '../parts/editable-report.ts';
import { type Attributes, element, pt, textContent } from './element.ts';
import type { OdtFrame } from './odt-frame.ts';
import { hasSpace, PHOTOS } from './odt-numbering.ts';
import { linkTo, odtText, pageReference } from './odt-text.ts';

/** The contents, as they stand now; the word processor makes them anew from the headings. */
export function contentsList(report: EditableReport, frame: OdtFrame): string {
  const styles = outlineStyles(report.profile, frame.language);
  const headings = blocksOf(report).flatMap((block) =>
    block.kind === 'heading' && !block.part && block.level <= CONTENTS_LEVELS ? [block] : [],
  );
  const templates = Array.from({ length: CONTENTS_LEVELS }, (_, index) =>
    element(
      'text:table-of-content-entry-template',
      { 'text:outline-level': index + 1, 'text:style-name': `Directory${index + 1}` },
      element('text:index-entry-link-start', { 'text:style-name': LINK }),
      element('text:index-entry-chapter'),
      hasSpace(styles[Math.min(index, styles.length - 1)] ?? 'decimal', frame.language)
        ? element('text:index-entry-span', {}, ' ')
        : '',
      element('text:index-entry-text'),
      TO_PAGE,
      element('text:index-entry-link-end'),
    ),
  );
  const source = element(
    'text:table-of-content-source',
    { 'text:outline-level': CONTENTS_LEVELS, 'text:use-outline-level': 'true' },
    ...templates,
  );
  const lines = headings.map((heading) => line(lineOf(heading, frame), frame));
  const body = element('text:index-body', {}, ...lines);
  return element('text:table-of-content', { 'text:name': 'Contents' }, source, body);
}

/** The photo directory, as it stands now; the word processor makes it anew from the captions. */
export function figureList(report: EditableReport, frame: OdtFrame): string {
  const figures = blocksOf(report).flatMap((block) => (block.kind === 'figure' ? [block] : []));
  const lines = [...new Map(figures.map((figure) => [figure.anchor, figure])).values()].map(
    ({ label, caption, anchor }: Figure) =>
      line({ label: `${label}\u2003`, runs: caption, anchor, level: 1 }, frame),
  );
  const source = element(
    'text:illustration-index-source',
    {
      'text:use-caption': 'true',
      'text:caption-sequence-name': PHOTOS,
      'text:caption-sequence-format': 'text',
    },
    element(
      'text:illustration-index-entry-template',
      { 'text:style-name': 'Directory1' },
      element('text:index-entry-text'),
      TO_PAGE,
    ),
  );
  const body = element('text:index-body', {}, ...lines);
  return element('text:illustration-index', { 'text:name': PHOTOS }, source, body);
}

/** Dots to the margin, and the page. */
const TO_PAGE = `${element('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' })}${element('text:index-entry-page-number')}`;

const blocksOf = ({ parts }: EditableReport): readonly Block[] => parts.flatMap(({ blocks }) => blocks);

type Line = {
  readonly label: string;
  readonly runs: readonly Run[];
  readonly anchor: string;
  readonly level: number;
};

function lineOf({ label, runs, anchor, level }: Heading, { language }: OdtFrame): Line {
  return { label: labelBefore(label, language), runs, anchor, level };
}

/** A link that looks like the text around it. */
const LINK = 'DirectoryLink';

/** Dots lead to the page; notes and links of a heading stay where the heading is. */
function line({ label, runs, anchor, level }: Line, frame: OdtFrame): string {
  const bare = runs.flatMap(({ note, link: _link, ...run }) => (note ? [] : [run]));
  const content = `${textContent(label)}${odtText(bare, frame, () => '')}`;
  return element(
    'text:p',
    { 'text:style-name': `Directory${level}` },
    linkTo({ anchor }, content, LINK),
    element('text:tab'),
    pageReference(anchor, frame),
  );
}

/** Styles of a directory's lines, deeper levels further in. */
export function directoryStyles(frame: Pick<OdtFrame, 'widthPt' | 'sizePt'>): string {
  const link = { 'fo:color': '#000000', 'style:text-underline-style': 'none' };
  return element(
    'style:style',
    { 'style:name': LINK, 'style:family': 'text' },
    element('style:text-properties', link),
  ).concat(
    ...Array.from({ length: CONTENTS_LEVELS }, (_, index) =>
      element(
        'style:style',
        {
          'style:name': `Directory${index + 1}`,
          'style:family': 'paragraph',
          'style:parent-style-name': 'Standard',
          'style:class': 'index',
        },
        element(
          'style:paragraph-properties',
          indentOf(index, frame),
          element('style:tab-stops', {}, leader(frame)),
        ),
      ),
    ),
  );
}

const HANG_EM = 2;

function indentOf(depth: number, { sizePt }: Pick<OdtFrame, 'sizePt'>): Attributes {
  const hangPt = HANG_EM * sizePt;
  return {
    'fo:margin-left': pt((depth + 1) * hangPt),
    'fo:margin-right': pt(hangPt),
    'fo:text-indent': pt(-hangPt),
  };
}

function leader({ widthPt }: Pick<OdtFrame, 'widthPt'>): string {
  return element('style:tab-stop', {
    'style:position': pt(widthPt),
    'style:type': 'right',
    'style:leader-style': 'dotted',
    'style:leader-text': '.',
  });
}
