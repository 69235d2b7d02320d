import type { FieldPlace, Position } from '#diagnostics/diagnostic.ts';
import type { PaperPicture } from '#load/paper-picture.ts';

/** Where a link leads: out, or to an anchor of this document. */
export type LinkTarget = { readonly url: string } | { readonly anchor: string };

/** A footnote: its number in the document and what it says. */
export type Note = { readonly number: number; readonly blocks: readonly Block[] };

export type Emphasis = 'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'raised';

/**
 * Text of one look and language. Line feeds are those of the source; layout folds them.
 * `at` is where the text starts in the source, so that a fault can name its place.
 */
export type Run = {
  readonly text: string;
  readonly language: string;
  readonly emphasis?: readonly Emphasis[];
  readonly link?: LinkTarget;
  /** The number of the footnote that is called; `note` says it where it is called first. */
  readonly calls?: number;
  readonly note?: Note;
  /** Tells the page of an anchor, in the place of `PAGE_TO_COME`; left out where the anchor is on no page. */
  readonly pageOf?: string;
  readonly at?: Position | FieldPlace;
};

/** Stands for a page number that layout has yet to find: as wide as most are. */
export const PAGE_TO_COME = '00';

/** A heading of the outline. `level` 1 is a chapter; the label is never typed by writers. */
export type Heading = {
  readonly kind: 'heading';
  readonly level: number;
  readonly label: string;
  readonly runs: readonly Run[];
  readonly anchor: string;
  /** Headings of parts (contents, abbreviation index) are not numbered and stand centred. */
  readonly part?: true;
};

export type ParagraphStyle =
  | 'body'
  | 'plain'
  | 'centred'
  | 'lead'
  | 'small'
  | 'form'
  | 'aside'
  | 'fact'
  | 'cover-heading'
  | 'cover-title'
  | 'cover-field';
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly style: ParagraphStyle;
  /** Where it is not as its style and the frame have it. */
  readonly align?: 'start' | 'centre' | 'end';
  /** Never the last of its page: what follows is said of it. */
  readonly keepsNext?: true;
  readonly runs: readonly Run[];
};

export type ListItem = { readonly label: string; readonly blocks: readonly Block[] };
export type List = { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] };

/** `weight`: share of the width. `fixedEm`: width in em instead. */
export type Column = {
  readonly weight: number;
  readonly fixedEm?: number;
  readonly align?: 'start' | 'centre' | 'end';
  /** Measured: room for the longest word and for the longest line, in em of the table's text. */
  readonly leastEm?: number;
  readonly mostEm?: number;
  /** Of each row, how wide every paragraph of its cell would be on one line. */
  readonly linesEm?: readonly (readonly number[])[];
};
export type Cell = {
  readonly blocks: readonly Block[];
  readonly header?: 'row' | 'column';
  /** Columns that it takes. */
  readonly span?: number;
  /** Where it differs from that of the document. */
  readonly language?: string;
  /** Stands above it again where its row is the first of a page. */
  readonly repeat?: readonly Block[];
};
export type Row = readonly Cell[];

/**
 * `ruled`: rules above, below and under the header; `form`: every cell boxed, as official sheets are;
 * `facts`: labels and values without rules; `cover`: the same, larger; `parallel`: two languages in facing columns.
 */
export type TableLook = 'ruled' | 'form' | 'facts' | 'cover' | 'parallel';
export type Table = {
  readonly kind: 'table';
  readonly look: TableLook;
  readonly columns: readonly Column[];
  readonly header?: Row;
  readonly rows: readonly Row[];
  readonly title?: readonly Run[];
  /** A part of a table that stands in several pieces: which rules and white it has, and whether it leads on to the next. */
  readonly piece?: { readonly isFirst: boolean; readonly isLast: boolean; readonly keepsNext: boolean };
};

/** A picture with its caption; without one, the caption alone. */
export type Figure = {
  readonly kind: 'figure';
  readonly anchor: string;
  readonly label: string;
  readonly caption: readonly Run[];
  readonly alt: string;
  readonly image?: PaperPicture;
  /** Said after the caption where there is no picture. */
  readonly absent?: readonly Run[];
};

export type Quote = { readonly kind: 'quote'; readonly blocks: readonly Block[] };
export type Rule = { readonly kind: 'rule' };
export type PageBreak = { readonly kind: 'page-break' };
/** White space of a height in points. */
export type Space = { readonly kind: 'space'; readonly heightPt: number };
/** A line of a table of contents: dots lead to the page. */
export type ContentsLine = {
  readonly kind: 'contents-line';
  readonly level: number;
  readonly label: string;
  readonly runs: readonly Run[];
  readonly anchor: string;
  readonly page: string;
};

export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | Quote
  | Rule
  | PageBreak
  | Space
  | ContentsLine;

/** Text without emphasis. @example plain('會談紀要', 'zh-TW') */
export function plain(
  text: string,
  language: string,
  more: Omit<Run, 'text' | 'language'> = {},
): readonly Run[] {
  return text === '' ? [] : [{ text, language, ...more }];
}

export function paragraph(runs: readonly Run[], style: ParagraphStyle = 'body'): Paragraph {
  return { kind: 'paragraph', style, runs };
}

/** The same without the numbers of footnotes: what a heading says in a table of contents or an outline. */
export function withoutNotes(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ note, emphasis }) => !note && !emphasis?.includes('raised'));
}

/** What stands under a picture, or in its place. */
export function captionOf({ caption, image, absent = [] }: Figure): readonly Run[] {
  return image ? caption : [...caption, ...absent];
}

/** What runs say, without their looks. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
