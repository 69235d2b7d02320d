import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { CivilDate } from '#model/civil-time.ts';
import { PersonId } from '#model/identifier.ts';
import { ownPart } from '#model/own-part.ts';
import { findMission } from '#model/workspace.ts';
import type { Block } from '#reports/block.ts';
import { commitmentBlocks } from '#reports/content/commitments.ts';
import { openCounters } from '#reports/content/counters.ts';
import { internalProse } from '#reports/content/internal-prose.ts';
import { contextOf } from '#reports/report-input.ts';
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

const textsIn = (block: Block): readonly string[] => {
  if (block.kind === 'list') return block.items.flatMap(({ blocks }) => blocks.flatMap(textsIn));
  return block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [];
};

test('partners of one commitment stand each on a line of its own', () => {
  const both = findMission(samples, '2011-c-tpat');
  const tables = commitmentBlocks(contextOf(inputFor(samples, 'zh-TW', both)));
  const partners = tables.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row[1]?.blocks.flatMap(textsIn) ?? []) : [],
  );
  expect(partners.filter((names) => names.length > 1)).toEqual([['日本、', '新加坡']]);
});

test('in an edition of one delegate, a meeting of others that the instructions speak of has its name', () => {
  const whole = findMission(samples, '2027-harbour-forum');
  const context = contextOf(
    inputFor(samples, 'en', whole && ownPart(whole, PersonId.parse('葉帆岸-example'))),
  );
  const { blocks } = internalProse(context, openCounters(['decimal', 'compound']));
  expect(blocks.filter(({ kind }) => kind === 'list').flatMap(textsIn)).toEqual(
    expect.arrayContaining([
      'Meeting with the Tidal Data Union',
      "Technical meeting with Kandreth's planners",
    ]),
  );
});
