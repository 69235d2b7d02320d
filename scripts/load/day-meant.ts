import { isCivilDate } from '#model/civil-time.ts';

/** Year, month and day with slashes, dots, hyphens or their Chinese names; a year of the Republic of China by its name or its size. */
const PARTS = /^(民國|中華民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u;
const FIRST_YEAR = 1911;

/**
 * The day that somebody meant who did not write it as a day is written; nothing for what names none.
 * @example dayMeant('民國109年3月2日') // '2020-03-02'
 */
export function dayMeant(text: string): string | undefined {
  const day = written(text);
  return day !== undefined && isCivilDate(day) ? day : undefined;
}

/** True for 30 February, however it is written. */
export function isNoDay(text: string): boolean {
  const day = written(text);
  return day !== undefined && !isCivilDate(day);
}

function written(text: string): string | undefined {
  // Quotes as Word sets them are part of the text to YAML.
  const bare = text.normalize('NFKC').replace(/^[\s‘’“”'"「」]+|[\s‘’“”'"「」]+$/gu, '');
  const [, era, year = '', month = '', day = ''] = PARTS.exec(bare) ?? [];
  if (year === '') return undefined;
  const counted = era !== undefined || year.length < 4 ? Number(year) + FIRST_YEAR : Number(year);
  return [String(counted).padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}
