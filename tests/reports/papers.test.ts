import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { CivilDate } from '#model/civil-time.ts';
import { findMission } from '#model/workspace.ts';
import { setAgenda } from '#reports/set-agenda.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import { deriveActions } from '#tracker/derive-actions.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const samples = openFixture(TOOLKIT_ROOT);
const mission = findMission(samples, '2014-c-tpat');

async function textOf(made: ReturnType<typeof setAgenda>): Promise<string> {
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  return squash((await readPdf(made.bytes)).pages.join(''));
}

const missing = (text: string, parts: readonly string[]): readonly string[] =>
  parts.filter((part) => !text.includes(squash(part)));

test('the review form is filled as far as can be computed, and blank beyond', async () => {
  const text = await textOf(setReviewForm(inputFor(samples, 'zh-TW', mission)));
  expect(missing(text, ['出國報告審核表', '等 2 人', '繳交期限：', '依限繳交出國報告'])).toEqual([]);
  expect(text.split('☑').length - 1).toBeLessThanOrEqual(1);
});

test('the agenda holds every session with its time', async () => {
  const earlier = findMission(samples, '2011-c-tpat');
  const text = await textOf(setAgenda(inputFor(samples, 'en', earlier)));
  const titles =
    earlier?.events.flatMap(({ sessions }) => sessions.map(({ title }) => title['en'] ?? '')) ?? [];
  expect(titles.length).toBeGreaterThan(0);
  expect(missing(text, ['Programme', ...titles])).toEqual([]);
});

test('the briefing book tells what was promised before, where it stands by the tracker, and whom we met', async () => {
  const { on, at } = { on: CivilDate.parse('2013-01-05'), at: '2013-01-05T00:00:00.000Z' };
  const [promised] = deriveActions(samples, [], { today: '2014-08-01' }).filter(
    ({ mission: { id }, partners }) => id === '2011-c-tpat' && partners.some((partner) => partner === 'US'),
  );
  if (!promised) throw new Error('the samples hold a promise of the United States');
  const updates = [{ at, on, status: 'in-progress' as const, note: 'Asked again by letter.' }];
  const actions = deriveActions(samples, [{ id: promised.id, updates }], { today: '2014-08-01' });
  const text = await textOf(setBrief({ ...inputFor(samples, 'en', mission), actions }));
  expect(
    missing(text, ['In progress', 'Asked again by letter.', 'Previous meetings with this partner', 'Names']),
  ).toEqual([]);
});
