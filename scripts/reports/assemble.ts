import type { Fonts } from '#load/fonts.ts';
import { type Block, type Heading, textOf, withoutNotes } from './block.ts';
import { decoratePage, type Margins } from './layout/decorate.ts';
import { partWideTables, turn } from './layout/landscape.ts';
import { layoutBlocks } from './layout/layout-blocks.ts';
import type { Leaf, Page, StructureNode } from './layout/page.ts';
import { paginate, type Sheet } from './layout/paginate.ts';
import type { Frame } from './layout/theme.ts';
import type { PdfInfo } from './pdf/pdf-info.ts';
import { type BookmarkTo, findAnchors, writePdf } from './pdf/write-pdf.ts';
import { joinPieces, type Piece } from './pieces.ts';
import { type PlaceOnPage, placesOn } from './places-on-pages.ts';

/** How the pages of a part are numbered. */
export type Numbering = 'none' | 'roman' | 'arabic';
export type Section = {
  readonly blocks: readonly Block[];
  readonly numbering: Numbering;
  readonly header: boolean;
};
/** A section laid out: its pages bare, its structure. */
export type LaidSection = Section & {
  readonly pages: readonly Page[];
  readonly nodes: readonly StructureNode[];
};

export function layoutSection(section: Section, sheet: Sheet, frame: Frame): LaidSection {
  const upright = { sheet, frame };
  const laid = partWideTables(section.blocks, upright).map(({ blocks, isTurned }) => {
    const setup = isTurned ? turn(upright) : upright;
    const { boxes, nodes } = layoutBlocks(blocks, setup.frame);
    return { pages: paginate(boxes, setup.sheet), nodes };
  });
  return {
    ...section,
    pages: laid.flatMap(({ pages }) => pages),
    nodes: [{ tag: 'Sect', kids: groupContents(laid.flatMap(({ nodes }) => nodes)) }],
  };
}

/** Of a chapter that stands by itself: the leaf is turned to read it. */
const CHAPTER_RUNT = 0.4;
/** Less white between lines first, since letters of two sizes would be seen. */
const TIGHTER = [
  { size: 1, leading: 0.95 },
  { size: 0.98, leading: 0.92 },
  { size: 0.95, leading: 0.92 },
  { size: 0.92, leading: 0.92 },
  { size: 0.88, leading: 0.92 },
];
/** The last page of a long text with less than this share is saved by the white between lines alone. */
export const LAST_OF_BODY = {
  leastShare: 0.15,
  steps: [0.98, 0.96, 0.94].map((leading) => ({ size: 1, leading })),
};
/** A last page with less than this share of its height filled is a waste of a leaf. */
const RUNT = 0.25;

/** The same, its text a little smaller where that saves a last page that would stand nearly empty. */
export function layoutWithoutRunt(
  section: Section,
  sheet: Sheet,
  frame: Frame,
  {
    leastShare = RUNT,
    steps = TIGHTER,
  }: { readonly leastShare?: number; readonly steps?: typeof TIGHTER } = {},
): LaidSection {
  const whole = layoutSection(section, sheet, frame);
  if (whole.pages.length < 2 || filledShare(whole.pages.at(-1), sheet) >= leastShare) return whole;
  for (const { size, leading } of steps) {
    const { theme: given } = frame;
    const theme = {
      ...given,
      sizePt: given.sizePt * size,
      leading: Math.max(LEAST_LEADING, given.leading * leading),
    };
    const tighter = layoutSection(section, sheet, { ...frame, theme });
    if (tighter.pages.length < whole.pages.length) return tighter;
  }
  return whole;
}

/** Lines closer than this are hard to follow. */
const LEAST_LEADING = 1.3;

/** Chapters that begin on pages of their own, each without a last page that would stand nearly empty. */
export function layoutChapters(section: Section, sheet: Sheet, frame: Frame): LaidSection {
  const laid = chaptersOf(section.blocks).map((blocks) =>
    layoutWithoutRunt({ ...section, blocks }, sheet, frame, { leastShare: CHAPTER_RUNT }),
  );
  const kids = laid.flatMap(({ nodes }) => nodes.flatMap((node) => node.kids));
  return { ...section, pages: laid.flatMap(({ pages }) => pages), nodes: [{ tag: 'Sect', kids }] };
}

function chaptersOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const chapters: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'page-break') chapters.push([]);
    else chapters.at(-1)?.push(block);
  }
  return chapters.filter((chapter) => chapter.length > 0);
}

function filledShare(page: Page | undefined, { topPt, bottomPt }: Sheet): number {
  const lowest = (page?.items ?? []).reduce((low, item) => Math.max(low, item.y), topPt);
  return (lowest - topPt) / (bottomPt - topPt);
}

