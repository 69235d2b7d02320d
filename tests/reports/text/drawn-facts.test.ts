import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFonts } from '#load/fonts.ts';
import { listLanguages, wordsSaid } from '#load/words.ts';
import { LanguageTag } from '#model/language.ts';
import type { Workspace } from '#model/workspace.ts';
import type { ReportInput } from '#reports/report-input.ts';
import { setBrief } from '#reports/set-brief.ts';
import { setDaySheets } from '#reports/set-day-sheets.ts';
import { setPocketSchedule } from '#reports/set-pocket-schedule.ts';
import { setReviewForm } from '#reports/set-review-form.ts';
import { areFactsDrawn } from '#reports/text/drawn-facts.ts';
import { rounds } from '../../rounds.ts';
import { inputFor, openFixture } from '../fixture.ts';

const workspace = openFixture();
const isDrawn = (input: ReportInput): boolean =>
  areFactsDrawn({ ...input, told: input.workspace.missions, words: wordsSaid(input.language, undefined) });

/** What papers made of facts and words lack, found by making them. */
function lacking(input: ReportInput): readonly unknown[] {
  const asked = { ...input, onlyFaults: true } as const;
  return [setBrief, setPocketSchedule, setDaySheets, setReviewForm].flatMap((set) => {
    const found = set(asked);
    return found && 'findings' in found ? found.findings : [];
  });
}

test('what the toolkit itself says is drawn in every look, in each of its languages', () => {
  const said = listLanguages().map((language) => [
    language,
    areFactsDrawn({
      fonts: loadFonts(),
      language,
      workspace: {
        ...workspace,
        settings: { ...workspace.settings, languages: [LanguageTag.parse(language)] },
      },
      told: [],
      words: wordsSaid(language, undefined),
    }),
  ]);
  expect(said).toEqual([
    ['en', true],
    ['es', true],
    ['ja', true],
    ['zh-TW', true],
  ]);
});

test('facts that are drawn need no paper to be made, and one that is not makes them all be', () => {
  const input = inputFor(workspace, 'zh-TW');
  expect([isDrawn(input), lacking(input)]).toEqual([true, []]);
  const [mission] = workspace.missions;
  if (!mission) throw new Error('the fixture has a mission');
  const strange = inputFor(workspace, 'zh-TW', {
    ...mission,
    title: { 'zh-TW': '甲\u{13000}', en: 'A' } as never,
  });
  expect(isDrawn({ ...strange, workspace: { ...workspace, missions: [strange.mission] } })).toBe(false);
  expect(lacking(strange)).not.toEqual([]);
});

test('no paper lacks a character where facts are said to be drawn, whatever stands in them', () => {
  const places = textsIn(workspace.missions[0]);
  const strange = fc.constantFrom(
    ...[
      '\u{13000}',
      '\u{20bb7}',
      '\ue000',
      '\u2d30',
      '\u0301',
      'x\u0301',
      'e\u0301',
      '\u1100\u1161',
      'ก',
      '㐀',
      '🦜',
    ],
  );
  const language = fc.constantFrom('zh-TW', 'en');
  fc.assert(
    fc.property(strange, fc.nat(places - 1), fc.boolean(), language, (text, place, isFirst, read) => {
      const changed = withText(workspace, place, (old) => (isFirst ? text + old : old + text));
      const input = inputFor(changed, read);
      if (isDrawn(input)) expect(lacking(input)).toEqual([]);
    }),
    { numRuns: rounds(200) },
  );
});

const textsIn = (value: unknown): number => {
  let count = 0;
  mapTexts(value, (text) => {
    count += 1;
    return text;
  });
  return count;
};

/** The first mission with its text of a number changed. */
function withText(of: Workspace, place: number, change: (text: string) => string): Workspace {
  let at = -1;
  const [first, ...others] = of.missions;
  const mission = mapTexts(first, (text) => {
    at += 1;
    return at === place ? change(text) : text;
  }) as NonNullable<typeof first>;
  return { ...of, missions: [mission, ...others] };
}

/** Only what people write: identifiers, dates and file names have no such characters. */
const WRITTEN = /\p{L}.* |\p{Script=Han}/u;

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return WRITTEN.test(value) ? change(value) : value;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'prose' ? each : mapTexts(each, change)]),
  );
}
