import { boxOf, carry, centreOf, type Point, pullEdge, setWidth } from './hand.ts';
import type { Walk } from './walk.ts';

export const MISSION = '2027-lima';

/** Whom the office meets: as they are called in both languages. */
const PARTNERS = [
  ['PE', '秘魯', 'Peru'],
  ['JP', '日本', 'Japan'],
  ['KR', '韓國', 'Korea'],
  ['US', '美國', 'United States'],
  ['CA', '加拿大', 'Canada'],
  ['MX', '墨西哥', 'Mexico'],
  ['CL', '智利', 'Chile'],
  ['AU', '澳洲', 'Australia'],
  ['NZ', '紐西蘭', 'New Zealand'],
  ['SG', '新加坡', 'Singapore'],
  ['TH', '泰國', 'Thailand'],
  ['VN', '越南', 'Viet Nam'],
] as const;

export type Step = (walk: Walk) => Promise<void>;

/** Before the trip: from an empty workspace to invitations that have gone out. */
export const BEFORE: Readonly<Record<string, Step>> = {
  mission: async ({ page, open, press, t }) => {
    await open('today');
    await page
      .locator('summary')
      .filter({ hasText: t('desk.new.heading') })
      .click();
    const fields = {
      id: MISSION,
      title: '港務年會',
      from: '2027-02-20',
      to: '2027-02-26',
      place: 'Lima',
      zone: 'America/Lima',
    };
    for (const [name, text] of Object.entries(fields)) await page.locator(`#new-${name}`).fill(text);
    await press('desk.new.make');
    await page.waitForURL(`**/mission/${MISSION}`);
  },
  partners: async ({ open, addTo, write, say, save }) => {
    await open('office/economies');
    for (const [index, [id, ...names]] of PARTNERS.entries()) {
      await addTo('economies');
      await write(`economies.${index + 1}.id`, id);
      await say(`economies.${index + 1}.name`, names);
    }
    await save();
  },
  people: async ({ open, addTo, write, type, say, save }) => {
    await open('office/people');
    await addTo('people');
    // Their identifiers are made of their names.
    await say('people.0.name', ['林一', 'Lin Yi']);
    await addTo('people');
    await say('people.1.name', ['陳美', 'Chen Mei']);
    await addTo('people');
    await type('people.2.id', 'ana-quispe');
    await say('people.2.name', ['Ana Quispe', 'Ana Quispe']);
    await save();
    await open('office/workspace');
    await write('home.email', 'bureau@example.org');
    await write('site.address', 'https://example.org/');
    await save();
    await type('home.email', 'office@example.org');
    await save();
  },
  delegation: async ({ open, unfold, addTo, write, say, name, save }) => {
    await open(`mission/${MISSION}/mission`);
    await say('title', ['港務年會', 'Annual harbour meeting']);
    await unfold('delegation.0');
    await say('delegation.0.unnamed', ['', '']);
    await name('delegation.0.person', 'Lin');
    await say('delegation.0.title', ['課長', 'Director']);
    await write('delegation.0.email', 'lin@example.org');
    await addTo('delegation');
    await name('delegation.1.person', '陳');
    await say('delegation.1.agency', ['港務局', 'Harbour Bureau']);
    await say('delegation.1.title', ['專員', 'Officer']);
    await unfold('places.0');
    await say('places.0.name', ['利馬', 'Lima']);
    await unfold('itinerary.0');
    await say('itinerary.0.text', ['利馬', 'Lima']);
    await say('purpose', ['參加年會', 'The annual meeting']);
    for (const [index, [id, ...names]] of ROOMS.entries()) {
      await addTo('rooms');
      await write(`rooms.${index}.id`, id);
      await say(`rooms.${index}.name`, names);
    }
    await save();
  },
  programme: async ({ open, unfold, addTo, write, choose, say, save }) => {
    await open(`mission/${MISSION}/agenda`);
    await unfold('events.0');
    await say('events.0.title', ['港務年會', 'Annual harbour meeting']);
    await addTo('events.0.sessions');
    const session = 'events.0.sessions.0';
    await write(`${session}.id`, 'opening');
    await say(`${session}.title`, ['開幕', 'Opening']);
    await choose(`${session}.kind`, 'ceremony');
    await write(`${session}.date`, '2027-02-22');
    await write(`${session}.start`, '09:00');
    await write(`${session}.end`, '10:00');
    await save();
  },
  requests: async ({ page, t, language, open, unfold, addTo, write, choose, say, name, save }) => {
    await open(`mission/${MISSION}/bilaterals`);
    await addTo('bilaterals');
    const first = 'bilaterals.0';
    await addTo(`${first}.partners`);
    await name(`${first}.partners.0`, '秘魯');
    await choose(`${first}.status`, 'wanted');
    await addTo(`${first}.points`);
    await say(`${first}.points.0`, ['資料交換', 'Exchange of data']);
    await write(`${first}.request.durationMinutes`, '30');
    await addTo(`${first}.request.attendees`);
    await name(`${first}.request.attendees.0`, 'lin');
    for (const [index, [, chinese]] of PARTNERS.slice(1).entries()) {
      await unfold(`bilaterals.${index}`);
      const [, ...names] = PARTNERS[index] ?? [];
      const former = t('desk.form.copy-name', { name: names[language === 'en' ? 1 : 0] ?? '' });
      await page.getByRole('button', { name: former, exact: true }).click();
      await name(`bilaterals.${index + 1}.partners.0`, chinese);
    }
    await save();
  },
  schedule: async (walk) => {
    const { page, open, press, told } = walk;
    await open(`board/${MISSION}`);
    await press('desk.board.deed.propose');
    await press('desk.board.propose.look');
    await press('desk.board.propose.take');
    await told('desk.board.taken');
    await moveAbout(walk);
    await press('desk.board.deed.release');
    await page.getByText('lin@example.org').first().waitFor();
    await press('desk.board.release.do');
    await told('desk.board.released', { name: 'v1' });
    await press('desk.board.deed.confirm');
    await page.locator('#board-deed').getByRole('checkbox').first().waitFor();
    for (const box of (await page.locator('#board-deed').getByRole('checkbox').all()).slice(0, 2))
      await box.check();
    await press('desk.board.confirm.do', { count: 2 });
    await told('desk.board.confirmed', { meetings: '' });
  },
  outbox: async ({ page, open, press }) => {
    await open('outbox');
    await page.getByRole('checkbox').check();
    await press('desk.outbox.by-hand');
    await page.locator('#sent').waitFor();
  },
};

