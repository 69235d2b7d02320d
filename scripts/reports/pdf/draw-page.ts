import type { FontId, Fonts } from '#load/fonts.ts';
import { fontFace } from '../font/font-face.ts';
import type { Colour, ImageItem, Item, Leaf, Page, PanelItem, RuleItem, TextItem } from '../layout/page.ts';
import { type EmbeddedFont, embedFont, hex } from './embed-font.ts';
import { num, type Pdf } from './pdf-document.ts';

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

/** Called with each stretch of marked content: the number it got on the page. */
export type Mark = (leaf: Leaf) => number;

/**
 * Draws a page's items, each within marked content of its leaf or, without one, as an artifact
 * (ISO 32000-1 §14.8.2.2). Neighbours of one leaf share the marks.
 */
export function drawPage(
  pdf: Pdf,
  page: Page,
  {
    fonts,
    mark,
    tagOf,
  }: { readonly fonts: FontTable; readonly mark: Mark; readonly tagOf: (leaf: Leaf) => string },
): void {
  const drawn = page.items.filter(
    (item): item is TextItem | RuleItem | PanelItem | ImageItem =>
      item.kind !== 'link' && item.kind !== 'anchor',
  );
  const operators: string[] = [];
  for (let from = 0; from < drawn.length; ) {
    const leaf = drawn[from]?.leaf;
    let to = from + 1;
    while (to < drawn.length && drawn[to]?.leaf === leaf) to += 1;
    operators.push(leaf ? `/${tagOf(leaf)} <</MCID ${mark(leaf)}>> BDC` : '/Artifact BMC');
    drawItems(pdf, drawn.slice(from, to), { fonts, operators });
    operators.push('EMC');
    from = to;
  }
  write(pdf, operators);
}

/** One write for many operators: each costs pdfkit a pass over the text. */
function write(pdf: Pdf, operators: string[]): void {
  if (operators.length > 0) pdf.addContent(operators.join('\n'));
  operators.length = 0;
}

type Drawing = { readonly fonts: FontTable; readonly operators: string[] };

function drawItems(pdf: Pdf, items: readonly Item[], { fonts, operators }: Drawing): void {
  for (const item of items) {
    switch (item.kind) {
      case 'text':
        operators.push(textOperators(item, useOnPage(pdf, fonts.use(item.font))));
        break;
      case 'rule':
        operators.push(
          `${colour(item.colour)} RG ${num(item.widthPt)} w ${num(item.x)} ${num(item.y)} m ${num(item.toX)} ${num(item.toY)} l S`,
        );
        break;
      case 'panel':
        operators.push(
          `${colour(item.fill)} rg ${num(item.x)} ${num(item.y)} ${num(item.widthPt)} ${num(item.heightPt)} re f`,
        );
        break;
      case 'image':
        write(pdf, operators);
        pdf.image(item.image, item.x, item.y, { width: item.widthPt, height: item.heightPt });
        break;
      default:
        break;
    }
  }
}

function useOnPage(pdf: Pdf, font: EmbeddedFont): EmbeddedFont {
  pdf.page.fonts[font.name] = font.ref;
  return font;
}

const COLOUR_OPERANDS = new Map(Object.entries(COLOURS).map(([name, parts]) => [name, parts.join(' ')]));
const colour = (name: Colour): string => COLOUR_OPERANDS.get(name) ?? '0 0 0';

/** The page's y axis points down, so text is turned upright again by its own matrix. */
function textOperators(item: TextItem, font: EmbeddedFont): string {
  return `BT ${colour(item.colour)} rg /${font.name} ${num(item.sizePt)} Tf 1 0 0 -1 ${num(item.x)} ${num(item.y)} Tm [${showArray(item, font)}] TJ ET`;
}

/** Characters with the corrections, in thousandths of an em, that bring each to its place. */
function showArray({ texts, xs, sizePt }: TextItem, font: EmbeddedFont): string {
  let array = '';
  let pending = '';
  let x = xs[0] ?? 0;
  for (const [index, text] of texts.entries()) {
    const at = xs[index] ?? x;
    const shift = Math.round(((x - at) * 1000) / sizePt);
    if (shift !== 0) {
      array += `${pending && `<${pending}>`}${shift}`;
      pending = '';
      x -= (shift * sizePt) / 1000;
    }
    const advance = squeezedAdvance(
      font.advanceOf(text),
      (((xs[index + 1] ?? Number.POSITIVE_INFINITY) - at) * 1000) / sizePt,
    );
    pending += hex(font.numberOf(text, advance));
    x += (advance * sizePt) / 1000;
  }
  return pending ? `${array}<${pending}>` : array;
}

const SQUEEZED_FROM = 80;
const STEP = 50;

/** The advance of a character that the next one is drawn well into: shorter, in a few steps. */
function squeezedAdvance(natural: number, actual: number): number {
  return natural - actual < SQUEEZED_FROM ? natural : Math.max(0, Math.floor(actual / STEP) * STEP);
}
