import { HAN_FIGURES, readHanNumeral } from '../numerals.ts';
import { sayBetween } from './between.ts';
import { readLength } from './lengths.ts';
import { type Form, formAt, isSpaced, type Lexicon } from './lexicon.ts';
import { sayUntil } from './until.ts';
import type { Meaning } from './words.ts';

/** A piece of a phrase; `from` and `to` are its place in the folded text. */
export type Token = { readonly from: number; readonly to: number } & (
  | Meaning
  | { readonly is: 'mark'; readonly mark: 'to'; readonly isDash: true }
  | { readonly is: 'number'; readonly value: number; readonly isOrdinal?: true }
  | { readonly is: 'clock'; readonly hour: number; readonly minute: number }
  | { readonly is: 'date'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly is: 'slashed'; readonly first: number; readonly second: number; readonly year?: number }
  | { readonly is: 'session'; readonly name: string }
  | { readonly is: 'length'; readonly minutes: number }
  | { readonly is: 'unknown' }
);

/**
 * Cuts a folded phrase into tokens, the longest known form first. What nothing knows is `unknown`, a
 * word at a time; brackets and quotation marks say nothing.
 */
export function tokenize(text: string, lexicon: Lexicon): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at, lexicon, tokens.at(-1));
    if (token && !isMarked(token, 'skip')) addToken(tokens, token);
    at = token?.to ?? at + 1;
  }
  return sayUntil(sayBetween(tokens), text);
}

function readToken(text: string, at: number, lexicon: Lexicon, last: Token | undefined): Token | undefined {
  const bracketed = text[at] === '(' && text[at + 2] === ')' && lexicon.bracketed.get(text[at + 1] ?? '');
  if (bracketed) return { ...bracketed, from: at, to: at + 3 };
  if (/^\(\d\) /.test(text.slice(at, at + 4))) return { is: 'mark', mark: 'end', from: at, to: at + 3 };
  const opening = readBracket(text, at, lexicon, last);
  if (opening) return opening;
  const weekday = readShortWeekday(text, at, lexicon, last);
  if (weekday) return weekday;
  const zone = readZone(text, at);
  if (zone) return zone;
  const form = formAt(lexicon, text, at);
  const length = readLength(text, at, last);
  if (length) return length;
  // `1st choice` is a word of the dictionary.
  const figures = form && form.text.length > 3 ? undefined : readFigures(text, at);
  if (figures?.is === 'slashed' && isBeforeMonth(text, figures.to, lexicon))
    return { is: 'number', value: figures.first, from: at, to: at + String(figures.first).length };
  if (figures) return figures;
  if (isWhole(text, at, lexicon)) return { is: 'mark', mark: 'allDay', from: at, to: at + 3 };
  // `10時から2時間` is a length, and no end.
  if (form?.text === '時間' && last?.is === 'number' && last.to === at)
    return { is: 'unknown', from: at, to: at + form.text.length };
  // In 「25日至27日期間」 the day ends before the word.
  const unit = last?.is === 'number' && last.to === at ? unitWithin(lexicon, text, at, form) : undefined;
  if (unit) return unit;
  if (form) {
    const place = { from: at, to: at + form.text.length };
    const meaning = meaningAfter(last, form.meanings);
    return meaning ? { ...meaning, ...place } : { is: 'session', name: form.text, ...place };
  }
  return readSign(text, at) ?? readHanNumber(text, at) ?? readUnknown(text, at);
}

/** `all Tuesday` is all of that day; `all Tuesdays` is each of them. */
function isWhole(text: string, at: number, lexicon: Lexicon): boolean {
  if (!/^all /.test(text.slice(at))) return false;
  const day = formAt(lexicon, text, at + 4);
  return day?.meanings[0]?.is === 'weekday' && !day.text.endsWith('days');
}

/** `11/12 May`: two days, and no month. */
function isBeforeMonth(text: string, at: number, lexicon: Lexicon): boolean {
  return text[at] === ' ' && formAt(lexicon, text, at + 1)?.meanings[0]?.is === 'month';
}

/** The unit of a figure that a longer word would take its sign from. */
function unitWithin(lexicon: Lexicon, text: string, at: number, form: Form | undefined): Token | undefined {
  const isIdle = form?.meanings.every((meaning) => meaning.is === 'mark' && meaning.mark === 'skip');
  if (!form || !isIdle || form.meanings.length === 0) return undefined;
  const shorter = lexicon.byFirst
    .get(text[at] ?? '')
    ?.find((each) => form.text.startsWith(each.text) && each.meanings[0]?.is === 'unit');
  const meaning = shorter?.meanings[0];
  return shorter && meaning ? { ...meaning, from: at, to: at + shorter.text.length } : undefined;
}

