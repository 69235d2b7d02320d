import type { PaperPicture } from '#load/paper-picture.ts';
import type { PageOf } from '../parts/contents.ts';
import type { AutomaticStyles } from './automatic-styles.ts';
import type { Attributes } from './element.ts';
import type { OdtNumbering } from './odt-numbering.ts';

/** A column that blocks are written into. */
export type OdtFrame = {
  readonly language: string;
  /** The page of each anchor in the PDF; absent: none is told. */
  readonly pageOf?: PageOf | undefined;
  readonly widthPt: number;
  readonly sizePt: number;
  readonly coverFieldSizePt: number;
  readonly styles: AutomaticStyles;
  readonly numbering: OdtNumbering;
  /** Puts a picture into the file; its path there. */
  readonly keepPicture: (image: PaperPicture, extension: string) => string;
  /** True once for each anchor: a photo may be shown twice, and a bookmark's name stands once. */
  readonly isFirst: (anchor: string) => boolean;
  readonly breaks: PageBreaks;
  readonly indentPt?: number;
  /** What paragraphs of the body are here: indented and justified in the column, plain in lists and cells. */
  readonly bodyStyle?: string;
};

/** A page begins with the paragraph or table that comes next: what that says of it. */
export type PageBreaks = {
  readonly ask: (next: PageStart) => void;
  readonly take: () => PageStart | undefined;
};

export type PageStart = { readonly masterPage: string; readonly number?: number } | 'page';

export function openPageBreaks(): PageBreaks {
  let asked: PageStart | undefined;
  return {
    ask: (next) => {
      asked = next;
    },
    take: () => {
      const taken = asked;
      asked = undefined;
      return taken;
    },
  };
}

/** How a paragraph or table style says that a page begins (OpenDocument 1.3 part 3, §19.510, §20.193). */
export function startOf(start: PageStart | undefined): {
  readonly attributes: Attributes;
  readonly properties: Attributes;
} {
  if (start === undefined) return { attributes: {}, properties: {} };
  if (start === 'page') return { attributes: {}, properties: { 'fo:break-before': 'page' } };
  return {
    attributes: { 'style:master-page-name': start.masterPage },
    properties: { 'style:page-number': start.number },
  };
}