const ROOMS = [
  ['blue', '藍廳', 'Blue Room'],
  ['green', '綠廳', 'Green Room'],
] as const;

/** By keys, and given up; then by the pointer to the other room, shorter by its lower edge, out of the day and back. */
async function moveAbout(walk: Walk): Promise<void> {
  const { page, told } = walk;
  const card = page.locator('.board-column .board-card').first();
  await card.focus();
  await card.press('Enter');
  await card.press('ArrowDown');
  await page.locator('.board-told :is(.is-good, .is-bad)').waitFor();
  await card.press('Escape');
  await card.scrollIntoViewIfNeeded();
  const [from, column] = [await boxOf(card), await boxOf(page.locator('.board-column').nth(1))];
  const there = { x: column.x + 30, y: from.y + 8 };
  await carry(page, card, there);
  await page.locator('.board-told .is-good').waitFor();
  await page.mouse.up();
  await told('desk.board.moved', { meeting: '' });

  const moved = page.locator('.board-column').nth(1).locator('.board-card');
  await pullEdge(page, moved.locator('.board-edge'));
  await page.locator('.board-told .is-good').waitFor();
  await page.mouse.up();
  await told('desk.board.changed', { meeting: '' });

  const shelf = centreOf(await boxOf(page.locator('#board-shelf')));
  const isInSight = shelf.y < (page.viewportSize()?.height ?? 0);
  await (isInSight ? outAndBack(walk, there, shelf) : outAndBackByButtons(walk));
}

async function outAndBack({ page, t, told }: Walk, there: Point, shelf: Point): Promise<void> {
  const card = page.locator('.board-column').nth(1).locator('.board-card');
  const out = page.locator('.board-shelf .board-card');
  const refused = page.getByText(t('desk.refused.board-changed'));
  // A hand that is quicker than the board is told to look once more, and does.
  await setWidth(page, '1500px');
  for (let turn = 1; turn <= 5 && (await out.count()) === 0; turn += 1) {
    await carry(page, card, shelf);
    await page.locator('.board-ghost').waitFor({ state: 'detached' });
    await page.mouse.up();
    await out.or(refused).first().waitFor();
    if ((await out.count()) === 0) await page.waitForTimeout(500);
  }
  await setWidth(page, '0');
  await told('desk.board.taken-out', { meeting: '' });
  await carry(page, out, there);
  await page.locator('.board-told .is-good').waitFor();
  await page.mouse.up();
  await told('desk.board.moved', { meeting: '' });
}

/** On a phone the shelf lies below, where no drag reaches. */
async function outAndBackByButtons({ page, press, told }: Walk): Promise<void> {
  await page.locator('.board-column').nth(1).locator('.board-card').click();
  await press('desk.board.take-out');
  await told('desk.board.taken-out', { meeting: '' });
  await page.locator('.board-shelf .board-card').waitFor();
  await page.locator('.board-best button').first().click();
  await told('desk.board.moved', { meeting: '' });
}