/** Lines of contents that follow each other are one TOC. */
function groupContents(nodes: readonly StructureNode[]): readonly StructureNode[] {
  const grouped: { tag: string; kids: (StructureNode | Leaf)[] }[] = [];
  return nodes.flatMap((node): readonly StructureNode[] => {
    if (node.tag !== 'TOCI') {
      grouped.length = 0;
      return [node];
    }
    const open = grouped[0];
    if (open) {
      open.kids.push(node);
      return [];
    }
    const toc = { tag: 'TOC', kids: [node] };
    grouped.push(toc);
    return [toc];
  });
}

/** Printed numbers of the pages of several sections: roman ones from i, Arabic ones from 1. */
export function pageLabels(
  sections: readonly { readonly numbering: Numbering; readonly pages: readonly unknown[] }[],
  roman: (n: number) => string,
): readonly (string | undefined)[] {
  const count = { none: 0, roman: 0, arabic: 0 };
  return sections.flatMap(({ numbering, pages }) =>
    pages.map(() => {
      count[numbering] += 1;
      if (numbering === 'none') return undefined;
      return numbering === 'roman' ? roman(count.roman) : `${count.arabic}`;
    }),
  );
}

export type Finish = {
  readonly labels: readonly (string | undefined)[];
  readonly sheet: Sheet;
  readonly frame: Frame;
  readonly info: PdfInfo;
  readonly headerStart: string;
  readonly headerEnd: string;
  /** Said on every page, also where there is no running head. */
  readonly mark: string | undefined;
  readonly fonts: Fonts;
  /** Finished pages put on larger sheets. */
  readonly impose?: ((pages: readonly Page[]) => readonly Page[]) | undefined;
  /** For who writes: where on the pages each line of the prose stands is told as well. */
  readonly tellsPlaces?: true | undefined;
};

export type SetDocument = {
  /** The file as a whole, joined when it is asked for. */
  readonly bytes: Uint8Array;
  /** The same in pieces, for who writes a large one. */
  readonly pieces: readonly Piece[];
  readonly pageCount: number;
  readonly places?: readonly PlaceOnPage[];
};

/** Laid-out sections as a file: heads and numbers around the pages, structure, bookmarks. */
export function finishDocument(sections: readonly LaidSection[], finish: Finish): SetDocument {
  const bare = sections.flatMap((section) => section.pages.map((page) => ({ page, header: section.header })));
  const single = bare.map(({ page, header }, index) =>
    decoratePage(
      page,
      marginsOf(header, finish.labels[index], finish),
      page.widthPt === finish.sheet.widthPt ? finish : turn(finish),
    ),
  );
  const pages = finish.impose ? finish.impose(single) : single;
  const bookmarks = sections.flatMap((section) => section.blocks.flatMap(bookmarksOf));
  const pieces = writePdf(
    { pages, structure: sections.flatMap((section) => section.nodes), bookmarks, info: finish.info },
    finish.fonts,
  );
  return {
    get bytes() {
      return joinPieces(pieces);
    },
    pieces,
    pageCount: pages.length,
    ...(finish.tellsPlaces && { places: placesOn(ofBody(sections)) }),
  };
}

/** Without what tells of the body before it: its contents have the words of its headings. */
function ofBody(sections: readonly LaidSection[]): readonly (Page | undefined)[] {
  return sections.flatMap(({ numbering, pages }) =>
    pages.map((page) => (numbering === 'arabic' || sections.length === 1 ? page : undefined)),
  );
}

function marginsOf(
  header: boolean,
  label: string | undefined,
  { headerStart, headerEnd, mark }: Finish,
): Margins {
  return {
    ...(label && { label }),
    ...(header ? { headerStart: mark ?? headerStart, headerEnd } : mark ? { headerStart: mark } : {}),
  };
}

export function bookmarksOf(block: Block): readonly BookmarkTo[] {
  if (block.kind === 'table' && block.look === 'parallel') {
    return block.rows.flatMap((row) => (row[0]?.blocks[0] ? bookmarksOf(row[0].blocks[0]) : []));
  }
  if (block.kind !== 'heading') return [];
  return [{ title: bookmarkTitle(block), level: block.level, anchor: block.anchor }];
}

function bookmarkTitle({ label, runs }: Heading): string {
  const text = textOf(withoutNotes(runs)).replace(/\s*\n\s*/g, ' ');
  return label === '' || /[、）)]$/.test(label) ? `${label}${text}` : `${label} ${text}`;
}

/** The printed page of each anchor of laid-out sections. */
export function anchorPages(
  sections: readonly LaidSection[],
  labels: readonly (string | undefined)[],
): (anchor: string) => string {
  const targets = findAnchors(sections.flatMap((section) => section.pages));
  return (anchor) => labels[targets.get(anchor)?.page ?? -1] ?? '';
}
