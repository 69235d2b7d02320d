import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runInProcess } from '../commands/run-in-process.ts';
import { acceptedText } from '../reports/accepted.ts';
import { readPdf, squash } from '../reports/read-pdf.ts';
import { faultsOfAxe } from '../site/axe.ts';
import { lookAtPdf } from './one-mission.ts';
import { shiftAnswers } from './shift-answers.ts';
import { type Office, openOffice, withoutPlaces, writtenFiles } from './walked-office.ts';

const PATIENCE_MS = 600_000;

let office: Office;

beforeAll(async () => {
  office = await openOffice({ language: 'en', width: 1440 });
}, PATIENCE_MS);

afterAll(() => office?.close());

// What one test holds back, no other waits for; what it has saved or given up is no draft any more.
afterEach(async () => {
  await office.page.context().unrouteAll({ behavior: 'ignoreErrors' });
  await expect.poll(() => draftsIn(office.root)).toEqual([]);
});

const draftsIn = (root: string): readonly string[] => {
  const folder = join(root, 'data/register/.desk');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
};

/** In any language of the desk. */
async function open(path: string): Promise<void> {
  const { page } = office;
  await page.goto(new URL(page.url()).origin + path);
  await page.locator('h1').first().waitFor();
}

test('from an empty workspace to a published mission of twelve meetings without touching a file', {
  timeout: PATIENCE_MS,
}, async () => {
  await office.walkAll();
  const written = writtenFiles(office.root);
  expect(withoutPlaces(written)).toBe(withoutPlaces(acceptedText('desk/one-mission.txt', written)));
  const { code, stdout, stderr } = await runInProcess('check', '--workspace', office.root, '--lang', 'en');
  expect([code, `${stdout}${stderr}`]).toEqual([0, expect.stringContaining('errors: 0 · warnings: 0')]);
});

test('the PDF that the desk shows of the report has what was written in both languages', {
  timeout: PATIENCE_MS,
}, async () => {
  for (const [language, words] of [
    ['en', ['Annual harbour meeting', 'They will send the list.', 'Send the list', 'Blue Room']],
    ['zh-TW', ['港務年會', '對方將寄送清單。', '寄送清單', '藍廳']],
  ] as const) {
    const { pages } = await readPdf(await lookAtPdf(office.walk, language));
    const plain = squash(pages.join(''));
    expect([language, words.filter((each) => !plain.includes(squash(each)))]).toEqual([language, []]);
  }
});

test('a save is taken back over its files', { timeout: PATIENCE_MS }, async () => {
  const { walk, root } = office;
  const before = writtenFiles(root);
  await walk.open('office/people');
  await walk.addTo('people');
  await walk.write('people.3.id', 'juan-flores');
  await walk.say('people.3.name', ['Juan Flores', 'Juan Flores']);
  await walk.save();
  expect(writtenFiles(root)).not.toBe(before);
  await walk.press('desk.undo');
  await walk.told('desk.undo-done', { files: 'data/people.yaml' });
  expect(writtenFiles(root)).toBe(before);
});

test('a command that the desk knows nothing of any more, having been started anew, is told', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page } = office;
  await page.context().route('**/api/jobs/*', (route) => route.fulfill({ status: 404, json: {} }));
  await walk.open('outbox');
  await walk.told('desk.job.lost', {});
});

test('a page says that it reads until it has read; what a command said last is in sight; and pressed twice, the release before is put back once', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page } = office;
  const { promise: isLet, resolve: letGo } = Promise.withResolvers<void>();
  // Of the whole context: the worker that keeps the desk asks for some of these itself.
  const waits = (pattern: string, json: object) =>
    page.context().route(pattern, async (route) => {
      await isLet;
      await route.fulfill({ json });
    });
  await waits('**/api/{tracker,board/*,notes/*,publish}', { missions: [], former: '3 March 2027, 09:00' });
  for (const place of ['notes/2027-lima', 'board/2027-lima', 'tracker', 'publish']) {
    await walk.open(place);
    await page.locator('main').getByText(walk.t('desk.reading')).waitFor();
  }
  letGo();
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  await page
    .context()
    .route('**/api/jobs/*', (route) =>
      route.fulfill({ json: { id: 'x', name: 'check', lines, output: '', code: 1 } }),
    );
  await walk.press('desk.publish.check');
  const box = page.locator('.desk-job pre');
  await box.waitFor();
  expect(await box.evaluate((pre) => pre.scrollHeight - pre.clientHeight - pre.scrollTop < 2)).toBe(true);
  let backs = 0;
  await page.context().route('**/api/publish/back', async (route) => {
    backs += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.fulfill({ json: {} });
  });
  await walk.press('desk.publish.go-back');
  await page.getByRole('button', { name: walk.t('desk.publish.back') }).dblclick();
  await walk.told('desk.publish.went-back', { date: '' });
  expect(backs).toBe(1);
});

