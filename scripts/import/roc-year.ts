const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const FIRST_COMMON_YEAR = 1000;
const ROC_OFFSET = 1911;

/**
 * A year in figures or Han numerals: one of three figures or fewer counts from 1912. With an offset of 0
 * any number. @example rocYear('一百零三') // 2014
 * @example rocYear('二十', 0) // 20
 */
export function rocYear(text: string, offset: number = ROC_OFFSET): number {
  const value = /^\d+$/.test(text) ? Number(text) : hanValue(text);
  return value >= FIRST_COMMON_YEAR ? value : value + offset;
}

/** `一百零三` by its places, `二〇一四` figure by figure. */
function hanValue(text: string): number {
  if (!/[十百]/.test(text)) return Number([...text].map((each) => DIGITS[each] ?? '').join(''));
  const [hundreds, rest] = text.includes('百') ? text.split('百') : ['', text];
  const [tens, ones] = rest?.includes('十') ? rest.split('十') : [undefined, rest];
  const digit = (part: string | undefined, none: number) => DIGITS[(part ?? '').replace(/^零/, '')] ?? none;
  return (
    (text.includes('百') ? digit(hundreds, 1) * 100 : 0) +
    (tens === undefined ? 0 : digit(tens, 1) * 10) +
    digit(ones, 0)
  );
}
