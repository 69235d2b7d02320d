import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { BilateralId } from '#model/identifier.ts';
import { ACTIONS } from '#register/actions.ts';
import { changeLog } from '#register/event-log.ts';
import { MAIL } from '#register/mail.ts';
import { openSite } from '../../site/open-site.ts';
import { type PageDigests, pageDigests } from '../../site/page-digests.ts';
import { edit } from '../workspace-copy.ts';
import { SAMPLE_NOW } from './shared-build.ts';

const NOW = Date.parse(SAMPLE_NOW);
const HELD = '2026-harbour-forum';
const TO_COME = '2027-harbour-forum';
const signature = { by: 'a test', now: NOW };

/** The sample, with a guest who has an address and with nobody assigned to anything. */
function office(): string {
  const root = mkdtempSync(join(tmpdir(), 'attache-digests-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const room of ['data', 'content'])
    cpSync(join(TOOLKIT_ROOT, room), join(root, room), { recursive: true });
  rmSync(join(root, 'data/register/actions'), { recursive: true });
  edit(root, `data/missions/${TO_COME}/bilaterals.yaml`, {
    find: 'person: ставра-миолин-example, agency:',
    put: 'person: ставра-миолин-example, email: guest@iskarel.invalid, agency:',
  });
  return root;
}

function digestsOf(root: string): PageDigests {
  openSite({ workspaceRoot: root, outDir: '', downloads: [], audience: 'internal', now: NOW });
  return pageDigests('code');
}

/** English pages that are no longer made from the same, those of one mission left out. */
function renewed(before: PageDigests, after: PageDigests, mission: string): readonly string[] {
  return [...after.pages]
    .filter(([path, digest]) => before.pages.get(path) !== digest)
    .map(([path]) => path)
    .filter((path) => path.startsWith('en/') && !path.includes(mission))
    .sort();
}

test('what a guest answers renews the pages of the partner, and of the lists that tell of meetings', async () => {
  const root = office();
  const before = digestsOf(root);
  await changeLog(root, MAIL, { name: TO_COME, signature }, () => [
    {
      type: 'reply' as const,
      uid: 'of-iskarel',
      meeting: BilateralId.parse('iskarel'),
      address: 'guest@iskarel.invalid',
      sequence: 0,
      start: '2027-03-26T14:00:00.000Z',
      partstat: 'ACCEPTED' as const,
      saidAt: SAMPLE_NOW,
    },
  ]);
  const after = digestsOf(root);
  expect([after.shared === before.shared, renewed(before, after, TO_COME)]).toEqual([
    true,
    [
      'en/partners/XC/commitments/index.html',
      'en/partners/XC/index.html',
      'en/partners/index.html',
      'en/people/index.html',
    ],
  ]);
});

test('the first item that is assigned renews every page, for lists gain a column; a second renews what tells of it', async () => {
  const root = office();
  const assign = (item: string) =>
    changeLog(root, ACTIONS, { name: HELD, signature }, () => [
      { type: 'assign' as const, item: `${HELD}/${item}`, assignee: '紀汐語-example' },
    ]);
  const nobody = digestsOf(root);
  await assign('draft-proposal');
  const first = digestsOf(root);
  await assign('criteria-table');
  const second = digestsOf(root);
  expect([first.shared === nobody.shared, second.shared === first.shared]).toEqual([false, true]);
  const pages = renewed(first, second, HELD);
  expect(pages.filter((path) => path.startsWith('en/partners/'))).toEqual([
    'en/partners/XC/commitments/index.html',
    'en/partners/XC/index.html',
    'en/partners/index.html',
  ]);
});