test('what waited before something was sent is not shown while the outbox is read anew', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page } = office;
  const mail = { uid: 'u', meeting: 'pe', to: 'guest@example.org', sequence: 0 };
  const listOf = (waiting: readonly object[]) =>
    JSON.stringify({ confirm: 'c', missions: [{ mission: '2027-lima', waiting, sent: [] }] });
  const { promise: isRead, resolve: read } = Promise.withResolvers<void>();
  const outputs = [listOf([mail]), '', listOf([])];
  let begun = 0;
  const context = page.context();
  await context.route('**/api/jobs', (route) => route.fulfill({ json: { job: String(begun++) } }));
  await context.route('**/api/jobs/*', async (route) => {
    const id = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (id === '2') await isRead;
    await route.fulfill({ json: { id, name: 'outbox', lines: [], output: outputs[Number(id)], code: 0 } });
  });
  await walk.open('outbox');
  const rows = page.locator('main .desk-rows li');
  await rows.first().waitFor();
  await page.getByLabel(walk.t('desk.outbox.seen')).check();
  await walk.press('desk.outbox.send');
  const heading = page.locator('#waiting');
  await expect.poll(() => heading.textContent()).toBe(walk.t('desk.reading'));
  expect(await rows.count()).toBe(0);
  read();
  await expect.poll(() => heading.textContent()).toBe(walk.t('desk.outbox.waiting', { mails: 0 }));
  await context.unrouteAll();
});

test('a note that nobody took stays in its field', { timeout: PATIENCE_MS }, async () => {
  const { walk, page } = office;
  await walk.open('tracker');
  const note = page.locator('.desk-action input:not([type])').first();
  await page.context().route('**/api/tracker', (route) => route.abort());
  await note.fill('Called the secretariat');
  await note.press('Enter');
  await walk.told('desk.offline', {});
  await page.context().unrouteAll();
  expect(await note.inputValue()).toBe('Called the secretariat');
  await note.fill('');
});

test('what is typed while a save is on its way stands there, and is saved with the next', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page, root } = office;
  const people = (): string => readFileSync(join(root, 'data/people.yaml'), 'utf8');
  await walk.open('office/people');
  await page.locator('[data-add="people"]').waitFor();
  const added = `people.${await page.locator('.desk-item[data-path^="people."]').count()}`;
  await walk.addTo('people');
  await walk.write(`${added}.id`, 'typist');
  await walk.say(`${added}.name`, ['打字', 'First Typist']);
  const { promise: isTyped, resolve: type } = Promise.withResolvers<void>();
  await page.context().route('**/api/save', async (route) => {
    await isTyped;
    await route.continue();
  });
  await walk.press('desk.form.save');
  await walk.say(`${added}.name`, ['打字', 'Second Typist']);
  type();
  await walk.told('desk.saved', { file: '' });
  await page.context().unrouteAll();
  expect(people()).toContain('First Typist');
  await page.getByText(walk.t('desk.form.unsaved')).waitFor();
  await walk.press('desk.form.save');
  await page.getByText(walk.t('desk.form.is-saved')).waitFor();
  expect(people().match(/\w+ Typist/g)).toEqual(['Second Typist']);
});

