/**
 * What a character is to the setter of lines. `open`, `close` and `stop` are full-width punctuation,
 * half of whose square is blank: after, before, or (as set in Taiwan, centred) on both sides.
 */
export type CharacterKind =
  | 'han'
  | 'letter'
  | 'other'
  | 'space'
  | 'open'
  | 'close'
  | 'stop'
  | 'invisible'
  | 'line-break';

const OPEN = new Set('（〔［｛〈《「『【〖〝“‘');
const CLOSE = new Set('）〕］｝〉》」』】〗〞”’');
const STOP = new Set('，。、；：！？．');
/** Ambiguous between scripts: full-width in Chinese text, narrow in Latin. */
const AMBIGUOUS = new Set('“”‘’—…·‥');
const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}々〇ー]/u;
const LETTER = /[\p{L}\p{N}\p{M}%$€£¥#@&+]/u;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200b\u2060\ufeff]/u;

/** The kind of a character that stands in `wide` (Chinese, Japanese, Korean) or narrow text. */
export function characterKind(character: string, wide: boolean): CharacterKind {
  const kind = KINDS.get(character) ?? remember(character);
  return !wide && AMBIGUOUS.has(character) ? 'other' : kind;
}

const KINDS = new Map<string, CharacterKind>();

function remember(character: string): CharacterKind {
  const kind = classify(character);
  KINDS.set(character, kind);
  return kind;
}

/** CJK Unified Ideographs: most of what is asked for, and known without the tables of Unicode. */
const isCommonHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

function classify(character: string): CharacterKind {
  if (isCommonHan(character)) return 'han';
  if (character === '\u2028') return 'line-break';
  if (character === ' ' || character === '\t' || character === '\u00a0' || character === '\u3000')
    return 'space';
  if (OPEN.has(character)) return 'open';
  if (CLOSE.has(character)) return 'close';
  if (STOP.has(character)) return 'stop';
  if (INVISIBLE.test(character)) return 'invisible';
  if (HAN.test(character)) return 'han';
  return LETTER.test(character) ? 'letter' : 'other';
}

export const isAmbiguous = (character: string): boolean => AMBIGUOUS.has(character);

const NEVER_FIRST = new Set(
  '）〕］｝〉》」』】〗〞”’，。、；：！？．,.;:!?)]}%‰℃·‧・…‥—–ー々〻～〜﹐﹑﹒﹔﹕﹖﹗』ぁぃぅぇぉっゃゅょァィゥェォッャュョ',
);
const NEVER_LAST = new Set('（〔［｛〈《「『【〖〝“‘([{$€£¥#＄');

/** Kinsoku (避頭尾): no line begins with closing punctuation, and none ends with an opening one. */
export const mayBeginLine = (character: string): boolean => !NEVER_FIRST.has(character);
export const mayEndLine = (character: string): boolean => !NEVER_LAST.has(character);

/** True for a language whose text is set on the square. */
export const isWideLanguage = (language: string): boolean => /^(?:zh|ja|ko|yue|nan|hak)\b/.test(language);
