import type { Context } from 'hono';
import { listLanguages } from '#load/words.ts';

/** The language that the page says it speaks, else the browser's first that there are words in. @example languageOf(c) // 'zh-TW' */
export function languageOf(c: Context): string {
  const wanted = (c.req.header('accept-language') ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  return nearestLanguage(wanted.filter((each) => each !== undefined));
}

/** The first that there are words in; `zh-Hant-TW` and `zh` are spoken to in `zh-TW`. */
export function nearestLanguage(wanted: readonly string[]): string {
  const known = listLanguages();
  for (const each of wanted) {
    const exact = known.find((tag) => tag.toLowerCase() === each.toLowerCase());
    const near = known.find((tag) => tag.split('-')[0] === each.split('-')[0]?.toLowerCase());
    if (exact ?? near) return exact ?? near ?? 'en';
  }
  return 'en';
}