test('a save answered before the page is drawn leaves no draft, and what was asked before it undoes nothing', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page, root } = office;
  const file = 'data/people.yaml';
  const read = (): string => readFileSync(join(root, file), 'utf8');
  const before = read();
  const field = page.locator('[data-path="people.0.name"] textarea').last();
  await walk.open('office/people');
  await walk.unfold('people.0');
  await field.waitFor();
  await page.evaluate(shiftAnswers, ['/api/save', '/api/facts/'] as const);
  writeFileSync(join(root, file), `${before}\n`);
  await expect.poll(() => page.evaluate('window.isHeld'), { timeout: 60_000 }).toBe(true);
  await field.press('End');
  // Between two frames: what a stroke leaves to be done later has not been done when the save is answered.
  await page.evaluate(async () => {
    document.execCommand('insertText', false, 'x');
    await new Promise((resolve) => setTimeout(resolve));
    document.querySelector<HTMLElement>('.desk-save button')?.click();
  });
  await page.getByText(walk.t('desk.form.is-saved')).waitFor();
  const saved = read();
  await page.evaluate('window.release()');
  await page.waitForTimeout(300);
  await expect.poll(() => draftsIn(root)).toEqual([]);
  const shown = await field.inputValue();
  expect([shown, saved === `${before}\n`]).toEqual([expect.stringContaining('x'), false]);
  await walk.open('today');
  await walk.open('office/people');
  await page.getByText(walk.t('desk.form.is-saved')).waitFor();
  const draft = await page.evaluate((key) => localStorage.getItem(key), `attache-desk:${file}`);
  expect([draft, read()]).toEqual([null, saved]);
  writeFileSync(join(root, file), before);
});

test('what is changed back is no draft; one that is taken up has what others have written since, and whoever gives it up by keys stands at its place', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page, root } = office;
  const file = join(root, 'data/people.yaml');
  const before = readFileSync(file, 'utf8');
  const drafts = () =>
    page.evaluate(async () => [
      localStorage.getItem('attache-desk:data/people.yaml') !== null,
      (await (await fetch('/api/drafts')).json()).drafts.map((draft: { name: string }) => draft.name),
    ]);
  const nameOf = (person: number) => page.locator(`[data-path="people.${person}.name"] textarea`).last();
  const open = async () => {
    await walk.open('office/people');
    for (const person of ['people.0', 'people.1']) await walk.unfold(person);
  };
  await open();
  await nameOf(0).press('End');
  await page.keyboard.type('x');
  await expect.poll(drafts).toEqual([true, ['data/people.yaml']]);
  await page.keyboard.press('Backspace');
  await expect.poll(drafts).toEqual([false, []]);
  await page.keyboard.type('y');
  await expect.poll(drafts).toEqual([true, ['data/people.yaml']]);
  await walk.open('today');
  writeFileSync(file, before.replace('Chen Mei', 'Chen May'));
  await open();
  await page.getByText(walk.t('desk.form.restored')).waitFor();
  expect([await nameOf(0).inputValue(), await nameOf(1).inputValue()]).toEqual(['Lin Yiy', 'Chen May']);
  const bar = page.locator('.desk-save button');
  await bar.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => bar.first().evaluate((save) => save === document.activeElement)).toBe(true);
  expect(await drafts()).toEqual([false, []]);
  writeFileSync(file, before);
});

