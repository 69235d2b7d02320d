import type { Block, Emphasis, Note, Run } from '../block.ts';
import { foldLines } from '../text/fold-lines.ts';
import { holdTogether } from '../text/hold-together.ts';
import { type Attributes, both, element, languageProperties, textContent } from './element.ts';
import { type OdtFrame, openPageBreaks } from './odt-frame.ts';

export type RenderBlocks = (blocks: readonly Block[], frame: OdtFrame) => string;

/** Runs as the content of a paragraph: emphasis, language, links and footnotes. */
export function odtText(runs: readonly Run[], frame: OdtFrame, render: RenderBlocks): string {
  return holdTogether(foldLines(runs))
    .map((run) => (run.note ? noteOf(run.note, frame, render) : linked(run, spanOf(run, frame))))
    .join('');
}

/** Content that a link or a page number elsewhere can lead to. */
export function withBookmark(
  anchor: string,
  content: string,
  { isFirst }: Pick<OdtFrame, 'isFirst'>,
): string {
  if (!isFirst(anchor)) return content;
  const name = { 'text:name': anchor };
  return `${element('text:bookmark-start', name)}${content}${element('text:bookmark-end', name)}`;
}

/** The number of the page where an anchor is, for the word processor to bring up to date. */
export function pageReference(anchor: string, { pageOf }: Pick<OdtFrame, 'pageOf'>): string {
  const place = { 'text:reference-format': 'page', 'text:ref-name': anchor };
  return element('text:bookmark-ref', place, textContent(pageOf?.(anchor) || '–'));
}

export function linkTo(target: NonNullable<Run['link']>, content: string, style?: string): string {
  const href = 'anchor' in target ? `#${target.anchor}` : target.url;
  const look = { 'text:style-name': style, 'text:visited-style-name': style };
  return element('text:a', { 'xlink:type': 'simple', 'xlink:href': href, ...look }, content);
}

const linked = ({ link }: Run, content: string): string => (link ? linkTo(link, content) : content);

function spanOf({ text, language, emphasis = [], calls }: Run, frame: OdtFrame): string {
  const properties: Attributes = {
    ...(language !== frame.language && languageProperties(language)),
    ...Object.assign({}, ...emphasis.map((kind) => EMPHASIS[kind])),
  };
  const content = calls === undefined ? textContent(text) : noteReference(calls);
  if (content === '' || Object.keys(properties).length === 0) return content;
  const name = frame.styles.nameOf({ family: 'text', properties: { 'style:text-properties': properties } });
  return element('text:span', { 'text:style-name': name }, content);
}

const EMPHASIS: Readonly<Record<Emphasis, Attributes>> = {
  bold: both('font-weight', 'bold'),
  italic: both('font-style', 'italic'),
  strike: { 'style:text-line-through-style': 'solid', 'style:text-line-through-type': 'single' },
  underline: { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' },
  code: { 'fo:font-family': 'monospace' },
  raised: { 'style:text-position': 'super 58%' },
};

/** A note that is called again: its number follows that of the first call. */
const noteReference = (number: number): string =>
  element(
    'text:note-ref',
    { 'text:note-class': 'footnote', 'text:reference-format': 'text', 'text:ref-name': `note-${number}` },
    `${number}`,
  );

function noteOf({ number, blocks }: Note, frame: OdtFrame, render: RenderBlocks): string {
  const { indentPt: _indent, ...inNote } = frame;
  return element(
    'text:note',
    { 'text:id': `note-${number}`, 'text:note-class': 'footnote' },
    element('text:note-citation', {}, `${number}`),
    element(
      'text:note-body',
      {},
      render(blocks, { ...inNote, breaks: openPageBreaks(), bodyStyle: 'Footnote' }),
    ),
  );
}
