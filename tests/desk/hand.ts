import type { Locator, Page } from 'playwright';

/** Of an hour, as high as the board draws it. */
const QUARTER = 24;
export type Point = { readonly x: number; readonly y: number };
type Box = Point & { readonly width: number; readonly height: number };

export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
}

export const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** A card that is drawn anew at that moment slips away from under the hand: then it is taken up again, as a person does. */
export async function carry(page: Page, card: Locator, to: Point): Promise<void> {
  for (let turn = 1; turn <= 5; turn += 1) {
    const { x, y } = await boxOf(card);
    const from = { x: x + 20, y: y + 8 };
    await drag(page, from, { x: from.x, y: from.y + 10 });
    if (await comes(page.locator('.board-card.is-held'))) break;
    await page.mouse.up();
  }
  await page.mouse.move(to.x, to.y + 12, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 2 });
}

/** Upwards by a quarter of an hour. A board that is drawn anew at that moment has the card itself under the hand, or nothing. */
export async function pullEdge(page: Page, edge: Locator): Promise<void> {
  for (let turn = 1; turn <= 5; turn += 1) {
    const low = centreOf(await boxOf(edge));
    const isUnderHand = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.classList.contains('board-edge') === true,
      low,
    );
    if (isUnderHand) {
      await drag(page, low, { x: low.x, y: low.y - QUARTER });
      if (await comes(page.locator('.board-ghost'))) return;
      await page.mouse.up();
    } else await page.waitForTimeout(HAND_MS);
  }
}

/** How long a hand waits for what it has taken up. */
const HAND_MS = 3000;

const comes = (part: Locator): Promise<boolean> =>
  part.waitFor({ state: 'attached', timeout: HAND_MS }).then(
    () => true,
    () => false,
  );

/** Not let go yet. */
async function drag({ mouse }: Page, from: Point, to: Point): Promise<void> {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y + 12, { steps: 4 });
  await mouse.move(to.x, to.y, { steps: 2 });
}

/** As if there were many rooms: columns go on out of sight, below the shelf. */
export const setWidth = (page: Page, width: string): Promise<void> =>
  page.locator('.board-heads, .board-field').evaluateAll((parts, minWidth) => {
    for (const part of parts) (part as HTMLElement).style.minWidth = minWidth;
  }, width);
