/** A time of day, and its end where one is said, as `16:00`. */
export type FoundTime = { readonly start: string; readonly end?: string };

const CLOCK = '(上午|下午|晚間|晚上|中午|早上)?\\s*(\\d{1,2})\\s*(?:[:：.時点點])\\s*(\\d{2}|半)?\\s*分?';
const SPAN = new RegExp(`${CLOCK}(?:\\s*(?:至|到|[-–—~～－])\\s*${CLOCK})?`, 'u');

/**
 * The first time of day in a text.
 * @example findTime('本年 8 月 25 日下午 4:00') // { start: '16:00' }
 * @example findTime('上午 11 時 30 分至 12 時 30 分') // { start: '11:30', end: '12:30' }
 */
export function findTime(text: string): FoundTime | undefined {
  const match = SPAN.exec(text.normalize('NFKC'));
  if (!match) return undefined;
  const [, half, hour, minute, endHalf, endHour, endMinute] = match;
  const start = clock(half, hour, minute);
  const end = endHour === undefined ? undefined : clock(endHalf ?? half, endHour, endMinute);
  if (start === undefined) return undefined;
  return end === undefined || end <= start ? { start } : { start, end };
}

function clock(half: string | undefined, hour = '', minute = '00'): string | undefined {
  const isAfternoon = half !== undefined && /下午|晚/.test(half);
  const value = Number(hour) + (isAfternoon && Number(hour) < 12 ? 12 : 0);
  const minutes = minute === '半' ? '30' : minute;
  return value < 24 && Number(minutes) < 60 ? `${String(value).padStart(2, '0')}:${minutes}` : undefined;
}
