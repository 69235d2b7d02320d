import { type DateToken, dateTokens, type Relation } from './date-tokens.ts';

/** One date as words have it; what they leave out is absent. */
export type SaidDate = {
  readonly year?: number;
  /** Years from the one in which it was said. */
  readonly relative?: number;
  readonly month?: number;
  readonly day?: number;
  /** A half or quarter of the year, by its EDTF number (33 to 41). */
  readonly group?: number;
};

/** When words say something is due: a date, or from one to another, and how it stands to them. */
export type SaidDue = {
  readonly first: SaidDate;
  readonly last: SaidDate;
  readonly relations: ReadonlySet<Relation>;
};

type Mention = { first: SaidDate; last?: SaidDate; relations: Set<Relation> };

const YEARS_BEFORE_ROC = 1911;
const FIRST_FULL_YEAR = 1000;
/** Fewer years are a length of time, not a year of the Republic. */
const FIRST_ROC_YEAR = 20;

/**
 * The one date that words tell of, in a language of `locale/availability`; nothing where they tell of none,
 * or of several that are no range.
 * @example readSaidDue('本（103）年底前', 'zh-TW') // { first: { year: 2014 }, …, relations: end, before }
 * @example readSaidDue('as soon as possible', 'en') // undefined
 */
export function readSaidDue(words: string, language: string): SaidDue | undefined {
  const tokens = dateTokens(words, language);
  const mentions: Mention[] = [];
  let prefixes = new Set<Relation>();
  let at = 0;
  while (at < tokens.length) {
    const read = readMention(tokens, at);
    if (read) {
      mentions.push({ ...read.mention, relations: prefixes.union(read.mention.relations) });
      prefixes = new Set();
      at = read.next;
      continue;
    }
    const [token] = tokens[at] ?? [];
    const before = relationAt(tokens, at, 'before');
    if (before) prefixes.add(before);
    else if (token?.is === 'to') prefixes.add('by');
    else for (const near of NEAR) prefixes.delete(near);
    at += token?.is === 'lasting' ? lengthOfTime(tokens, at + 1) : 1;
  }
  const [mention, ...others] = mentions;
  if (!mention || others.length > 0) return undefined;
  return { ...joined(mention.first, mention.last ?? mention.first), relations: mention.relations };
}

/** Said of what follows at once: not `late papers, by October`. */
const NEAR: readonly Relation[] = ['early', 'late'];

type Tokens = readonly (readonly DateToken[])[];

function readMention(tokens: Tokens, from: number): { mention: Mention; next: number } | undefined {
  const start = readDate(tokens, from);
  if (!start) return undefined;
  const mention: Mention = { first: start.date, relations: new Set(start.relations) };
  let { next } = start;
  const end = is(tokens, next, 'to') ? readDate(tokens, next + 1) : undefined;
  if (end) {
    mention.last = end.date;
    mention.relations = new Set(end.relations);
    next = end.next;
  }
  if (!end && !tellsMore(start.date)) return undefined;
  for (let after = relationAt(tokens, next, 'after'); after; after = relationAt(tokens, next, 'after')) {
    mention.relations.add(after);
    next += 1;
  }
  return { mention, next };
}

/** A lone day or number is no date. */
const tellsMore = ({ year, relative, month, group }: SaidDate): boolean =>
  [year, relative, month, group].some((part) => part !== undefined);

type ReadDate = { readonly date: SaidDate; readonly next: number; readonly relations: readonly Relation[] };

function readDate(tokens: Tokens, from: number): ReadDate | undefined {
  let date: SaidDate = {};
  const relations: Relation[] = [];
  let at = from;
  for (;;) {
    const part = readPart(tokens, at, date);
    if (!part) break;
    date = { ...date, ...part.date };
    relations.push(...(part.relations ?? []));
    at += part.length;
  }
  return at === from ? undefined : { date, next: at, relations };
}

type Part = { readonly date: SaidDate; readonly length: number; readonly relations?: readonly Relation[] };

