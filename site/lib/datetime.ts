/**
 * What a `<time>` says to machines: a local date and time, or the time alone where no source gives the day
 * (HTML Standard §2.3.5).
 * @example datetimeOf('2014-08-25', '16:00') // '2014-08-25T16:00'
 */
export function datetimeOf(date: string | undefined, time: string | undefined): string | undefined {
  if (date === undefined) return time;
  return time === undefined ? date : `${date}T${time}`;
}
