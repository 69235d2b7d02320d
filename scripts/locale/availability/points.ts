import type { Token } from './tokens.ts';
import type { PartWord } from './words.ts';

type Half = 'am' | 'pm';

/** One end of a stretch of the clock, as it was said. */
export type Point = {
  readonly hour: number;
  readonly minute: number;
  readonly half: Half | undefined;
  /** A bare figure is a time only beside one that says so: `2–5 pm`. */
  readonly isBare: boolean;
  /** Written on the 24-hour clock: `02:00`, `1400`. */
  readonly isPadded: boolean;
  readonly next: number;
};

/** Reads a time of the clock at a token. */
export function readPoint(tokens: readonly Token[], at: number): Point | undefined {
  const lead = tokens[at];
  if (isMark(lead, 'at')) return readPoint(tokens, at + 1);
  if (lead?.is === 'part') {
    const point = readPoint(tokens, at + 1);
    const isHour = point && !point.half && tokens[at + 1]?.is !== 'part' && !isMark(tokens[at + 1], 'at');
    if (isHour && !(point.isBare && isDateAhead(tokens, at + 1))) return inPart(point, lead.part);
    return lead.part === 'noon' ? point12(at + 1) : undefined;
  }
  if (lead?.is === 'half') {
    const point = readPoint(tokens, at + 1);
    return point && !point.half ? { ...point, half: lead.half, isBare: false } : undefined;
  }
  if (lead?.is === 'clock') {
    const isPadded = lead.to - lead.from === 5 && lead.hour < 10;
    const next = isUnit(tokens[at + 1], 'hour') ? at + 2 : at + 1;
    return withHalf(tokens, { hour: lead.hour, minute: lead.minute, isPadded, next });
  }
  return lead?.is === 'number' && !lead.isOrdinal ? readFigure(tokens, at, lead) : undefined;
}

/** `afternoon of 24 Aug`, `mornings of 25–26 Aug`: the figures are days. */
function isDateAhead(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  if (first?.is !== 'number') return false;
  if (first.isOrdinal || first.value > 12) return true;
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.is === 'month') return true;
    if (token?.is === 'number' || isMark(token, 'to') || isMark(token, 'and') || isMark(token, 'comma'))
      continue;
    return isUnit(token, 'day');
  }
  return false;
}

function point12(next: number): Point {
  return { hour: 12, minute: 0, half: undefined, isBare: false, isPadded: false, next };
}

function readFigure(
  tokens: readonly Token[],
  at: number,
  { value, from, to }: { readonly value: number; readonly from: number; readonly to: number },
): Point | undefined {
  if (to - from === 4 || to - from === 3) return readMilitary(tokens, at, value);
  if (isUnit(tokens[at + 1], 'hour')) return afterHour(tokens, value, at + 2);
  const noon = tokens[at + 1];
  if (value === 12 && noon?.is === 'part' && noon.part === 'noon') return point12(at + 2);
  const point = withHalf(tokens, { hour: value, minute: 0, isPadded: false, next: at + 1 });
  return { ...point, isBare: point.half === undefined };
}

/** `1400`, `0930 hrs`; a figure that is no time of the clock is none. */
function readMilitary(tokens: readonly Token[], at: number, value: number): Point | undefined {
  const [hour, minute] = [Math.floor(value / 100), value % 100];
  if (hour > 24 || minute > 59) return undefined;
  const next = isUnit(tokens[at + 1], 'hour') ? at + 2 : at + 1;
  return withHalf(tokens, { hour, minute, isPadded: true, next });
}

/** `下午2時30分`, `2時半`, `14h30`. */
function afterHour(tokens: readonly Token[], hour: number, at: number): Point {
  const rest = tokens[at];
  const isPadded = false;
  if (isUnit(tokens[at], 'halfPast')) return withHalf(tokens, { hour, minute: 30, isPadded, next: at + 1 });
  if (rest?.is !== 'number') return withHalf(tokens, { hour, minute: 0, isPadded, next: at });
  const hasUnit = isUnit(tokens[at + 1], 'minute');
  const touches = tokens[at - 1]?.to === rest.from;
  if (!hasUnit && !touches) return withHalf(tokens, { hour, minute: 0, isPadded, next: at });
  return withHalf(tokens, { hour, minute: rest.value, isPadded, next: hasUnit ? at + 2 : at + 1 });
}

/** The half of the day behind a time: `2 pm`, `las 10 de la mañana`. */
function withHalf(
  tokens: readonly Token[],
  point: Pick<Point, 'hour' | 'minute' | 'isPadded' | 'next'>,
): Point {
  const token = tokens[point.next];
  if (token?.is !== 'half') return { ...point, half: undefined, isBare: false };
  return { ...point, half: token.half, isBare: false, next: point.next + 1 };
}

function inPart(point: Point, part: PartWord): Point {
  const isAroundNoon = point.hour <= 2 || point.hour === 12;
  const isAfterNoon = part === 'noon' ? isAroundNoon : part !== 'morning';
  return { ...point, half: isAfterNoon ? 'pm' : 'am', isBare: false };
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.is === 'mark' && token.mark === mark;
}

function isUnit(token: Token | undefined, unit: string): boolean {
  return token?.is === 'unit' && token.unit === unit;
}
