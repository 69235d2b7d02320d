import { expect, test } from 'vitest';
import { TOOLKIT_ROOT } from '#load/paths.ts';
import { settleCancellations } from '#model/called-off.ts';
import { findMission, type Mission } from '#model/workspace.ts';
import { textOf } from '#reports/block.ts';
import { runsIn } from '#reports/blocks.ts';
import { daySheet } from '#reports/content/day-sheet.ts';
import { contextOf } from '#reports/report-input.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { inputFor, openFixture } from './fixture.ts';
import { readPdf, squash } from './read-pdf.ts';

const samples = openFixture(TOOLKIT_ROOT);
const found = findMission(samples, '2027-harbour-forum');
/** As the command hands it over: agreed meetings stand where they were agreed. */
const mission = found && {
  ...found,
  bilaterals: found.bilaterals.map((each) => ({ ...each, placement: each.placement ?? each.request?.pin })),
};

async function pagesOf(language: string, of: Mission | undefined = mission): Promise<readonly string[]> {
  const made = setDaySheets(inputFor(samples, language, of));
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  return (await readPdf(made.bytes)).pages.map(squash);
}

const missing = (text: string | undefined, parts: readonly string[]) =>
  parts.filter((part) => !text?.includes(squash(part)));

test('each day with a programme has a sheet of its own', async () => {
  const pages = await pagesOf('en');
  const days = ['Wednesday 24', 'Thursday 25', 'Friday 26', 'Saturday 27', 'Sunday 28', 'Monday 29'];
  expect(pages.map((text, index) => missing(text, [`${days[index]} March 2027`]))).toEqual(
    days.map(() => []),
  );
});

test('sessions, agreed meetings with their room and people, and journeys stand on it, a journey also on the day it ends', async () => {
  const pages = await pagesOf('en');
  expect(
    missing(pages[1], [
      '09:00–09:30',
      'Opening ceremony',
      '16:00–16:45',
      'Customs Authority of Valannia',
      'Harbour Room',
      'Luo Ting-lang',
    ]),
  ).toEqual([]);
  expect(missing(pages[4], ['21:30', 'Port Aurel → Taipei', 'arrives Mon 29 Mar 18:30'])).toEqual([]);
  expect(missing(pages[5], ['18:30', 'Port Aurel → Taipei', 'left Sun 28 Mar 21:30'])).toEqual([]);
});

test('the other language has the same sheets', async () => {
  const pages = await pagesOf('zh-TW');
  expect([
    pages.length,
    missing(pages[0], ['116 年 3 月 24 日（星期三）', '每日行程表', '出席人員']),
  ]).toEqual([6, ['每日行程表']]);
});

test('a mission without a day in its programme has none', () => {
  const bare = mission && { ...mission, events: [], bilaterals: [], travel: [], logistics: undefined };
  expect(setDaySheets(inputFor(samples, 'en', bare))).toBeUndefined();
});

test('what is called off stays on its sheet, which says so and why', async () => {
  const cancelled = { 'zh-TW': '颱風', en: 'Typhoon' };
  const off = mission && settleCancellations({ ...mission, cancelled });
  const [, english = ''] = await pagesOf('en', off);
  const [, chinese = ''] = await pagesOf('zh-TW', off);
  expect([
    missing(english, ['Cancelled: Opening ceremony', 'Cancelled: Typhoon']),
    english.includes('Luo Ting-lang'),
    missing(chinese, ['【取消】', '取消原因：颱風']),
  ]).toEqual([[], false, []]);
});

test('whoever has answered stands there once, with the answer', async () => {
  const named = mission?.delegation.map((each) =>
    'person' in each && each.person === '羅聽浪-example' ? { ...each, email: 'luo@example.org' } : each,
  );
  const answer = { partstat: 'ACCEPTED', saidAt: '2027-03-01T00:00:00Z', sequence: 0 };
  const answers = new Map([['valannia', new Map([['luo@example.org', answer]])]]);
  const input = inputFor(samples, 'en', mission && ({ ...mission, delegation: named } as Mission));
  const made = setDaySheets({ ...input, answers } as unknown as typeof input);
  if (!made || 'findings' in made) throw new Error(JSON.stringify(made));
  const thursday = (await readPdf(made.bytes)).pages.map(squash)[1] ?? '';
  const row = thursday.slice(thursday.indexOf(squash('Customs Authority of Valannia')));
  expect(
    row
      .slice(0, row.indexOf('19:00'))
      .split(squash('Luo Ting-lang'))
      .map((part) => part.startsWith(squash(': accepts'))),
  ).toEqual([false, true]);
});

test('of a day without times the itinerary is told in a table like that of others, and only of one without either that nothing is scheduled', () => {
  const context = contextOf(inputFor(samples, 'en', findMission(samples, '2014-c-tpat')));
  const told = (day: string, of = context) =>
    daySheet(of, day).flatMap((block) =>
      block.kind === 'table'
        ? [
            textOf(block.title ?? []),
            ...runsIn(
              block.rows.flat().flatMap((cell) => cell.blocks),
              'en',
            ).map(({ run }) => run.text),
          ]
        : [],
    );
  const bare = { ...context, mission: { ...context.mission, itinerary: [] } };
  expect([told('2014-08-24'), told('2014-08-28'), told('2014-08-28', bare)]).toEqual([
    ['Sunday 24 August 2014', 'Outward journey'],
    ['Thursday 28 August 2014', 'C-TPAT conference'],
    ['Thursday 28 August 2014', 'Nothing is scheduled'],
  ]);
});
