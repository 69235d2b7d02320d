import { type DateStyle, formatYear } from '../calendar-dates.ts';
import { formatPartialDate } from '../partial-dates.ts';
import type { Translate } from '../words.ts';
import { mainRelation } from './agrees.ts';
import { readSaidDue, type SaidDue } from './read-said-date.ts';

/** When something is due: the source's words and its date, the date in force, and the day it was moved to by us. */
export type DueToSay = {
  readonly words?: string | undefined;
  readonly date?: string | undefined;
  readonly sourceDate?: string | undefined;
  readonly movedTo?: string | undefined;
};

/**
 * When something is due, in one line: the words of the source and, in brackets, what the date adds to them.
 * @example dueLine({ words: '9 月前', date: '../2016-08' }, zh, t) // '9 月前（105 年）'
 */
export function dueLine(
  { words, date, sourceDate, movedTo }: DueToSay,
  style: DateStyle,
  t: Translate,
): string {
  if (date === undefined) return words ?? '';
  if (words !== undefined && movedTo !== undefined && movedTo !== sourceDate)
    return t('date.with-gloss', { words, gloss: movedLine({ movedTo, sourceDate }, style, t) });
  const inFull = formatPartialDate(date, style, t);
  if (words === undefined) return inFull;
  const gloss = date === (sourceDate ?? date) ? dateGloss({ words, date }, style, t) : inFull;
  return gloss === undefined || gloss === words ? words : t('date.with-gloss', { words, gloss });
}

/** Words and a day of our own beside them say two things: which is ours is told, and whether there was one before. */
export function movedLine(
  { movedTo, sourceDate }: { readonly movedTo: string; readonly sourceDate: string | undefined },
  style: DateStyle,
  t: Translate,
): string {
  return t(sourceDate === undefined ? 'date.set-to' : 'date.moved-to', {
    date: formatPartialDate(movedTo, style, t),
  });
}

/**
 * What a date adds to the words of the source: nothing where they name their year, in whatever calendar;
 * the year where they leave it to be known (`9 月前`: `105 年`); the date where they give none.
 */
function dateGloss(
  { words, date }: { readonly words: string; readonly date: string },
  style: DateStyle,
  t: Translate,
): string | undefined {
  const said = readSaidDue(words, style.language);
  if (!said) return hasDigits(words, date) ? undefined : formatPartialDate(date, style, t);
  if (said.last.year !== undefined) return undefined;
  return formatYear(yearMeant(said, date), style);
}

/** Before January is up to December of the year before. */
function yearMeant(said: SaidDue, date: string): number {
  const ends = date.split('/').filter((end) => end !== '..');
  const end = ends.at(-1) ?? '';
  const isNext = mainRelation(said) === 'before' && said.last.month === 1 && end.slice(5, 7) === '12';
  return Number(end.slice(0, 4)) + (isNext ? 1 : 0);
}

/** Words in a language that is not read here say the date if they hold all of its figures. */
function hasDigits(words: string, date: string): boolean {
  const figures = (text: string) => new Set((text.match(/\d+/g) ?? []).map(Number));
  const ends = date.split('/').filter((end) => end !== '..');
  return ends.every((end) => figures(end).isSubsetOf(figures(words)));
}
