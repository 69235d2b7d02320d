import { type DaySource, type ReadDays, readDays } from './days.ts';
import { markAt, textOf } from './times.ts';
import type { Token } from './tokens.ts';

/** Days with one open end: `from 26 Aug`, `until 27 Aug`, `after Friday`; `between 26 and 28 Aug` has none. */
export function readOpenDays(source: DaySource, at: number): ReadDays | undefined {
  const { tokens } = source;
  const mark = markAt(tokens, at);
  if (mark !== 'from' && mark !== 'between' && mark !== 'to' && mark !== 'before' && mark !== 'after')
    return undefined;
  // `the following: Tuesday` lists, and is no time after it.
  if (textOf(source, at, at + 1).toLowerCase() === 'following') return undefined;
  // The Spanish `a` closes a range; by itself it is the article of another language.
  if (mark === 'to' && textOf(source, at, at + 1).toLowerCase() === 'a') return undefined;
  const read = readDays({ ...source, areHours: false }, at + 1);
  if (!read || 'fault' in read) return read;
  const { next } = read;
  if (isHour(tokens[next])) return acrossDays(source, at);
  const [first = '', last = ''] = [read.days[0], read.days.at(-1)];
  if (mark === 'between') {
    const isPair = read.days.length === 2;
    return isPair ? { days: source.days.filter((day) => day >= first && day <= last), next } : read;
  }
  if (mark === 'from' && first !== last) return read;
  const isIn = {
    from: (day: string) => day >= first,
    after: (day: string) => day > last,
    to: (day: string) => day <= last,
    before: (day: string) => day < first,
  }[mark];
  return { days: source.days.filter(isIn), isOpen: true, next };
}

/** `from 26 Aug 14:00 to 27 Aug 10:00`: whether the night is meant is not said. */
function acrossDays(source: DaySource, at: number): ReadDays {
  const { tokens } = source;
  const end = tokens.findIndex((token, index) => index > at && token.is === 'mark' && token.mark === 'end');
  const next = end === -1 ? tokens.length : end;
  return {
    fault: { code: 'availability-across-days', parameters: { word: textOf(source, at, next) } },
    next,
  };
}

export function isHour(token: Token | undefined): boolean {
  return token?.is === 'clock' || token?.is === 'number' || token?.is === 'part' || token?.is === 'half';
}
