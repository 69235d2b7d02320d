/** As the pages write times: in English and most languages on a clock of 24 hours. */
export const clockOf = (language = ''): Intl.DateTimeFormatOptions =>
  language.startsWith('zh')
    ? { hour: 'numeric', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
