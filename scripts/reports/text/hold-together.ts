import type { Run } from '../block.ts';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** A hyphen after which no line ends. */
export const HYPHEN = '\u2011';

/** What stands at a place where a line is not to end, and what keeps a word processor from ending one there. */
const HELD: readonly (readonly [place: RegExp, held: string])[] = [
  // C-TPAT, e-mail.
  [/(?<=(?<![\p{L}\p{M}\p{N}/.@_-])\p{L})-(?=\p{L})/gu, HYPHEN],
  // 第 1 次, 100 年, 6 月 27 日.
  [/(?<=第) (?=\d)|(?<=\d) (?=[年月日時分次屆場條項款點名位人頁國個])|(?<=月) (?=\d{1,2} 日)/gu, '\u00a0'],
  // 11 September.
  [new RegExp(`(?<=(?<![\\d.,:])\\b\\d{1,2}) (?=(?:${MONTHS})\\b)`, 'gu'), '\u00a0'],
  // Ms. Yea Browning, No. 7, R. Gil.
  [/(?<=(?<![\p{L}.])(?:Mr|Mrs|Ms|Dr|No|pp?|(?:\p{Lu}\.)*\p{Lu})\.) (?=[\p{Lu}\d])/gu, '\u00a0'],
  [/(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr)\.\u00a0\p{Lu}[\p{L}.'’-]*) (?=\p{Lu})/gu, '\u00a0'],
  // +999 555 0161.
  [/(?<=\+\d{1,3}(?: \d{1,4}){0,4}) (?=\d)/gu, '\u00a0'],
];

/**
 * Runs in which a word processor parts no date, titled name or name with a hyphen that our own lines keep whole
 * (`break-points.ts`). Each character stands for one, so that nothing else of a run changes; code and addresses
 * stay as they are.
 * @example holdTogether([{ text: '6 月 27 日 C-TPAT', language: 'zh-TW' }])
 */
export function holdTogether(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map(({ text }) => text).join('');
  const held = HELD.reduce((text, [place, by]) => text.replace(place, by), whole);
  if (held === whole) return runs;
  let offset = 0;
  return runs.map((run) => {
    const text = held.slice(offset, offset + run.text.length);
    offset += run.text.length;
    return isCode(run) ? run : { ...run, text };
  });
}

const isCode = ({ emphasis, link }: Run): boolean =>
  emphasis?.includes('code') === true || (link !== undefined && 'url' in link);
