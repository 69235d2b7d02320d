import { expect, test } from 'vitest';
import { layoutChapters, layoutSection, type Section } from '#reports/assemble.ts';
import { type Block, paragraph, plain } from '#reports/block.ts';
import { portrait } from '#reports/layout/page-setup.ts';
import { coverBlocks } from '#reports/parts/cover.ts';
import { layoutGroup } from '#reports/parts/part-groups.ts';
import { contextOf, profileOf } from '#reports/report-input.ts';
import { languageOf } from '#reports/text/mark-languages.ts';
import { inputFor, openFixture } from './fixture.ts';

const workspace = openFixture();
const input = inputFor(workspace, 'en');
const profile = profileOf(input.workspace, input.mission);
const setup = portrait(profile, input);

test.each([1, 4, 12, 30])('a cover is one page, however long its title: %i times', (times) => {
  const title = { 'zh-TW': '出席會議報告', en: Array(times).fill('Report on the conference').join(' ') };
  const context = contextOf({ ...input, mission: { ...input.mission, title } });
  const group = { kind: 'cover' as const, parts: ['cover' as const], tellsPages: false };
  expect(layoutGroup(group, coverBlocks(context, profile), setup).pages.length).toBe(1);
});

const lines = (count: number): readonly Block[] =>
  Array.from({ length: count }, () => paragraph(plain('A line of text', 'en'), 'plain'));

test('a chapter has no last page with a few lines where it can be set a little tighter', () => {
  const section = (...chapters: readonly (readonly Block[])[]): Section => ({
    blocks: chapters.flatMap((blocks, index) => (index === 0 ? blocks : [{ kind: 'page-break' }, ...blocks])),
    numbering: 'arabic',
    header: true,
  });
  const pagesOf = (...counts: readonly number[]): number =>
    layoutChapters(section(...counts.map(lines)), setup.sheet, setup.frame).pages.length;
  const full = Array.from({ length: 90 }, (_, index) => index + 1).findIndex((count) => pagesOf(count) > 1);
  expect([pagesOf(full), pagesOf(full, 3, full), pagesOf(3, full + 6)]).toEqual([1, 3, 3]);
  const loose = Math.floor((setup.sheet.bottomPt - setup.sheet.topPt) / (setup.frame.theme.sizePt * 1.4));
  expect(full).toBeGreaterThan(loose);
});

test('the body of a report has no last page with a few lines where less white between lines saves it', () => {
  const plainly = (count: number): number =>
    layoutSection({ blocks: lines(count), numbering: 'arabic', header: true }, setup.sheet, setup.frame).pages
      .length;
  const body = (count: number): number =>
    layoutGroup({ kind: 'body', parts: ['body'], tellsPages: false }, lines(count), setup).pages.length;
  const first = Array.from({ length: 200 }, (_, index) => index).findIndex((count) => plainly(count) > 3);
  expect([plainly(first), body(first), body(first + 15)]).toEqual([4, 3, 4]);
});

test('a note is said to be in the language of its letters, else in that of its reader', () => {
  const languages = ['zh-TW', 'en'];
  const notes = [
    '收到帳號 3 組，已測試連線。',
    'PADX 已完成',
    'They will write in May.',
    'PADX',
    'Spoke to 陳先生 about the date',
  ];
  expect(
    notes.map((note) => [languageOf(note, 'en', languages), languageOf(note, 'zh-TW', languages)]),
  ).toEqual([
    ['zh-TW', 'zh-TW'],
    ['zh-TW', 'zh-TW'],
    ['en', 'en'],
    ['en', 'zh-TW'],
    ['en', 'zh-TW'],
  ]);
  expect(languageOf('收到', 'en', ['en', 'es'])).toBe('en');
});
