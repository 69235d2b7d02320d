import type { FontId, Fonts } from '#load/fonts.ts';
import { fontFace } from '../font/font-face.ts';
import type {
  Colour,
  ImageItem,
  Item,
  Leaf,
  Page,
  PanelItem,
  PlacedPage,
  RuleItem,
  TextItem,
} from '../layout/page.ts';
import { type EmbeddedFont, embedFont } from './embed-font.ts';
import { type ImageTable, imageMatrix } from './embed-image.ts';
import type { Pdf, PdfPage } from './pdf-document.ts';
import { num } from './pdf-value.ts';

/** sRGB, 0 to 1. */
const COLOURS: Readonly<Record<Colour, readonly [number, number, number]>> = {
  ink: [0.09, 0.09, 0.1],
  soft: [0.37, 0.38, 0.4],
  faint: [0.7, 0.71, 0.73],
  accent: [0.1, 0.25, 0.45],
  tint: [0.955, 0.958, 0.965],
};

/** A font set that grows as pages are drawn. */
export type FontTable = { readonly use: (id: FontId) => EmbeddedFont; readonly finish: () => void };

export function openFontTable(pdf: Pdf, fonts: Fonts): FontTable {
  const table = new Map<FontId, EmbeddedFont>();
  const use = (id: FontId): EmbeddedFont => {
    const font = table.get(id) ?? embedFont(pdf, fontFace(fonts(id)), `F${table.size + 1}`);
    table.set(id, font);
    return font;
  };
  const finish = (): void => {
    for (const font of table.values()) font.finish();
  };
  return { use, finish };
}

/** What drawing asks of the document. */
export type Drawing = {
  readonly fonts: FontTable;
  readonly images: ImageTable;
  /** Called with each stretch of marked content: the number it got on the page. */
  readonly mark: (leaf: Leaf) => number;
  readonly tagOf: (leaf: Leaf) => string;
};

/**
 * Draws a page's items, each within marked content of its leaf or, without one, as an artifact
 * (ISO 32000-1 §14.8.2.2). Neighbours of one leaf share the marks.
 */
export function drawPage(page: PdfPage, { items, parts = [] }: Page, drawing: Drawing): void {
  const operators = [
    ...itemOperators(page, items, drawing),
    ...parts.flatMap((part) => [
      'q',
      `${placeOf(part)} cm`,
      ...itemOperators(page, part.page.items, drawing),
      'Q',
    ]),
  ];
  page.write(Buffer.from(operators.join('\n'), 'latin1'));
}

/** The matrix of a page on a larger one (§8.3.4). */
function placeOf({ page: { widthPt, heightPt }, x, y, isUpsideDown }: PlacedPage): string {
  return isUpsideDown ? `-1 0 0 -1 ${num(x + widthPt)} ${num(y + heightPt)}` : `1 0 0 1 ${num(x)} ${num(y)}`;
}

function itemOperators(page: PdfPage, items: readonly Item[], drawing: Drawing): string[] {
  const operators: string[] = [];
  let open: { readonly leaf: Leaf | undefined } | undefined;
  for (const item of items) {
    if (item.kind === 'link' || item.kind === 'anchor') continue;
    const { leaf } = item;
    if (!open || open.leaf !== leaf) {
      if (open) operators.push('EMC');
      operators.push(leaf ? `/${drawing.tagOf(leaf)} <</MCID ${drawing.mark(leaf)}>> BDC` : '/Artifact BMC');
      open = { leaf };
    }
    operators.push(operatorOf(item, page, drawing));
  }
  if (open) operators.push('EMC');
  return operators;
}

function operatorOf(item: Drawn, page: PdfPage, { fonts, images }: Drawing): string {
  switch (item.kind) {
    case 'text': {
      const font = fonts.use(item.font);
      page.fonts[font.name] = font.ref;
      return inReadingOrder(item, textOperators(item, font));
    }
    case 'rule':
      return `${colour(item.colour)} RG ${num(item.widthPt)} w ${num(item.x)} ${num(item.y)} m ${num(item.toX)} ${num(item.toY)} l S`;
    case 'panel':
      return `${colour(item.fill)} rg ${num(item.x)} ${num(item.y)} ${num(item.widthPt)} ${num(item.heightPt)} re f`;
    case 'image': {
      const image = images(item.image);
      page.xobjects[image.name] = image.ref;
      return `q ${imageMatrix(item, image.orientation)} cm /${image.name} Do Q`;
    }
    default:
      return item satisfies never;
  }
}

type Drawn = TextItem | RuleItem | PanelItem | ImageItem;

const COLOUR_OPERANDS = new Map(Object.entries(COLOURS).map(([name, parts]) => [name, parts.join(' ')]));
const colour = (name: Colour): string => COLOUR_OPERANDS.get(name) ?? '0 0 0';

/** The page's y axis points down, so text is turned upright again by its own matrix. */
function textOperators(item: TextItem, font: EmbeddedFont): string {
  return `BT ${colour(item.colour)} rg /${font.name} ${num(item.sizePt)} Tf 1 0 0 -1 ${num(item.x)} ${num(item.y)} Tm [${showArray(item, font)}] TJ ET`;
}

/** Letters that are read from right to left and drawn the other way say so (§14.8.2.3.3). */
const inReadingOrder = ({ isReversed }: TextItem, operators: string): string =>
  isReversed ? `/ReversedChars BMC\n${operators}\nEMC` : operators;

/** Characters with the corrections, in thousandths of an em, that bring each to its place. */
function showArray({ texts, xs, sizePt, drawn }: TextItem, font: EmbeddedFont): string {
  let array = '';
  let pending = '';
  let x = xs[0] ?? 0;
  for (let index = 0; index < texts.length; index += 1) {
    const at = xs[index] ?? x;
    const shift = Math.round(((x - at) * 1000) / sizePt);
    if (shift !== 0) {
      array += pending === '' ? `${shift}` : `(${pending})${shift}`;
      pending = '';
      x -= (shift * sizePt) / 1000;
    }
    const { code, advance } = font.sortOf(texts[index] ?? '', drawn?.[index]);
    pending += code;
    x += (advance * sizePt) / 1000;
  }
  return pending === '' ? array : `${array}(${pending})`;
}
