import {
  dateStyle,
  formatDate,
  formatDateRange,
  formatPartialDate,
  formatShortDate,
  formatTime,
  formatTimeRange,
  formatTimeZone,
} from '#locale/dates.ts';
import type { Translate } from '#locale/words.ts';
import { instantOf } from '#model/civil-time.ts';
import { type Localized, localize } from '#model/localized.ts';
import { onceABuild, siteContext } from '../context.ts';

/** How one language says things on the site. */
export type Locale = {
  readonly language: string;
  readonly t: Translate;
  readonly text: (text: Localized) => string;
  readonly date: (date: string) => string;
  readonly longDate: (date: string) => string;
  readonly shortDate: (date: string) => string;
  readonly period: (from: string, to?: string) => string;
  readonly partial: (edtf: string) => string;
  readonly time: (time: string) => string;
  readonly timeRange: (start: string, end?: string) => string;
  /** The zone as it stands at a wall-clock time in it. */
  readonly zone: (zone: string, date: string, time?: string) => string;
};

const locales = onceABuild(() => new Map<string, Locale>());

export function localeOf(language: string): Locale {
  const known = locales().get(language);
  if (known) return known;
  const locale = createLocale(language);
  locales().set(language, locale);
  return locale;
}

function createLocale(language: string): Locale {
  const { workspace, words } = siteContext();
  const t = words(language);
  const style = dateStyle(workspace.settings, language);
  return {
    language,
    t,
    text: (text) => localize(text, language),
    date: (date) => formatDate(date, style),
    longDate: (date) => formatDate(date, style, { weekday: true }),
    shortDate: (date) => formatShortDate(date, style),
    period: (from, to = from) => formatDateRange(from, to, style),
    partial: (edtf) => formatPartialDate(edtf, style, t),
    time: (time) => formatTime(time, style),
    timeRange: (start, end) => formatTimeRange(start, end, style),
    zone: (zone, date, time = '12:00') => formatTimeZone(zone, instantOf(date, time, zone), language),
  };
}

/** The workspace's languages, filing language first. */
export function languages(): readonly string[] {
  return siteContext().workspace.settings.languages;
}

/**
 * A language's name in that language, or in the one in which a sentence speaks of it. Where the script is not the one that the language is commonly written
 * in, the script says more than the region.
 * @example languageName('zh-TW') // '繁體中文'
 * @example languageName('zh-TW', 'en') // 'Traditional Chinese'
 */
export function languageName(language: string, spoken: string = language): string {
  const key = `${language} ${spoken}`;
  const known = languageNames.get(key) ?? nameLanguage(language, spoken);
  languageNames.set(key, known);
  return known;
}

const languageNames = new Map<string, string>();

function nameLanguage(language: string, spoken: string): string {
  const locale = new Intl.Locale(language);
  const { script } = locale.maximize();
  const isUsualScript = script === undefined || script === new Intl.Locale(locale.language).maximize().script;
  const tag = isUsualScript ? language : `${locale.language}-${script}`;
  const name = new Intl.DisplayNames([spoken], { type: 'language' }).of(tag) ?? language;
  return spoken === language ? atStart(name, language) : name;
}

/** A name as it stands by itself. @example atStart('the United States', 'en') // 'The United States' */
export function atStart(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