/** After it: from notes to what the public reads. */
export const AFTER: Readonly<Record<string, Step>> = {
  notes: async ({ page, t, open, press, told }) => {
    await open(`notes/${MISSION}/pe`);
    await page.locator('#point-0').fill(SAID[0]);
    await page.getByLabel(t('desk.notes.language')).selectOption('zh-TW');
    await press('desk.notes.add-promise');
    const of = (field: string) =>
      page.getByLabel(t('desk.notes.of-promise', { field: t(`desk.notes.${field}`), number: 1 }));
    await of('date').fill('2027-03-31');
    // What is typed while a picture is still being kept stays.
    await dropPicture(page, () => of('text').fill('寄送清單'));
    await page.getByLabel(t('desk.notes.caption')).fill('會場合影');
    await page.locator('.desk-photo-person input').first().fill('林一');
    await press('desk.notes.save');
    await told('desk.notes.saved', { points: 1, promised: 1, photos: 1 });
    await press('desk.notes.held');
    await told('desk.job.done', { what: t('desk.job.held') });
  },
  'other language': async ({ open, unfold, say, save }) => {
    await open(`mission/${MISSION}/bilaterals`);
    await unfold('bilaterals.0');
    await unfold('bilaterals.0.commitments.0');
    await say('bilaterals.0.commitments.0.text', ['寄送清單', 'Send the list']);
    await save();
    await open(`mission/${MISSION}/mission`);
    await unfold('photos.0');
    await say('photos.0.caption', ['會場合影', 'At the table']);
    await save();
  },
  readout: async (walk) => {
    await writeProse(walk, 'en/readouts%2Fpe.mdx', `1. **Exchange of data**\n\n   ${SAID[1]}\n`);
  },
  report: async (walk) => {
    await writeProse(walk, 'zh-TW/report.mdx', reportOf(CHINESE));
    await writeProse(walk, 'en/report.mdx', reportOf(ENGLISH));
  },
  tracker: async ({ page, t, open, told }) => {
    await open('tracker');
    const item = page.locator('.desk-action').first();
    await item.locator('select').first().selectOption('in-progress');
    await told('desk.tracker.saved', { items: 1 });
    await item.getByLabel(new RegExp(`^${t('desk.tracker.note')}`)).fill('2027-03-09');
    await item.getByLabel(new RegExp(`^${t('desk.tracker.note')}`)).press('Enter');
    await page.locator('.desk-action-note').first().waitFor();
  },
  published: async ({ page, t, open, press, told, write, save }) => {
    await open(`mission/${MISSION}/mission`);
    await write('published', '2027-03-09');
    await write('reportDate', '2027-03-09');
    await save();
    await open('publish');
    await page.getByText(t('desk.publish.is-public'), { exact: true }).waitFor();
    await press('desk.publish.check');
    await told('desk.job.done', { what: t('desk.job.check') });
  },
};

const SAID = ['對方將寄送清單。', 'They will send the list.'] as const;
const CHINESE = ['目的', '參加年會。', '過程', '心得及建議', '年會值得再去。', '承諾事項'];
const ENGLISH = [
  ...['Purpose', 'The annual meeting.', 'Proceedings'],
  ...['Reflections and recommendations', 'The meeting is worth going to again.', 'Commitments'],
];

const reportOf = ([purpose, why, proceedings, reflections, again, commitments]: readonly string[]): string =>
  `## ${purpose}\n\n${why}\n\n<Delegation />\n\n<Itinerary />\n\n## ${proceedings}\n\n<Agenda event="main-event" />\n\n<Bilateral id="pe" />\n\n<Photo id="pe" />\n\n## ${reflections}\n\n${again}\n\n## ${commitments}\n\n<Commitments />\n`;

/** All of a text anew, as it is pasted from elsewhere. */
async function writeProse({ page, open, save }: Walk, way: string, text: string): Promise<void> {
  await open(`prose/${MISSION}/${way}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await save();
}

/** The PDF of the report as the desk shows it: looked at on its page, opened, and its bytes. */
export async function lookAtPdf({ page, t, open }: Walk, language: string): Promise<Uint8Array> {
  await open(`prose/${MISSION}/${language}/report.mdx`);
  await page.getByRole('tab', { name: t('desk.prose.pane.paper') }).click();
  await page.locator('.prose-sheet canvas').waitFor();
  const address = await page.getByRole('link', { name: t('desk.prose.paper.open') }).getAttribute('href');
  const text = await page.evaluate(async (path) => {
    const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
    return Array.from(bytes, (each) => String.fromCharCode(each)).join('');
  }, address ?? '');
  return Uint8Array.from(text, (each) => each.charCodeAt(0));
}

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** As a file that is drawn in from a folder, and kept only when `meanwhile` is done. */
async function dropPicture(page: Walk['page'], meanwhile: () => Promise<void>): Promise<void> {
  const keepIt = await page.evaluateHandle(() => {
    const { put } = Cache.prototype;
    const { promise, resolve } = Promise.withResolvers<void>();
    Cache.prototype.put = async function (...given) {
      await promise;
      Cache.prototype.put = put;
      await put.apply(this, given);
    };
    return resolve;
  });
  const files = await page.evaluateHandle((text) => {
    const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'table.png', { type: 'image/png' }));
    return transfer;
  }, PIXEL);
  for (const type of ['dragover', 'drop'])
    await page.locator('.desk-photos').dispatchEvent(type, { dataTransfer: files });
  await meanwhile();
  await keepIt.evaluate((keep) => keep());
  await page.locator('.desk-photo img').waitFor();
}
