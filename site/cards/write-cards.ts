import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadFonts } from '#load/fonts.ts';
import { keptBytes } from '#load/kept-bytes.ts';
import type { SharpLibrary } from '#load/load-sharp.ts';
import { inTurns } from '../pictures/in-turns.ts';
import { cardsInView } from './cards.ts';
import { drawCard } from './draw-card.ts';
import { paintCard } from './paint-card.ts';

/** Stands for how cards are drawn: one more whenever that changes. */
const DRAWING = 1;

/** Writes the cards into the folder of the pages; one that says the same as before is not drawn again. */
export async function writeCards(sharp: SharpLibrary, folder: string): Promise<void> {
  const fonts = loadFonts();
  await inTurns(cardsInView(), async ([path, card]) => {
    const file = join(folder, path);
    const bytes = await keptBytes(['card', DRAWING, JSON.stringify([card, sharp.versions])], () =>
      paintCard(sharp, drawCard(card, fonts)),
    );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  });
}
