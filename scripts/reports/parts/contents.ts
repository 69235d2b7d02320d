import { type Block, type ContentsLine, type Figure, type Heading, withoutNotes } from '../block.ts';
import { annexBlocks } from '../content/annexes.ts';
import type { ReportContext } from '../content/context.ts';

/** Where each anchor stands, as printed; a page still unknown is told by the width of figures. */
export type PageOf = (anchor: string) => string;

const DEEPEST = 3;

/** The table of contents of numbered headings, down to the third level or to the one that is given. */
export function contentsBlocks(
  body: readonly Block[],
  { language, t }: ReportContext,
  pageOf: PageOf,
  deepest = DEEPEST,
): readonly Block[] {
  const lines = body
    .filter((block): block is Heading => block.kind === 'heading' && block.level <= deepest)
    .map(
      ({ level, label, runs, anchor }): ContentsLine => ({
        kind: 'contents-line',
        level,
        label,
        runs: withoutNotes(runs),
        anchor,
        page: pageOf(anchor),
      }),
    );
  return lines.length === 0 ? [] : [partHeading('contents', t('report.contents'), language), ...lines];
}

/** The photos as they stand in the body: what is not there is not listed. */
export function photoDirectoryBlocks(
  body: readonly Block[],
  { language, t }: ReportContext,
  pageOf: PageOf,
): readonly Block[] {
  const lines = body
    .filter((block): block is Figure => block.kind === 'figure')
    .map(
      ({ label, caption, anchor }): ContentsLine => ({
        kind: 'contents-line',
        level: 0,
        label,
        runs: withoutNotes(caption),
        anchor,
        page: pageOf(anchor),
      }),
    );
  return lines.length === 0
    ? []
    : [partHeading('photo-directory', t('report.photo-directory'), language), ...lines];
}

/** The annexes; their pages are those of the printed original, and said to be. */
export function annexDirectoryBlocks(context: ReportContext): readonly Block[] {
  const { language, t } = context;
  const list = annexBlocks(context);
  return list.length === 0
    ? []
    : [partHeading('annex-directory', t('report.annex-directory'), language), ...list];
}

/** The centred heading of an official part. */
export function partHeading(anchor: string, text: string, language: string): Heading {
  return { kind: 'heading', level: 1, label: '', part: true, anchor, runs: [{ text, language }] };
}