function readPart(tokens: Tokens, at: number, date: SaidDate): Part | undefined {
  const [token] = tokens[at] ?? [];
  if (token?.is === 'number') return readNumber(tokens, at, date, token.value);
  if (token?.is === 'month' && date.month === undefined) return { date: { month: token.month }, length: 1 };
  if (token?.is === 'relative') return { date: { relative: token.years }, length: 1 };
  if (token?.is === 'group') return { date: { group: token.group }, length: 1 };
  if (token?.is === 'mid-year' && (date.year ?? date.relative) !== undefined)
    return { date: {}, length: 1, relations: ['middle'] };
  const isThisYear = isUnit(tokens, at, 'year') && relationAt(tokens, at + 1, 'after') === 'end';
  return isThisYear && Object.keys(date).length === 0 ? { date: { relative: 0 }, length: 1 } : undefined;
}

function readNumber(tokens: Tokens, at: number, date: SaidDate, value: number): Part | undefined {
  const year = value >= FIRST_FULL_YEAR ? value : value + YEARS_BEFORE_ROC;
  const isYear = value >= FIRST_ROC_YEAR && date.year === undefined;
  if (is(tokens, at + 1, 'mid-year') && isYear) return { date: { year }, length: 2, relations: ['middle'] };
  const unit = unitAt(tokens, at + 1) ?? unitOfRange(tokens, at + 1);
  const length = unitAt(tokens, at + 1) ? 2 : 1;
  if (unit === 'year') return isYear ? { date: { year }, length } : undefined;
  if (unit === 'month') return { date: { month: value }, length };
  if (unit === 'day') return { date: { day: value }, length };
  if (value >= FIRST_FULL_YEAR && date.year === undefined) return { date: { year: value }, length: 1 };
  const besideMonth =
    date.month !== undefined || is(tokens, at + 1, 'month') || isRangeOfDays(tokens, at + 1);
  return besideMonth && date.day === undefined && value <= 31
    ? { date: { day: value }, length: 1 }
    : undefined;
}

/** `23-24 日`: the unit stands once, after the last. */
function unitOfRange(tokens: Tokens, at: number): 'year' | 'month' | 'day' | undefined {
  return is(tokens, at, 'to') && is(tokens, at + 1, 'number') ? unitAt(tokens, at + 2) : undefined;
}

/** `21 to 23 September`. */
const isRangeOfDays = (tokens: Tokens, at: number): boolean =>
  is(tokens, at, 'to') && is(tokens, at + 1, 'number') && is(tokens, at + 2, 'month');

/** What one end of a range leaves out it has from the other. */
function joined(first: SaidDate, last: SaidDate): { readonly first: SaidDate; readonly last: SaidDate } {
  const year = ({ year, relative }: SaidDate): SaidDate => ({
    ...(year !== undefined && { year }),
    ...(relative !== undefined && { relative }),
  });
  const month = (date: SaidDate, other: SaidDate): SaidDate =>
    date.day !== undefined && other.month !== undefined ? { month: other.month } : {};
  return {
    first: { ...year(last), ...month(first, last), ...first },
    last: { ...year(first), ...month(last, first), ...last },
  };
}

function lengthOfTime(tokens: Tokens, at: number): number {
  return is(tokens, at, 'number') ? (unitAt(tokens, at + 1) ? 3 : 2) : 1;
}

const is = (tokens: Tokens, at: number, kind: DateToken['is']): boolean =>
  tokens[at]?.some((token) => token.is === kind) ?? false;

const isUnit = (tokens: Tokens, at: number, unit: string): boolean => unitAt(tokens, at) === unit;

function unitAt(tokens: Tokens, at: number): 'year' | 'month' | 'day' | undefined {
  return tokens[at]?.find((token) => token.is === 'unit')?.unit;
}

function relationAt(tokens: Tokens, at: number, stands: 'before' | 'after'): Relation | undefined {
  const found = tokens[at]?.find((token) => token.is === 'relation' && token.stands === stands);
  return found?.is === 'relation' ? found.relation : undefined;
}
