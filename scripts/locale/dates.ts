/** Dates and times as people read them. The rooms outside import from here. */
export {
  type DateStyle,
  dateStyle,
  formatDate,
  formatDateRange,
  formatDayHeading,
  formatMonth,
  formatShortDate,
  formatYear,
} from './calendar-dates.ts';
export { formatTime, formatTimeRange, formatTimeZone, withDay } from './clock-times.ts';
export { formatHanDate, formatHanDateRange } from './han-dates.ts';
export { formatPartialDate } from './partial-dates.ts';
