import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acceptedText } from '../reports/accepted.ts';
import { openOffice, withoutPlaces, writtenFiles } from './walked-office.ts';

const PATIENCE_MS = 1_200_000;

/** `npm run soak:pages`: the walk of `pages.test.ts` in the other language and on a telephone, up to the built site. */
test.runIf(process.env['ATTACHE_SOAK_WALK'] === '1')(
  'the same walk in Chinese on a phone leaves the same files, and its mission is built for the public',
  { timeout: PATIENCE_MS },
  async () => {
    const office = await openOffice({ language: 'zh-TW', width: 390, isApart: true });
    onTestFinished(office.close);
    const { root, walk } = office;
    await office.walkAll();
    const english = acceptedText('desk/one-mission.txt', writtenFiles(root));
    expect(withoutPlaces(writtenFiles(root))).toBe(withoutPlaces(english));
    walk.page.setDefaultTimeout(PATIENCE_MS);
    await walk.open('publish');
    await walk.press('desk.publish.build-public');
    await walk.told('desk.job.done', { what: walk.t('desk.job.build') });
    for (const file of ['zh-TW/missions/2027-lima/index.html', 'missions/2027-lima/report.zh-TW.pdf'])
      expect(existsSync(join(root, 'dist', file))).toBe(true);
  },
);
