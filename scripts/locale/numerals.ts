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
