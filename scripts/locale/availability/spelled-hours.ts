const ENGLISH = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const SPANISH = 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce'.split('|');
const MINUTES: Readonly<Record<string, number>> = { thirty: 30, fifteen: 15, 'forty–five': 45 };

const english = ENGLISH.join('|');
const spanish = SPANISH.join('|');
const END = String.raw`(?=$|[,.;)/]| (?:am|pm|a\.m|p\.m|and|to|till|until|or|on|in|o’clock|–))`;
const LEAD = 'at|from|to|till|until|after|before|between|by|past';

type Rule = readonly [pattern: RegExp, write: (...found: string[]) => string];

const hourOf = (word: string): number => {
  const index = ENGLISH.indexOf(word);
  return (index < 0 ? SPANISH.indexOf(word) : index) + 1;
};
/** `quarter to one` is of the hour before. */
const before = (hour: number): number => (hour === 1 ? 12 : hour - 1);

/** `los días 24 y 25`: each is a day of the month. */
const DAYS = /\b(d[ií]as?) (\d{1,2}(?![\d:.h])(?:(?:, ?| y | e | o | al? |–)\d{1,2}(?![\d:.h]))*)/g;
const FIRST_OF_REIWA = 2018;

const AND_PART: Readonly<Record<string, string>> = { media: ':30', cuarto: ':15' };

const HALVES: Readonly<Record<string, string>> = {
  'in the morning': 'am',
  'in the afternoon': 'pm',
  'in the evening': 'pm',
  'at night': 'pm',
  'de la mañana': 'am',
  'de la tarde': 'pm',
  'de la noche': 'pm',
};

/** `del 11 al 13`, `el 11 o el 12`: by their article they are days; hours have another. */
const DAYS_BY_ARTICLE =
  /\b(?:el|del|al) \d{1,2}(?!\d|[:/h–]|[.,]\d| h\b)(?:(?: y | o | al | y el | o el | y del )\d{1,2}(?!\d|[:/h–]|[.,]\d| h\b))*/g;
const QUARTERS: Readonly<Record<string, number>> = { 一: 15, 三: 45 };

/** `12 y 13, de 16:00 a 17:30`: figures before an hour that says to be one are days. */
const DAYS_BEFORE_CLOCK =
  /(?:^|; ?)\d{1,2}(?: (?:y|e|o|and|or|&) \d{1,2})+(?=, ?(?:(?:de|from|entre|between|por|at|a) )?(?:las? )?\d{1,2}[:.]\d{2})/g;
/** `Friday: 10–12, 14–16`: what stands behind a weekday and a colon are its hours. */
const WEEKDAY =
  'mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|[a-z]+day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|曜日?|[週周期拜][一二三四五六日]|\\([一二三四五六日月火水木金土]\\)';
const HOURS_BEHIND_COLON = new RegExp(
  `(?<=(?:${WEEKDAY}): ?(?:\\d{1,2}(?::00)?[–-]\\d{1,2}(?::00)?, ?){0,4})(\\d{1,2})[–-](\\d{1,2})(?![\\d:/.]|[日號号月]| ?[a-z])`,
  'g',
);
/** `月火は12時から15時以外`: what is left out is left out of the day that the sentence is about. */
const TOPIC_WITHOUT = /(?<=[日曜月火水木金土]|午前|午後)は(?=[^は、,。;]*(?:以外|を除[くきい]))/g;
/** `金14–16時`: a day of the week by its first character. */
const SHORT_WEEKDAY = /(?<=^|[、,;。・] ?)([月火水木金土])(?=\d{1,2}(?:[:時]|[–-]\d{1,2}[:時]))/g;
/** `45 minutes starting at 10:00` */
const LENGTH_FIRST =
  /(\d{1,3} ?(?:minutes|mins|min)|an hour|one hour|half an hour) (?:starting|beginning)(?: at| from)? (\d{1,2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)(?!\d| ?(?:[–-]|to|till|until|on|or))/g;
/** 「下午三至五點」 */
const HAN_RANGE =
  /(?<![週周期拜第月])([一二三四五六七八九十]{1,3})([至到–-])(?=[一二三四五六七八九十]{1,3}([點点時时]))/g;
/** `10日から12日までの3日間`: how many they are is said twice. */
const COUNTED_RANGE = /(\d{1,2})日(から|[–-]|より)(\d{1,2})日まで?の([2-9])日間/g;

/** `de 12 a 14` are hours: of days it is `del 12 al 14`. */
const HOURS_BY_ARTICLE = /\bde (\d{1,2}) a (\d{1,2})(?!\d|[:/.]\d)(?=$|[,.;)]| h| de la | o | y )/g;

