import { isRightToLeft } from '#model/language.ts';
import type { Note } from '../block.ts';
import { type Box, EMPTY_BOX, shiftBox } from './box.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { layoutText } from './layout-text.ts';
import type { StructureNode } from './page.ts';
import type { Frame } from './theme.ts';

const SCALE = 0.82;
const LEADING = 1.45;
const LABEL_EM = 1.6;

/** A footnote as boxes for the foot of a page, its number hanging before it. */
export function layoutNote(
  note: Note,
  frame: Frame,
): { readonly boxes: readonly Box[]; readonly node: StructureNode } {
  const sizePt = (frame.textPt ?? frame.theme.sizePt) * SCALE;
  const theme = { ...frame.theme, sizePt, leading: LEADING };
  const hang = LABEL_EM * sizePt;
  const widthPt = frame.noteWidthPt - hang;
  const isLeftwards = isRightToLeft(frame.language);
  const body = layoutBlocks(note.blocks, { ...frame, theme, widthPt, firstLineIndentEm: 0 });
  const label = layoutText(
    [{ text: `${note.number}`, language: frame.language }],
    { look: { family: 'body', sizePt }, lineHeightPt: sizePt * LEADING, align: 'start' },
    { ...frame, theme, widthPt: isLeftwards ? frame.noteWidthPt : widthPt },
  );
  const empty = { ...EMPTY_BOX, heightPt: sizePt * LEADING };
  const [first = empty, ...rest] = body.boxes.map((box) => shiftBox(box, isLeftwards ? 0 : hang));
  const head = { ...first, items: [...label.boxes.flatMap((box) => box.items), ...first.items] };
  const node = {
    tag: 'Note',
    // Both languages of a parallel edition count from 1.
    id: `note-${frame.language}-${note.number}`,
    kids: [{ tag: 'Lbl', kids: label.kids }, ...body.nodes],
  };
  return { boxes: [head, ...rest], node };
}
