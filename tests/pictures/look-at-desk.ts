import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInProcess } from '../commands/run-in-process.ts';
import type { Office } from '../desk/walked-office.ts';

type Look = (office: Office) => Promise<void>;

/** What somebody does on a page of the desk before the picture of this name is taken. */
export const LOOKS: Readonly<Record<string, Look>> = {
  'desk-form': async ({ page, walk }) => {
    await walk.unfold('bilaterals.0');
    await stand(page, '[data-path="bilaterals.0"]');
  },
  'desk-board': async ({ page }) => {
    await page.locator('.board-column .board-card').first().click();
    await page.locator('.board-best button').first().waitFor();
    await stand(page, '.board-choices');
  },
  'desk-outbox': async ({ page }) => {
    await page.getByRole('checkbox').waitFor();
  },
  'desk-notes': async ({ page, walk }) => {
    const { t, press, language } = walk;
    const isChinese = language === 'zh-TW';
    await page.locator('#point-0').fill(isChinese ? '日方下月提出名單。' : 'Japan has a list next month.');
    await press('desk.notes.add-promise');
    const of = (field: string) =>
      page.getByLabel(t('desk.notes.of-promise', { field: t(`desk.notes.${field}`), number: 1 }));
    await of('text').fill(isChinese ? '提出名單' : 'Send the list');
    await of('date').fill('2027-04-30');
    await stand(page, '#point-0');
  },
  'desk-prose': async ({ page, walk }) => {
    await page.getByRole('tab', { name: walk.t('desk.prose.pane.paper') }).click();
    await page.locator('.prose-sheet canvas').waitFor();
    await stand(page, '.desk-prose');
  },
  'desk-import': bringSheet,
  'desk-today': async ({ page }) => {
    await page.locator('.desk-cards').waitFor();
  },
  'desk-publish': async ({ page, walk }) => {
    await page.getByText(walk.t('desk.publish.is-public'), { exact: true }).waitFor();
  },
};

/** Below the edge of the window, with a little room. */
const stand = (page: Office['page'], part: string): Promise<void> =>
  page
    .locator(part)
    .first()
    .evaluate((each) => scrollTo({ top: each.getBoundingClientRect().top + scrollY - 56 }));

/** A sheet in which the item is done and has a priority, while the desk has set another status meanwhile. */
async function bringSheet({ root, page, walk }: Office): Promise<void> {
  const { language, t, told } = walk;
  await runInProcess('actions', 'export', '--csv', '--out', root, '--workspace', root, '--lang', language);
  const name = `actions.${language}.csv`;
  const sheet = readFileSync(join(root, name), 'utf8');
  await page.locator('.desk-action select').first().selectOption('waiting');
  await told('desk.tracker.saved', { items: 1 });
  const row = (status: string, priority: string): string =>
    `,${t(`term.commitment-status.${status}`)},,${priority},`;
  const edited = sheet.replace(row('in-progress', ''), row('done', t('term.action-priority.high')));
  if (edited === sheet) throw new Error(`no row to fill in in ${name}`);
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(edited) };
  await page.locator('.desk-import summary').click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: t('desk.import.take'), exact: true }).waitFor();
  await stand(page, '.desk-import');
}
