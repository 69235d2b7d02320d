/** A code point of a composed text, and where it began in the text as written. */
export type Composed = { readonly character: string; readonly index: number };

/** A letter with marks after it, and the parts of a Korean syllable: all that composing is about. */
const APART = /[^\p{M}]\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu;
/** Nothing below takes part. */
const MAY_BE_APART = /[\u0300-\u{10ffff}]/u;

/**
 * Text with letters and their marks as one character where there is one (Unicode NFC), as Windows writes
 * and macOS does not. A character that stands alone stays what it is, though Unicode has
 * another for it (U+FA19 of a name is not U+795E).
 * @example composeText('Tie\u0302\u0301ng') // 'Tiếng'
 */
export function composeText(text: string): string {
  return MAY_BE_APART.test(text) ? text.replace(APART, (cluster) => cluster.normalize('NFC')) : text;
}

/** The same with the place of each character in what was written. */
export function composedCharacters(text: string): readonly Composed[] {
  const found: Composed[] = [];
  const add = (part: string, start: number, isWhole: boolean): void => {
    let index = start;
    for (const character of part) {
      found.push({ character, index });
      if (isWhole) index += character.length;
    }
  };
  let from = 0;
  for (const { 0: cluster, index } of text.matchAll(APART)) {
    add(text.slice(from, index), from, true);
    add(cluster.normalize('NFC'), index, false);
    from = index + cluster.length;
  }
  add(text.slice(from), from, true);
  return found;
}

/** True for a mark that stands on, under or in the letter before it. */
export function isMark(code: number): boolean {
  if (code < FIRST_MARK || (code >= FIRST_HAN && code <= LAST_HAN)) return false;
  const known = MARKS.get(code);
  if (known !== undefined) return known;
  const found = /^(?!\p{Default_Ignorable_Code_Point})[\p{Mn}\p{Me}]$/u.test(String.fromCodePoint(code));
  MARKS.set(code, found);
  return found;
}

const MARKS = new Map<number, boolean>();
const FIRST_MARK = 0x300;
/** CJK Unified Ideographs. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