test('what is asked before something is deleted, or saved over another’s, is led to wherever one was', {
  timeout: PATIENCE_MS,
}, async () => {
  const { walk, page, root } = office;
  const focused = () => page.evaluate('document.activeElement?.id');
  await walk.open('office/people');
  await walk.unfold('people.0');
  await walk.press('desk.form.delete-name', { name: 'Lin Yi' });
  await page.getByRole('alertdialog').waitFor();
  expect(await focused()).toBe('delete-title');
  await walk.press('desk.form.keep');
  await walk.say('people.0.name', ['林一', 'Lin I']);
  const file = join(root, 'data/people.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('Lin Yi', 'Lin Yih'));
  await walk.press('desk.form.save');
  await page.locator('#conflicts-title').waitFor();
  expect(await focused()).toBe('conflicts-title');
  writeFileSync(file, before);
  await walk.press('desk.form.discard');
});

/** One of each kind with what it can hold; `npm run soak:pages` asks of those that are like others, too. */
const PLACES = [
  { place: 'today' },
  { place: 'tracker' },
  { place: 'office/people', isLikeOthers: true },
  { place: 'office/economies', isLikeOthers: true },
  { place: 'office/glossary', isLikeOthers: true },
  { place: 'office/workspace' },
  { place: 'outbox' },
  { place: 'publish' },
  { place: 'mission/2027-lima/mission', isLikeOthers: true },
  { place: 'mission/2027-lima/agenda', isLikeOthers: true },
  { place: 'mission/2027-lima/bilaterals#bilaterals.0.points' },
  { place: 'notes/2027-lima' },
  { place: 'notes/2027-lima/pe' },
];

/** `npm run soak:pages` looks at every page in both languages and asks everything in the dark, too. */
const IS_LONG = process.env['ATTACHE_EVERY_PAGE'] === '1';

type Scheme = 'light' | 'dark';
type Part = { readonly within?: string; readonly schemes?: readonly Scheme[] };

/** What axe finds in the light, and in the dark, where only contrast can differ; `within` a part of the page. */
async function faultsSeen({ within, schemes = ['light', 'dark'] }: Part = {}): Promise<readonly unknown[]> {
  const { page } = office;
  const found: unknown[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' || IS_LONG ? undefined : ['color-contrast'];
    found.push(...(await faultsOfAxe(page, { rules, within })).map((fault) => `${colorScheme} ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...(await tooWide())];
}

/** What is wider than the page, and parts of rows that reach over those beside them. */
const tooWide = (): Promise<readonly string[]> =>
  office.page.evaluate(() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []),
    ...[...document.querySelectorAll('.desk-rows li > *')]
      .filter((part) => part.scrollWidth > part.clientWidth)
      .map((part) => `over what is beside it: ${part.textContent}`),
  ]);

/** Lines of cards that are cut at the lower edge; those for which there is no room stand out of sight. */
const cutLines = (): Promise<readonly string[]> =>
  office.page.locator('.board-column > .board-card > :not(.board-edge)').evaluateAll((lines) =>
    lines
      .filter((line) => {
        const [own, card] = [line, line.parentElement as Element].map((each) => each.getBoundingClientRect());
        return own !== undefined && card !== undefined && own.bottom > card.bottom && own.left < card.right;
      })
      .map((line) => `cut: ${line.textContent}`),
  );

const isInSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

const LOOKS = [
  { language: 'zh-TW', width: 390, by: '依人員', scheme: 'light' },
  { language: 'en', width: 1440, by: 'By person', scheme: 'dark' },
  { language: 'zh-TW', width: 1440, by: '依會議室', scheme: 'light' },
  { language: 'en', width: 390, by: 'By room', scheme: 'dark' },
] as const;

test.each(IS_LONG ? LOOKS : LOOKS.slice(0, 1))(
  'axe finds nothing on the board nor in what it can do, in light or dark: $language, $width px',
  { timeout: PATIENCE_MS },
  async ({ language, width, by, scheme }) => {
    const { page } = office;
    await page.setViewportSize({ width, height: 900 });
    await open(`/${language}/board/2027-lima`);
    await page.getByRole('button', { name: by }).click();
    await page.locator('.board-card').first().click();
    await page.locator('.board-why-not').waitFor();
    await expect.poll(() => page.locator('#board-chosen').evaluate(isInSight)).toBe(true);
    const deeds = page.locator('.board-deeds button');
    const found: unknown[] = [...(await faultsSeen()), ...(await cutLines())];
    for (let index = 0; index < (await deeds.count()); index += 1) {
      await deeds.nth(index).click();
      await page.locator('#board-deed h2').waitFor();
      // The rest of the page is as it was.
      found.push(...(await faultsSeen(IS_LONG ? {} : { within: '#board-deed', schemes: [scheme] })));
    }
    expect(found).toEqual([]);
  },
);

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

test.each(
  PLACES.map((each, index) => ({ ...each, index })).filter(
    ({ isLikeOthers }) => IS_LONG || isLikeOthers !== true,
  ),
)(
  'axe finds nothing at $place in light or dark, nor does it scroll sideways on a phone',
  { timeout: PATIENCE_MS },
  async ({ place, index }) => {
    const { page } = office;
    // Every other page is seen in the other language; those of one kind stand beside each other.
    for (const language of IS_LONG ? ['zh-TW', 'en'] : [index % 2 === 0 ? 'zh-TW' : 'en']) {
      await page.setViewportSize(SIZES.phone);
      await open(`/${language}/${place}`);
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
      const onPhone = await faultsSeen();
      await page.setViewportSize(SIZES.desktop);
      const onDesk = [...(IS_LONG ? await faultsOfAxe(page) : []), ...(await tooWide())];
      expect([language, onPhone, onDesk]).toEqual([language, [], []]);
    }
  },
);