/**
 * What stands in brackets is a remark on what stands before them: `木曜日（12時〜14時を除く）`. A weekday or a zone
 * is part of it, and so is what stands between two figures.
 */
function readBracket(
  text: string,
  from: number,
  lexicon: Lexicon,
  last: Token | undefined,
): Token | undefined {
  const close = text.indexOf(')', from);
  if (text[from] !== '(' || close < 0 || last === undefined || last.is === 'mark') return undefined;
  const form = formAt(lexicon, text, from + 1);
  const isPart = form?.meanings.some(({ is }) => is === 'weekday' || is === 'zone') === true;
  if (isPart && from + 1 + form.text.length === close) return undefined;
  return { is: 'mark', mark: 'comma', from, to: from + 1 };
}

/** What follows a weekday of one character: no figure, and no other word. */
const SHORT_END =
  /^(?:$|[\s,;/&・、。–()]|(?:上午|下午|早上|晚上|中午|午前|午後|の|は|と|か|が|も|に|を|で|又|及|及び|または|及|或|和|與|皆|均|都|可|全天|整天|いずれ|いつでも|なら|だけ|のみ|しか|不可|除|以外|以降|以後|終日|両|各))/;

/** `星期二、四下午`, `火・水の午前`, `週二、四`: weekdays in a list, without the word that says so. */
function readShortWeekday(
  text: string,
  from: number,
  { bracketed }: Lexicon,
  last: Token | undefined,
): Token | undefined {
  const own = bracketed.get(text[from] ?? '');
  if (!own) return undefined;
  const rest = text.slice(from + 1);
  const isListed = last?.is === 'weekday' && last.to === from;
  const beforeMark = text.slice(0, from).match(/([\p{Script=Han}])[、,・/&–及和與跟或とか]$/u)?.[1];
  const follows =
    isListed ||
    (last?.is === 'mark' && beforeMark !== undefined && (bracketed.has(beforeMark) || beforeMark === '曜'));
  const isListInBrackets = text[from - 1] === '(' && BRACKETED_LIST.test(rest);
  const leads =
    isListInBrackets || (LEADING.test(text.slice(from)) && (last === undefined || last.is === 'mark'));
  const isRun = RUN.test(text.slice(from)) && (last === undefined || last.is === 'mark');
  const isEnd = SHORT_END.test(rest.replace(/^[月火水木金土一二三四五六]+/, '')) || SHORT_END.test(rest);
  return (follows || leads || isRun) && isEnd ? { ...own, from, to: from + 1 } : undefined;
}

/** `（二或三）`, `（二、三）` */
const BRACKETED_LIST = /^(?:[、,或及和與/&–][一二三四五六日])+\)/;

/** `月水金`, 「一三五」: the day of the sun is none of these, as `三日` is a date. */
const RUN = /^(?:[月火水木金土]{2,6}|[一二三四五六]{2,6})(?!日)/;

/** The first of a Japanese list: `火・水`, `月〜水`, `木の午前`; days of the moon and sun are named with others only. */
const LEADING =
  /^[月火水木金土日](?:[・、,/–とか][月火水木金土日](?:曜|$|[^\p{Script=Han}]|午)|(?<=[火水木金土])の?午)/u;

/** `mar` is March after a figure and Tuesday elsewhere, where a language has both. */
function meaningAfter(last: Token | undefined, meanings: readonly Meaning[]): Meaning | undefined {
  const wanted = last?.is === 'number' ? 'month' : 'weekday';
  return meanings.find(({ is }) => meanings.length > 1 && is === wanted) ?? meanings[0];
}

const ORDINAL = /(\d{1,2})(?:st|nd|rd|th)(?![a-z])/y;
const ZONE = /(?:utc|gmt) ?([+–-]) ?(\d{1,2})(?::00)?(?!\d)/y;
const DATE = /(\d{4})[-–/.](\d{1,2})[-–/.](\d{1,2})(?!\d)/y;
const SLASHED = /(\d{1,2})\/(\d{1,2})(?![\d/])/y;
/** `22/2/2027`, `2.22.2027`: day or month first, the year last. */
const SLASHED_YEAR = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/y;
const CLOCK = /(\d{1,2})[:.](\d{2})(?![\d:])/y;
const NUMBER = /\d{1,4}(?!\d)/y;

