import { type Block, textOf } from '../block.ts';
import { withWishes } from './fit-columns.ts';
import type { PageSetup } from './page-setup.ts';
import { TABLE_LOOKS } from './table-look.ts';

/** Blocks that stand on pages of one direction. */
export type Stretch = { readonly blocks: readonly Block[]; readonly isTurned: boolean };

/** Blocks parted where a table is too wide for its page, which then is turned on its side. */
export function partWideTables(blocks: readonly Block[], setup: PageSetup): readonly Stretch[] {
  const stretches: { blocks: Block[]; isTurned: boolean }[] = [];
  const canTurn = setup.sheet.heightPt > setup.sheet.widthPt;
  for (const block of blocks) {
    const isTurned = canTurn && isTooWide(block, setup);
    const last = stretches.at(-1);
    if (last?.isTurned === isTurned) last.blocks.push(block);
    else if (isTurned && last) {
      const company = last.blocks.splice(companyFrom(last.blocks));
      if (last.blocks.length === 0) stretches.pop();
      stretches.push({ blocks: [...company, block], isTurned });
    } else stretches.push({ blocks: [block], isTurned });
  }
  return stretches;
}

/** Where what belongs to a table begins, of the blocks before it: its headings, its title, and a short text between. */
function companyFrom(blocks: readonly Block[]): number {
  const isTitle = (block: Block | undefined): boolean =>
    block?.kind === 'heading' || (block?.kind === 'paragraph' && block.style === 'lead');
  const isShort = (block: Block | undefined): boolean =>
    block?.kind === 'paragraph' && textOf(block.runs).length < SHORT_TEXT;
  let from = blocks.length;
  if (isShort(blocks[from - 1]) && isTitle(blocks[from - 2])) from -= 1;
  while (isTitle(blocks[from - 1])) from -= 1;
  return from;
}

const SHORT_TEXT = 160;

/** True when the longest words of its columns do not fit side by side. */
function isTooWide(block: Block, { frame }: PageSetup): boolean {
  if (block.kind !== 'table' || block.look !== 'ruled' || block.columns.length < LEAST_COLUMNS) return false;
  const { columns, look } = withWishes(block);
  const { scale, padXEm } = TABLE_LOOKS[look];
  const neededEm = columns.reduce(
    (sum, { leastEm, fixedEm }) => sum + (fixedEm ?? (leastEm ?? 0) + 2 * padXEm),
    0,
  );
  return neededEm * scale * frame.theme.sizePt > frame.widthPt;
}

const LEAST_COLUMNS = 5;

/** The same paper on its side, with the same white around it. */
export function turn({ sheet, frame }: PageSetup): PageSetup {
  const footPt = sheet.heightPt - sheet.bottomPt;
  const widthPt = sheet.heightPt - 2 * sheet.leftPt;
  return {
    sheet: {
      ...sheet,
      widthPt: sheet.heightPt,
      heightPt: sheet.widthPt,
      bottomPt: sheet.widthPt - footPt,
    },
    frame: { ...frame, widthPt, noteWidthPt: widthPt, columnPt: widthPt },
  };
}
