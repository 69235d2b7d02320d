import { isSpaced } from './lexicon.ts';
import { isMarked, type Token } from './tokens.ts';

const UNTIL = /^(?:until|till|til|up until|hasta|hasta el|hasta las|hasta la)$/;
const PLAIN_NO = /^(?:but )?(?:not|no|ni|never)$/;
const DAYS: ReadonlySet<string> = new Set(['weekday', 'month', 'date', 'slashed', 'dayNumber']);

/**
 * `not until Wednesday` is from Wednesday on; `busy until Wednesday` leaves Wednesday open, and is asked about.
 * A no that words without a meaning follow (`Tue or Wed, but not both`) says something of those words.
 */
export function sayUntil(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.flatMap((token, index): readonly Token[] => {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    const isNo = (isMarked(token, 'not') || isMarked(token, 'except')) && PLAIN_NO.test(wordOf(token, text));
    if (isNo && isUntil(next, text)) return [];
    if (isUntil(token, text) && isMarked(before, 'not', 'except')) {
      if (PLAIN_NO.test(wordOf(before, text)))
        return [{ is: 'mark', mark: 'from', from: token.from, to: token.to }];
      return namesDay(next, tokens[index + 2]) ? [token, unknown(token)] : [token];
    }
    const ends = next === undefined || isMarked(next, 'comma') || isMarked(next, 'end');
    const rest = text.slice(token.to, next?.from ?? text.length);
    return isNo && ends && [...rest].some(isSpaced) ? [token, unknown(token)] : [token];
  });
}

/** `12 May`, `the 12th`; a bare figure is an hour. */
const namesDay = (token: Token | undefined, next: Token | undefined): boolean =>
  token !== undefined &&
  (DAYS.has(token.is) || (token.is === 'number' && (token.isOrdinal === true || next?.is === 'month')));

const unknown = ({ from, to }: Token): Token => ({ is: 'unknown', from, to });
const wordOf = (token: Token | undefined, text: string): string => text.slice(token?.from, token?.to);
const isUntil = (token: Token | undefined, text: string): boolean =>
  isMarked(token, 'to') && UNTIL.test(wordOf(token, text));