function readFigures(text: string, from: number): Token | undefined {
  if (!/\d/.test(text[from] ?? '')) return undefined;
  const match = (pattern: RegExp): readonly number[] | undefined => {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    return found ? [pattern.lastIndex, ...found.slice(1).map(Number)] : undefined;
  };
  const ordinal = match(ORDINAL);
  if (ordinal) {
    const [to = from, value = 0] = ordinal;
    return { is: 'number', value, isOrdinal: true, from, to };
  }
  const date = match(DATE);
  if (date) {
    const [to = from, year = 0, month = 0, day = 0] = date;
    return { is: 'date', year, month, day, from, to };
  }
  const whole = match(SLASHED_YEAR);
  if (whole) {
    const [to = from, first = 0, , second = 0, year = 0] = whole;
    return { is: 'slashed', first, second, year, from, to };
  }
  const slashed = match(SLASHED);
  if (slashed) {
    const [to = from, first = 0, second = 0] = slashed;
    // `25/26 August`: two days, and no month.
    if (first > 12 && second > 12)
      return { is: 'number', value: first, from, to: from + String(first).length };
    return { is: 'slashed', first, second, from, to };
  }
  const clock = match(CLOCK);
  if (clock) {
    const [to = from, hour = 0, minute = 0] = clock;
    return { is: 'clock', hour, minute, from, to };
  }
  const [to] = match(NUMBER) ?? [];
  return to === undefined ? undefined : { is: 'number', value: Number(text.slice(from, to)), from, to };
}

/** `UTC+8`, by the name that the zone has in the IANA list, where signs are turned. */
function readZone(text: string, from: number): Token | undefined {
  ZONE.lastIndex = from;
  const found = ZONE.exec(text);
  if (!found) return undefined;
  const hours = Number(found[2]);
  const zone = `Etc/GMT${found[1] === '+' ? '-' : '+'}${hours}`;
  return hours <= 12 ? { is: 'zone', zone, from, to: ZONE.lastIndex } : undefined;
}

const SIGNS: Readonly<Record<string, 'to' | 'comma' | 'end' | 'and' | 'or'>> = {
  '–': 'to',
  '-': 'to',
  '→': 'to',
  ',': 'comma',
  ';': 'end',
  '。': 'end',
  '\n': 'end',
  '、': 'comma',
  '/': 'or',
  '|': 'or',
  '&': 'and',
  '+': 'and',
};

function readSign(text: string, from: number): Token | undefined {
  const mark = SIGNS[text[from] ?? ''];
  if (mark === 'to') return { is: 'mark', mark, isDash: true, from, to: from + 1 };
  if (mark) return { is: 'mark', mark, from, to: from + 1 };
  const isEllipsis =
    /^\.{2,} *[^ .]/.test(text.slice(from)) ||
    (from > 0 && text[from - 1] === '.' && /^\. *[^ .]/.test(text.slice(from)));
  if (isEllipsis) return { is: 'unknown', from, to: from + 1 };
  // A full stop ends a sentence; inside a word or figure it was read before.
  const isStop = text[from] === '.' && !/\S/.test(text[from + 1] ?? ' ');
  return isStop ? { is: 'mark', mark: 'end', from, to: from + 1 } : undefined;
}

const HAN_NUMBER = new RegExp(`${HAN_FIGURES}(?=[月日號号時时点點分天])`, 'y');
const MOST_COUNTED = 99;

/** Han numerals to ninety-nine, before a unit: `下午二時`, `八月廿六日`. */
function readHanNumber(text: string, from: number): Token | undefined {
  HAN_NUMBER.lastIndex = from;
  const digits = HAN_NUMBER.exec(text)?.[0];
  const value = digits === undefined ? undefined : readHanNumeral(digits);
  if (digits === undefined || value === undefined || value > MOST_COUNTED) return undefined;
  return { is: 'number', value, from, to: from + digits.length };
}

function readUnknown(text: string, from: number): Token | undefined {
  const first = text[from] ?? '';
  if (/[\s()[\]{}"“”‘’「」『』《》:.!?…·]/.test(first)) return undefined;
  let to = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  if (isSpaced(first) || /\d/.test(first)) {
    while (to < text.length && /[\p{L}\p{M}\p{N}_’-]/u.test(text[to] ?? '')) to += 1;
  }
  return { is: 'unknown', from, to };
}

/** A word that means one of these: `not`, `and`, `comma`. */
export const isMarked = (token: Token | undefined, ...marks: readonly string[]): boolean =>
  token?.is === 'mark' && marks.includes(token.mark);

/** Unknown characters that touch are one word. */
function addToken(tokens: Token[], token: Token): void {
  const last = tokens.at(-1);
  if (last?.is === 'unknown' && token.is === 'unknown' && last.to === token.from)
    tokens[tokens.length - 1] = { ...last, to: token.to };
  else tokens.push(token);
}