const RULES: readonly Rule[] = [
  [DAYS_BEFORE_CLOCK, (list = '') => list.replace(/\d+/g, '$&th')],
  [
    HOURS_BEHIND_COLON,
    (whole = '', first = '', second = '') => (isOfDay(first, second) ? `${first}:00–${second}:00` : whole),
  ],
  // Two, so that a weekday behind it is none of the date before.
  [TOPIC_WITHOUT, () => '、、'],
  [SHORT_WEEKDAY, (_, day = '') => `${day}曜`],
  [LENGTH_FIRST, (_, length = '', start = '') => `at ${start}, for ${length}`],
  [HAN_RANGE, (_, hour = '', joint = '', unit = '') => `${hour}${unit}${joint}`],
  [
    COUNTED_RANGE,
    (whole = '', first = '', joint = '', last = '', count = '') =>
      Number(last) - Number(first) + 1 === Number(count) ? `${first}日${joint}${last}日まで` : whole,
  ],
  [/\d{1,2}(?:[、,及和與]\d{1,2})+(?=[兩两二三四][日天])/g, (list = '') => list.replace(/\d+/g, '$&日')],
  // Of `o después` (or later) and `después de` the second is meant.
  [/\bo (?=después del?\b)/g, () => 'o bien '],
  [/([點点時])([一三])刻/g, (_, unit = '', quarters = '') => `${unit}${QUARTERS[quarters]}分`],
  [
    HOURS_BY_ARTICLE,
    (whole = '', first = '', second = '') =>
      isOfDay(first, second) ? `de ${first}:00 a ${second}:00` : whole,
  ],
  [DAYS_BY_ARTICLE, (list = '') => list.replace(/\d+/g, '$&th')],
  [/令和(\d{1,2}|元)年/g, (_, year = '') => `${FIRST_OF_REIWA + (year === '元' ? 1 : Number(year))}年`],
  [DAYS, (_, word = '', list = '') => `${word} ${list.replace(/\d+/g, '$&th')}`],
  [
    new RegExp(
      `\\bde (${spanish})(?: y (media|cuarto))? a (${spanish})(?: y (media|cuarto))?(?= (?:de la|horas)\\b|$|[,.;)])`,
      'g',
    ),
    (_, first = '', part = '', second = '', other = '') =>
      `de ${figure(first)}${AND_PART[part] ?? ''} a ${figure(second)}${AND_PART[other] ?? ''}`,
  ],
  [new RegExp(`\\bhalf past (${english}|\\d{1,2})\\b`, 'g'), (_, hour = '') => `${figure(hour)}:30`],
  [
    new RegExp(`\\b(?:a )?quarter past (${english}|\\d{1,2})\\b`, 'g'),
    (_, hour = '') => `${figure(hour)}:15`,
  ],
  [
    new RegExp(`\\b(?:a )?quarter to (${english}|\\d{1,2})\\b`, 'g'),
    (_, hour = '') => `${before(figure(hour))}:45`,
  ],
  [
    new RegExp(`\\b(${english}) (thirty|fifteen|forty–five)\\b`, 'g'),
    (_, hour = '', minute = '') => `${figure(hour)}:${MINUTES[minute]}`,
  ],
  [new RegExp(`\\b(${english}) o’clock`, 'g'), (_, hour = '') => `${figure(hour)} o’clock`],
  [
    new RegExp(`\\b(between \\S+|${LEAD}) (?:and )?(${english})\\b${END}`, 'g'),
    (whole = '', _lead, hour = '') => whole.replace(new RegExp(`${hour}$`), String(figure(hour))),
  ],
  [
    new RegExp(`\\b(between \\d\\S*) and (${english})\\b`, 'g'),
    (_, lead = '', hour = '') => `${lead} and ${figure(hour)}`,
  ],
  [
    new RegExp(`\\b(${english}) (am|pm|a\\.m|p\\.m)\\b`, 'g'),
    (_, hour = '', half = '') => `${figure(hour)} ${half}`,
  ],
  [
    new RegExp(`\\b(las|la) (${spanish}|\\d{1,2}) y (media|cuarto)\\b`, 'g'),
    (_, lead = '', hour = '', part = '') => `${lead} ${figure(hour)}:${part === 'media' ? 30 : 15}`,
  ],
  [
    new RegExp(`\\b(las|la) (${spanish}|\\d{1,2}) menos cuarto\\b`, 'g'),
    (_, lead = '', hour = '') => `${lead} ${before(figure(hour))}:45`,
  ],
  [
    new RegExp(
      `\\b(las|la) (${spanish})(?= (?:de la (?:mañana|tarde|noche)|en punto|en adelante|y|a|o|hasta|horas)\\b|$|[,.;)])`,
      'g',
    ),
    (_, lead = '', hour = '') => `${lead} ${figure(hour)}`,
  ],
  [
    new RegExp(
      `(?<=\\b(?:las? |a |at |from |to |till |until |after |before |by |and |[–:]))(\\d{1,2}(?:[:.]\\d{2})?)(?: h(?:oras)?)? (${Object.keys(HALVES).join('|')})`,
      'g',
    ),
    (_, clock = '', half = '') => `${clock} ${HALVES[half]}`,
  ],
];

/** Behind seven in the morning, and forwards. */
const isOfDay = (first: string, second: string): boolean =>
  Number(first) >= 7 && Number(first) < Number(second) && Number(second) <= 24;

const figure = (word: string): number => (/^\d/.test(word) ? Number(word) : hourOf(word));

/**
 * Hours in words as figures, in a folded phrase: `half past nine` is `9:30`, `las tres y media` is `las 3:30`.
 * A number that no word says to be an hour stays as it is.
 */
export function hoursInFigures(text: string): string {
  return RULES.reduce((said, [pattern, write]) => said.replace(pattern, write), text);
}
