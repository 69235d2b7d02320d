import type { Block, Run } from '../block.ts';
import { mapRuns } from '../blocks.ts';
import { isWideLanguage } from './character-kind.ts';

/** The same for every run in blocks. */
export function markBlocks(blocks: readonly Block[], languages: readonly string[]): readonly Block[] {
  return mapRuns(blocks, (run) => markLanguages(run, languages));
}

/**
 * Marks the stretches of a run that are plainly of another of the workspace's languages, so that they
 * are read aloud as such: Han within Latin text, and phrases of Latin words within Han. A lone
 * abbreviation is left to the language around it.
 */
export function markLanguages(run: Run, languages: readonly string[]): readonly Run[] {
  const other = otherLanguage(run.language, languages);
  if (!other || run.text === '') return [run];
  const pattern = isWideLanguage(run.language) ? LATIN_PHRASE : HAN_STRETCH;
  const cut = cutter(run);
  const parts: Run[] = [];
  let from = 0;
  for (const match of run.text.matchAll(pattern)) {
    if (match.index > from) parts.push(cut(from, match.index));
    from = match.index + match[0].length;
    parts.push({ ...cut(match.index, from), language: other });
  }
  if (from === 0) return [run];
  return from < run.text.length ? [...parts, cut(from, run.text.length)] : parts;
}

/** The language that stretches of a text may be marked with: the first of the workspace that is written otherwise. */
export function otherLanguage(language: string, languages: readonly string[]): string | undefined {
  const isWide = isWideLanguage(language);
  return languages.find((each) => isWideLanguage(each) !== isWide);
}

/**
 * The workspace's language that a text is in by its letters, where it may be in any: that of the reader, or the
 * other of the two where only one of them is written in Han. @example languageOf('收到帳號', 'en', ['zh-TW', 'en']) → 'zh-TW'
 */
export function languageOf(text: string, language: string, languages: readonly string[]): string {
  const isWide = isWideLanguage(language);
  const other = otherLanguage(language, languages);
  if (!other) return language;
  const wide = text.match(WIDE_LETTER)?.length ?? 0;
  const words = text.match(LATIN_WORD)?.length ?? 0;
  return isWide ? (wide === 0 && words > 1 ? other : language) : wide > words ? other : language;
}

const WIDE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}’'-]*/gu;
const HAN_STRETCH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、，。；：「」『』（）《》〈〉‧・ー\p{M}]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}」』）》〉]\p{M}*)?/gu;
const LATIN_PHRASE =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}.'’&-]*(?:[ ,]+[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d.'’&-]*)*[ ,]+[\p{Script=Latin}\p{M}]*[a-zà-ÿ][\p{Script=Latin}\p{M}'’-]*\.?/gu;

/** Cuts a run into stretches one after the other: each begins where the one before has ended in the source. */
function cutter(run: Run): (from: number, to: number) => Run {
  let { at } = run;
  let passed = 0;
  return (from, to) => {
    const text = run.text.slice(from, to);
    if (!at || !('line' in at)) return { ...run, text };
    at = advance(at, run.text.slice(passed, from));
    passed = from;
    return { ...run, text, at };
  };
}

/** The place in a source after some of its text. */
export function advance<T extends { readonly line: number; readonly column: number }>(
  at: T,
  passed: string,
): T {
  const lines = passed.split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { ...at, column: at.column + last.length }
    : { ...at, line: at.line + lines.length - 1, column: last.length + 1 };
}
