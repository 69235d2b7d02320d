type HanDigits = {
  readonly digits: string;
  readonly ten: string;
  readonly hundred: string;
  readonly thousand: string;
};

const COMMON: HanDigits = { digits: '零一二三四五六七八九', ten: '十', hundred: '百', thousand: '千' };
const FORMAL: HanDigits = { digits: '零壹貳參肆伍陸柒捌玖', ten: '拾', hundred: '佰', thousand: '仟' };

/**
 * A number from 0 to 9999 in Han numerals, as dates and outlines write it.
 * @example hanNumeral(103) // '一百零三'
 */
export function hanNumeral(n: number): string {
  return spellHan(n, COMMON);
}

/**
 * The same in the formal numerals of top-level headings.
 * @example hanFormalNumeral(11) // '拾壹'
 */
export function hanFormalNumeral(n: number): string {
  return spellHan(n, FORMAL);
}

/**
 * A number from 1 to 3999 in lower-case Roman numerals.
 * @example romanNumeral(14) // 'xiv'
 */
export function romanNumeral(n: number): string {
  requireWhole(n, 1, 3999);
  let rest = n;
  let text = '';
  for (const [value, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/**
 * A number from 1 up in lower-case letters, going on with two after z.
 * @example alphaNumeral(28) // 'ab'
 */
export function alphaNumeral(n: number): string {
  requireWhole(n, 1, Number.MAX_SAFE_INTEGER);
  let text = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The characters of Han numerals, for patterns; `元` is the first month or year. */
export const HAN_FIGURES = '[〇零一二三四五六七八九兩两十廿卅百千元]+';

const PLAIN_DIGITS = '〇一二三四五六七八九';
const BY_UNITS = /^(?:(.)千零?)?(?:(.)百零?)?(?:(.?)十|([廿卅]))?([一二三四五六七八九])?$/u;
const FEWEST_PLACES = 3;

/**
 * The number that Han numerals say, by units (`一百零三`, `廿五`) or, three and more, by places (`二〇一六`). Two
 * figures side by side (`八九點`, `十一二點`) are two numbers, and so none.
 * @example readHanNumeral('二十六') // 26
 */
export function readHanNumeral(text: string): number | undefined {
  if (text === '元') return 1;
  const digit = (figure: string | undefined) => PLAIN_DIGITS.indexOf(figure ?? '');
  const plain = text.replaceAll('零', '〇').replace(/[兩两]/g, '二');
  const places = [...plain].map(digit);
  if (!places.includes(-1) && (places.length === 1 || places.length >= FEWEST_PLACES))
    return Number(places.join(''));
  const [, thousands, hundreds, tens, twentyOr, ones] = BY_UNITS.exec(plain.replaceAll('〇', '零')) ?? [];
  const parts = [thousands, hundreds, tens || (tens === '' ? '一' : undefined), ones].map((figure) =>
    figure === undefined ? 0 : digit(figure),
  );
  const [thousand = 0, hundred = 0, ten = 0, one = 0] = parts;
  const score = twentyOr === '廿' ? 20 : twentyOr === '卅' ? 30 : 0;
  const sum = thousand * 1000 + hundred * 100 + ten * 10 + score + one;
  return parts.includes(-1) || sum === 0 ? undefined : sum;
}

function spellHan(n: number, words: HanDigits): string {
  requireWhole(n, 0, 9999);
  if (n < 10) return words.digits.charAt(n);
  const units = ['', words.ten, words.hundred, words.thousand];
  const figures = [...String(n)].map(Number);
  let text = '';
  let zeroPending = false;
  figures.forEach((figure, index) => {
    const unit = units[figures.length - 1 - index] ?? '';
    if (figure === 0) {
      zeroPending = true;
      return;
    }
    text += (zeroPending ? words.digits.charAt(0) : '') + words.digits.charAt(figure) + unit;
    zeroPending = false;
  });
  // 10–19 are said without a leading "one": 十一, not 一十一.
  return n < 20 ? text.slice(1) : text;
}

function requireWhole(n: number, min: number, max: number): void {
  if (!Number.isInteger(n) || n < min || n > max)
    throw new RangeError(`${n} is not a whole number from ${min} to ${max}`);
}
