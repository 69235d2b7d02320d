import type { Finding } from '#diagnostics/diagnostic.ts';
import { findProse, type Prose } from '#model/prose.ts';
import type { Workspace } from '#model/workspace.ts';
import { warning } from './places.ts';
import { textRuns } from './prose-text.ts';
import type { Rule } from './rule.ts';

/** A figure as written, and what it may mean: `25.1 億` and `2.51 billion` are 2510000000, `5%` is `5%`. */
type Figure = { readonly text: string; readonly values: readonly string[]; readonly at: Finding['at'] };

const SCALES: Readonly<Record<string, number>> = {
  萬: 1e4,
  億: 1e8,
  兆: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  'mil millones': 1e9,
  mil: 1e3,
  millón: 1e6,
  millones: 1e6,
  billón: 1e12,
  billones: 1e12,
};
/** Few enough to be written as words before a scale: two million. */
const WORDS: readonly string[][] = [
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
];
const [WORD, UNIT] = [WORDS.flat(), Object.keys(SCALES)].map((list) => `(?:${list.join('|')})(?!\\p{Ll})`);
const IN_DIGITS = `(?<digits>\\d+(?:[.,]\\d+)*)(?:\\s*(?<unit>[%％]|${UNIT}))?`;
const FIGURE = new RegExp(`${IN_DIGITS}|(?<!\\p{Ll})(?<word>${WORD})\\s+(?<scale>${UNIT})`, 'giu');
/** Looking for words at every letter takes most of the time: of texts that have none it is not asked. */
const FIGURE_IN_DIGITS = new RegExp(IN_DIGITS, 'giu');
const ANY_WORD = new RegExp(`(?:${WORDS.flat().join('|')})\\s`, 'i');

/** Smaller numbers are often words in one of the languages. */
const SMALLEST_COMPARED = 100;

/** A figure that stands in one edition stands in the other: 680 firms here and 608 there is a slip. */
export const numbersAgree: Rule = {
  name: 'numbers-agree',
  codes: ['figure-differs'],
  example: { wrong: '680 firms here, 608 there', right: '680 firms in both' },
  readsProse: true,
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
  const there = new Set(figuresIn(twin).flatMap(({ values }) => values));
  return figuresIn(prose)
    .filter(({ values }) => !values.some((each) => there.has(each)))
    .map(({ text, at }) => warning('figure-differs', at, { value: text, file: twin.file }));
}

function figuresIn(prose: Prose): readonly Figure[] {
  return textRuns(prose).flatMap(({ text, at }) =>
    findFigures(text, prose.language).map(({ index, ...figure }) => ({ ...figure, at: at(index) })),
  );
}

/**
 * The figures of a text that can be compared with those of another language, with all that each may mean.
 * @example findFigures('2.51 billion', 'en') // [{ text: '2.51 billion', values: ['2510000000'], index: 0 }]
 */
export function findFigures(
  text: string,
  language: string,
): readonly (Omit<Figure, 'at'> & { readonly index: number })[] {
  const pattern = ANY_WORD.test(text) ? FIGURE : FIGURE_IN_DIGITS;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const values = figureValues(match.groups ?? {}, language);
    return values.length === 0 ? [] : [{ text: match[0].trim(), values, index: match.index }];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

function figureValues({ digits, unit = '', word = '', scale = '' }: Groups, language: string): string[] {
  const numbers = digits === undefined ? [wordValue(word)] : numbersOf(digits, language);
  if (unit === '%' || unit === '％') return numbers.map((number) => `${number}%`);
  const times = SCALES[(unit || scale).toLowerCase()] ?? 1;
  return numbers
    .map((number) => Number((number * times).toPrecision(12)))
    .filter((value) => value >= SMALLEST_COMPARED && !isYear(value))
    .map(String);
}

const wordValue = (word: string): number =>
  Math.max(...WORDS.map((list) => list.indexOf(word.toLowerCase())));

/**
 * A comma is the decimal mark in some languages, and in some of their countries a point is, as in Spanish:
 * there either reading will do, as long as the figure can be read so.
 */
function numbersOf(digits: string, language: string): number[] {
  const readings = isCommaDecimal(language)
    ? [digits.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')), digits]
    : [digits];
  return readings
    .filter((each) => /^[\d,]+(?:\.\d+)?$/.test(each))
    .map((each) => Number(each.replaceAll(',', '')));
}

const marks = new Map<string, boolean>();

/** Asked of every figure, and slow to be told. */
function isCommaDecimal(language: string): boolean {
  const known = marks.get(language) ?? new Intl.NumberFormat(language).format(1.5).includes(',');
  marks.set(language, known);
  return known;
}

/** Years are left out: one edition may count them from 1912. */
function isYear(value: number): boolean {
  return Number.isInteger(value) && ((value >= 1800 && value <= 2099) || (value >= 90 && value <= 119));
}
