import { markAt, unitAt } from './times.ts';
import type { Token } from './tokens.ts';

/** A date as written; what it does not say is found among the mission's days. */
export type Said = {
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
  /** `8/9` may be read either way. */
  readonly isEither?: boolean;
  /** Monday is 1. */
  readonly weekday?: number;
  readonly next: number;
};

const YEARS_BEFORE_ROC = 1911;
const FIRST_FULL_YEAR = 1000;
const FIRST_YEAR_SAID = 1900;
const LAST_YEAR_SAID = 2200;

/** One date at a token: `2014-08-26`, `8/26`, `26 Aug`, `Aug 26, 2014`, `103年8月26日`, `26日`. */
export function readDate(tokens: readonly Token[], at: number): Said | undefined {
  const token = tokens[at];
  if (token?.is === 'date') return { year: token.year, month: token.month, day: token.day, next: at + 1 };
  if (token?.is === 'slashed') {
    const { year, first: month, second: day } = token;
    return { ...(year !== undefined && { year }), month, day, isEither: true, next: at + 1 };
  }
  if (token?.is === 'month') return readMonthThenDay(tokens, at, token.month);
  if (token?.is !== 'number') return undefined;
  const unit = unitAt(tokens, at + 1);
  if (unit === 'year') {
    const rest = readDate(tokens, at + 2);
    return rest?.month === undefined || rest.year !== undefined
      ? undefined
      : { ...rest, year: fullYear(token.value) };
  }
  if (unit === 'month') return readUnits(tokens, at, token.value);
  if (unit === 'day') return { day: token.value, next: at + 2 };
  const month = tokens[at + 1];
  return month?.is === 'month'
    ? withYear(tokens, { month: month.month, day: token.value, next: at + 2 })
    : undefined;
}

/** With the weekday that stands beside it: `8/26（二）`, `26 Aug, Tuesday`. */
export function withWeekday(tokens: readonly Token[], said: Said): Said {
  const at = markAt(tokens, said.next) === 'comma' ? said.next + 1 : said.next;
  const token = tokens[at];
  return token?.is === 'weekday' ? { ...said, weekday: token.weekday, next: at + 1 } : said;
}

function readMonthThenDay(tokens: readonly Token[], at: number, month: number): Said | undefined {
  const day = tokens[at + 1];
  if (day?.is !== 'number' || day.value >= FIRST_FULL_YEAR) return undefined;
  return withYear(tokens, { month, day: day.value, next: at + 2 });
}

/** `8月26日`, and `8月26` as people write it in haste. */
function readUnits(tokens: readonly Token[], at: number, month: number): Said | undefined {
  const day = tokens[at + 2];
  if (day?.is !== 'number') return undefined;
  return { month, day: day.value, next: unitAt(tokens, at + 3) === 'day' ? at + 4 : at + 3 };
}

function withYear(tokens: readonly Token[], said: Said): Said {
  const at = markAt(tokens, said.next) === 'comma' ? said.next + 1 : said.next;
  const token = tokens[at];
  if (token?.is !== 'number' || token.value < FIRST_YEAR_SAID || token.value > LAST_YEAR_SAID) return said;
  // `26 Aug 2000–2100` is an hour of the evening.
  const end = markAt(tokens, at + 1) === 'to' ? tokens[at + 2] : undefined;
  if (end?.is === 'number' && end.to - end.from === 4) return said;
  return { ...said, year: token.value, next: at + 1 };
}

function fullYear(year: number): number {
  return year < FIRST_FULL_YEAR ? year + YEARS_BEFORE_ROC : year;
}
