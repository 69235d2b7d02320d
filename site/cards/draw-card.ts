import type { Fonts } from '#load/fonts.ts';
import { fontFace } from '#reports/font/font-face.ts';
import { glyphPath } from '#reports/font/outline-path.ts';
import { type SetText, setText } from '#reports/text/set-text.ts';
import type { Atom } from '#reports/text/shape-text.ts';
import { CARD, type Card } from './card.ts';

const MARGIN = 80;
const ROOM = CARD.width - 2 * MARGIN;
/** How dark each thing is; `paint-card.ts` gives the one ink and the paper their shades. */
const SHADE = { paper: '#fff', ink: '#000', accent: '#222', muted: '#555' };
/** From the largest down to the one in which a title has room. */
const TITLE_SIZES = [76, 64, 54, 46] as const;
const MOST_LINES = 4;
const LEADING = 1.28;
/** The room of the title, from the head to the line of facts. */
const TITLE = { top: 140, bottom: 490 } as const;
const FACTS_Y = 540;
const NOTICE_Y = 588;

/**
 * Draws the picture of a page as SVG, black on white. Its letters are outlines, so that it looks the same wherever it is
 * painted, and none is missing.
 * @example drawCard({ language: 'en', site: 'Missions', title: 'SCCP 2025', facts: 'Gyeongju' }, loadFonts())
 */
export function drawCard(card: Card, fonts: Fonts): string {
  const line = (text: string, look: LineLook) => drawLine(text, card.language, look, fonts);
  const title = setTitle(card, fonts);
  const height = title.set.lines.length * title.size * LEADING;
  const titleY = TITLE.top + (TITLE.bottom - TITLE.top - height) / 2 + title.size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
    `<path fill="${SHADE.paper}" d="M0 0h${CARD.width}v${CARD.height}H0z"/>`,
    `<path fill="${SHADE.accent}" d="M0 0h${CARD.width}v12H0z"/>`,
    BRAND_MARK,
    line(card.site, { x: MARGIN + 68, y: 96, size: 32, shade: SHADE.accent, room: ROOM - 68 }),
    paint(drawText(title.set, { x: MARGIN, y: titleY, leading: LEADING }, fonts), SHADE.ink),
    line(card.facts, { x: MARGIN, y: FACTS_Y, size: 32, shade: SHADE.muted, room: ROOM }),
    card.notice ? line(card.notice, { x: MARGIN, y: NOTICE_Y, size: 28, shade: SHADE.ink, room: ROOM }) : '',
    '</svg>',
  ].join('');
}

/** As in the head of each page. */
const BRAND_MARK = `<g transform="translate(${MARGIN} 60) scale(1.5)"><rect width="32" height="32" rx="6" fill="${SHADE.accent}"/><path d="M7 21.500c3.200 2.400 5.900 2.400 9 0 3.100-2.400 5.800-2.400 9 0M16 18.500V7.500M16 7.500l6.500 8.500H16" fill="none" stroke="${SHADE.paper}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></g>`;

const ELLIPSIS = '…';

/** In the largest size in which it has room; one that has none in any is cut at a word. */
function setTitle({ title, language }: Card, fonts: Fonts): { readonly set: SetText; readonly size: number } {
  for (const size of TITLE_SIZES) {
    const set = setIn(title, { language, size, bold: true, room: ROOM }, fonts);
    if (set.lines.length <= MOST_LINES) return { set, size };
  }
  const size = TITLE_SIZES.at(-1) ?? 46;
  return {
    set: setIn(cutTo(title, language, size, fonts), { language, size, bold: true, room: ROOM }, fonts),
    size,
  };
}

function cutTo(title: string, language: string, size: number, fonts: Fonts): string {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(title)];
  let [low, high] = [0, words.length];
  const upTo = (count: number) => title.slice(0, words[count]?.index).trimEnd() + ELLIPSIS;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    const { lines } = setIn(upTo(middle), { language, size, bold: true, room: ROOM }, fonts);
    if (lines.length <= MOST_LINES) low = middle;
    else high = middle;
  }
  return upTo(low);
}

type TextLook = {
  readonly language: string;
  readonly size: number;
  readonly bold: boolean;
  readonly room: number;
};

function setIn(text: string, { language, size, bold, room }: TextLook, fonts: Fonts): SetText {
  const look = { family: 'body', sizePt: size, language, bold } as const;
  return setText([{ text, language }], { look, align: 'centre', widthPt: room, indentPt: 0 }, { fonts });
}

type LineLook = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly shade: string;
  readonly room: number;
};

/** One line; what does not fit into it is left out, and said so. */
function drawLine(
  text: string,
  language: string,
  { x, y, size, shade, room }: LineLook,
  fonts: Fonts,
): string {
  if (text === '') return '';
  const whole = setIn(text, { language, size, bold: false, room: Number.MAX_SAFE_INTEGER }, fonts);
  const width = whole.lines[0]?.widthPt ?? 0;
  const share = Math.floor((text.length * (room - size)) / width);
  const set =
    width <= room
      ? whole
      : setIn(
          `${text.slice(0, share)}${ELLIPSIS}`,
          { language, size, bold: false, room: Number.MAX_SAFE_INTEGER },
          fonts,
        );
  return paint(drawText(set, { x, y, leading: 1 }, fonts), shade);
}

const paint = (path: string, shade: string): string => `<path fill="${shade}" d="${path}"/>`;

type Start = { readonly x: number; readonly y: number; readonly leading: number };

function drawText({ atoms, lines }: SetText, { x, y, leading }: Start, fonts: Fonts): string {
  return lines
    .flatMap((line, row) =>
      line.xs.map((offset, index) => {
        const atom = atoms[line.from + index];
        return atom ? drawAtom(atom, { x: x + offset, y: y + row * leading * atom.sizePt }, fonts) : '';
      }),
    )
    .join('');
}

type Place = { readonly x: number; readonly y: number };

function drawAtom(atom: Atom, { x, y }: Place, fonts: Fonts): string {
  const { file } = fontFace(fonts(atom.font));
  const scale = atom.sizePt / file.view.getUint16((file.table('head')?.offset ?? 0) + 18);
  const parts = atom.drawn?.parts ?? [{ glyph: atom.glyph, x: 0, y: 0 }];
  return parts
    .map((part) =>
      glyphPath(file, part.glyph, {
        scale,
        x: x + (part.x * atom.sizePt) / 1000,
        y: y - atom.risePt - (part.y * atom.sizePt) / 1000,
      }),
    )
    .join('');
}
