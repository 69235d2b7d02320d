const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** After which a full stop ends no sentence: a title, a number, an initial. */
export const SHORTENED = '(?:Mr|Mrs|Ms|Dr|No|pp?|(?:\\p{Lu}\\.)*\\p{Lu})';

/** A hyphen after which no line ends. */
export const HYPHEN = '\u2011';
const SPACE = '\u00a0';

/** A figure and what it counts are read in one breath: 100 年, 第 2 次, 9 種. */
export const COUNTED = '年月日時分次屆場條項款點名位人頁國個種案件家';

/** Two short syllables: Wang-chao, not Post-clearance. */
const GIVEN_NAME = '\\p{Lu}\\p{Ll}{1,5}-\\p{L}\\p{Ll}{0,5}(?![\\p{L}-])';

/** What stands at a place where a line is not to end, and what keeps a word processor from ending one there. */
const HELD: readonly (readonly [place: RegExp, held: string])[] = [
  // C-TPAT, e-mail.
  [/(?<=(?<![\p{L}\p{M}\p{N}/.@_-])\p{L})-(?=\p{L})/gu, HYPHEN],
  // 第 1 次, 100 年, 6 月 27 日.
  [new RegExp(`(?<=第) (?=\\d)|(?<=\\d) (?=[${COUNTED}])|(?<=月) (?=\\d{1,2} ?日)`, 'gu'), SPACE],
  // 下午 1:30.
  [/(?<=[上下中正]午) (?=\d)/gu, SPACE],
  // 11 September.
  [new RegExp(`(?<=(?<![\\d.,:])\\b\\d{1,2}) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'), SPACE],
  // Ms. Yea Browning, No. 7, R. Gil.
  [new RegExp(`(?<=(?<![\\p{L}.])${SHORTENED}\\.) (?=[\\p{Lu}\\d])`, 'gu'), SPACE],
  [/(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr)\.\u00a0\p{Lu}[\p{L}.'’-]*) (?=\p{Lu})/gu, SPACE],
  // Shen Wang-chao, Geum Byeol-i: a given name of two syllables stays one, beside the name of the family.
  [new RegExp(`(?<=(?<![\\p{L}.])\\p{Lu}\\p{Ll}{1,7}) (?=${GIVEN_NAME})`, 'gu'), SPACE],
  [/(?<=\p{Ll}\u00a0\p{Lu}\p{Ll}{1,5})-(?=\p{L}\p{Ll}{0,5}(?![\p{L}-]))/gu, HYPHEN],
  // ☐ other.
  [/(?<=[☐☑☒]) (?=\S)/gu, SPACE],
  // +999 555 0161, +999-555-0161.
  [/(?<=\+\d{1,3}(?:[ \u00a0-]\d{1,4}){0,4}) (?=\d)/gu, SPACE],
  [/(?<=\+\d{1,3}(?:[ \u00a0‑-]\d{1,4}){0,4})-(?=\d)/gu, HYPHEN],
];
/** What none of these can be without. */
const WORTH_A_LOOK = /[ -][\p{L}\d]/u;

/**
 * A text in which each space and hyphen that no line ends at, within a date, a titled name, a telephone number or a
 * name with a hyphen, is one at which none can: what PDF, Word and OpenDocument hold together. Each character stands
 * for one.
 * @example heldText('6 月 27 日 Ms. Yea') // '6\u00a0月\u00a027\u00a0日 Ms.\u00a0Yea'
 */
export const heldText = (text: string): string =>
  WORTH_A_LOOK.test(text) ? HELD.reduce((held, [place, by]) => held.replace(place, by), text) : text;
