import type { Locator, Page } from 'playwright';

/** The desk as somebody goes through it: fields by their place in a form, deeds by their words. */
export type Walk = {
  readonly open: (path: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly told: (words: string | RegExp) => Promise<void>;
  /** A field of a thing that is not shown yet. */
  readonly addField: (thing: string, field: string) => Promise<void>;
  /** One more in a list. */
  readonly addTo: (list: string) => Promise<void>;
  /** Plain text, a day, a time, a number. */
  readonly write: (field: string, text: string) => Promise<void>;
  /** A text in both languages of the workspace. */
  readonly say: (field: string, texts: readonly [string, string]) => Promise<void>;
  /** Somebody or something known, by any part of a name. */
  readonly name: (field: string, words: string) => Promise<void>;
};

export function walkOn(page: Page, origin: string): Walk {
  const at = (field: string): Locator => page.locator(`[id="f-${field}"]`);
  return {
    open: async (path) => {
      await page.goto(origin + path);
      await page.locator('h1').first().waitFor();
    },
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    told: (words) => page.getByRole('status').filter({ hasText: words }).first().waitFor(),
    addField: async (thing, field) => {
      await page.locator(`[id="f-${thing === '' ? '' : thing}-add"]`).selectOption(field);
    },
    addTo: (list) => page.locator(`[data-add="${list}"]`).click(),
    write: (field, text) => at(field).fill(text),
    say: async (field, texts) => {
      for (const [index, text] of texts.entries())
        await page.locator(`[data-path="${field}"] :is(textarea, input[type="text"])`).nth(index).fill(text);
    },
    name: async (field, words) => {
      await at(field).fill(words);
      await page.locator('.desk-option').first().waitFor();
      await at(field).press('Enter');
    },
  };
}

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** From the people of a mission to the record of its meeting, in English; nothing is written but by the pages. */
export async function holdMeeting(
  page: Page,
  walk: Walk,
  at: (step: string) => void = () => undefined,
): Promise<void> {
  const { open, press, told, addField, addTo, write, say, name } = walk;
  const save = async () => {
    await press('Save');
    await told(/^Saved/);
  };

  at('people');
  await open('/en/office/people');
  await addTo('people');
  await write('people.0.id', 'lin-yi');
  await say('people.0.name', ['林一', 'Lin Yi']);
  await save();
  await open('/en/office/workspace');
  await addField('home', 'email');
  await write('home.email', 'office@example.org');
  await write('site.address', 'https://example.org/');
  await save();

  at('delegation and room');
  await open('/en/mission/2027-lima/mission');
  await page.locator('[data-path="delegation.0"] > summary').click();
  await say('delegation.0.unnamed', ['', '']);
  await addField('delegation.0', 'person');
  await name('delegation.0.person', 'Lin');
  await say('delegation.0.title', ['課長', 'Director']);
  await addField('delegation.0', 'email');
  await write('delegation.0.email', 'lin@example.org');
  await page.locator('[data-path="places.0"] > summary').click();
  await say('places.0.name', ['利馬', 'Lima']);
  await page.locator('[data-path="itinerary.0"] > summary').click();
  await say('itinerary.0.text', ['利馬', 'Lima']);
  await say('purpose', ['參加年會', 'The annual meeting']);
  await addField('', 'rooms');
  await addTo('rooms');
  await write('rooms.0.id', 'blue');
  await say('rooms.0.name', ['藍廳', 'Blue Room']);
  await save();

  at('request');
  await open('/en/mission/2027-lima/bilaterals');
  await page.locator('[data-path="bilaterals.0"] > summary').click();
  await addField('bilaterals.0', 'request');
  await addField('bilaterals.0.request', 'durationMinutes');
  await write('bilaterals.0.request.durationMinutes', '30');
  await addTo('bilaterals.0.request.attendees');
  await name('bilaterals.0.request.attendees.0', 'lin');
  await save();

  at('board: proposed, moved by keys, released, confirmed');
  await open('/en/board/2027-lima');
  await press('Propose …');
  await press('Look for a schedule');
  await press('Take it as the draft');
  await told('The proposal is the draft now.');
  const card = page.locator('.board-column .board-card').first();
  await card.focus();
  await card.press('Enter');
  await card.press('ArrowDown');
  await page.locator('.board-told .is-good').waitFor();
  await card.press('Enter');
  await told('Moved: ');
  await press('Release …');
  await page.getByText('lin@example.org').waitFor();
  await press('Release it');
  await told('Released: v1.');
  await press('Confirm …');
  await page.getByRole('checkbox', { name: /Peru/ }).check();
  await press('Confirm 1 meeting');
  await told('Agreed: ');

  at('outbox');
  await open('/en/outbox');
  await page.getByRole('heading', { name: '1 ' }).first().waitFor();
  await page.getByRole('checkbox').check();
  await press('I have sent them myself: write that down');
  await page.locator('#sent').waitFor();

  at('notes');
  await open('/en/notes/2027-lima/pe');
  await page.getByLabel('Exchange of data').fill('They will send the list.');
  await press('Add a promise');
  await page.getByLabel('What of promise 1').fill('Send the list');
  await page.setInputFiles('.desk-photos input[type="file"]', {
    name: 'table.png',
    mimeType: 'image/png',
    buffer: Buffer.from(PIXEL, 'base64'),
  });
  await page.getByLabel('Caption').fill('At the table');
  await page.getByLabel('Person 1 from the left').fill('Lin Yi');
  await press('Save as readout and promises');
  await told('1 pictures');
  await press('The meeting was held: make it a record');
  await told('Record the meeting: done');
}
