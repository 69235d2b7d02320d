import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** A figure as written, and its value: `25.1 億` and `2.51 billion` are 2510000000, `5%` is `5%`. */
type Figure = { readonly text: string; readonly value: string; readonly at: Finding['at'] };

const SCALES: Readonly<Record<string, number>> = {
  萬: 1e4,
  億: 1e8,
  兆: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
/** Few enough to be written as words before a scale: two million. */
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const [WORD, UNIT] = [WORDS, Object.keys(SCALES)].map((list) => `(?:${list.join('|')})(?![a-z])`);
const FIGURE = new RegExp(
  `(?<digits>\\d[\\d,]*(?:\\.\\d+)?)(?:\\s*(?<unit>[%％]|${UNIT}))?|(?<![a-z])(?<word>${WORD})\\s+(?<scale>${UNIT})`,
  'gi',
);
/** Smaller numbers are often words in one of the languages. */
const SMALLEST_COMPARED = 100;

/** A figure that stands in one edition stands in the other: 680 firms here and 608 there is a slip. */
export const numbersAgree: Rule = {
  name: 'numbers-agree',
  codes: ['figure-differs'],
  example: { wrong: '680 firms here, 608 there', right: '680 firms in both' },
  find: (workspace) => findNumbersAgree(workspace),
};

function findNumbersAgree(workspace: Workspace): readonly Finding[] {
  const { languages } = workspace.settings;
  return workspace.missions.flatMap((mission) =>
    mission.prose.flatMap((prose) => {
      const { kind, bilateral } = prose;
      const language = languages.find((each) => each !== prose.language) ?? '';
      const twin = findProse(mission.prose, { kind, language, ...(bilateral && { bilateral }) });
      return twin ? missingFrom(prose, twin) : [];
    }),
  );
}

function missingFrom(prose: Prose, twin: Prose): readonly Finding[] {
  const there = new Set(figuresIn(twin).map(({ value }) => value));
  return figuresIn(prose)
    .filter(({ value }) => !there.has(value))
    .map(({ text, at }) => warning('figure-differs', at, { value: text, file: twin.file }));
}

function figuresIn(prose: Prose): readonly Figure[] {
  return textRuns(prose).flatMap(({ text, at }) =>
    [...text.matchAll(FIGURE)].flatMap((match): readonly Figure[] => {
      const value = figureValue(match.groups ?? {});
      return value === undefined ? [] : [{ text: match[0].trim(), value, at: at(match.index) }];
    }),
  );
}

function figureValue(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { digits = '', unit = '', word, scale = '' } = groups;
  if (unit === '%' || unit === '％') return `${numberOf(digits)}%`;
  const number = word ? WORDS.indexOf(word.toLowerCase()) : numberOf(digits);
  const times = SCALES[(word ? scale : unit).toLowerCase()] ?? 1;
  const value = Number((number * times).toPrecision(12));
  return value < SMALLEST_COMPARED || isYear(value) ? undefined : String(value);
}

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

/** Years are left out: one edition may count them from 1912. */
function isYear(value: number): boolean {
  return Number.isInteger(value) && ((value >= 1800 && value <= 2099) || (value >= 90 && value <= 119));
}
