import { isChinese, isJapanese } from './scripts-and-tags.ts';

/**
 * A word and what explains it: Chinese and Japanese brackets are as wide as their characters and bring their own
 * space.
 * @example inBrackets('已完成', '新加坡', 'zh-TW') // '已完成（新加坡）'
 */
export const inBrackets = (before: string, inside: string, language: string): string =>
  isFullWidth(language) ? `${before}（${inside}）` : `${before} (${inside})`;

/** Whether a language is set in marks as wide as its characters. */
export const isFullWidth = (language: string): boolean => isChinese(language) || isJapanese(language);

/**
 * A text that is to stand in brackets, its own brackets made square: no round ones stand within round ones.
 * @example innerBrackets('Manager, CusMod (system replacement)') // 'Manager, CusMod [system replacement]'
 */
export const innerBrackets = (text: string): string =>
  text.replace(/[()（）]/g, (bracket) => INNER[bracket] ?? bracket);

const INNER: Readonly<Record<string, string>> = { '(': '[', ')': ']', '（': '〔', '）': '〕' };
