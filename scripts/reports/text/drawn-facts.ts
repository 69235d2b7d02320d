import type { Fonts } from '#load/fonts.ts';
import {
  dateStyle,
  formatDate,
  formatDateRange,
  formatDayHeading,
  formatMonth,
  formatShortDate,
  formatTime,
} from '#locale/dates.ts';
import { chooseName, joinNames } from '#locale/list-names.ts';
import type { WordList } from '#locale/words.ts';
import { onceForEach } from '#model/once-for-each.ts';
import type { Mission, Workspace } from '#model/workspace.ts';
import { isWideLanguage } from './character-kind.ts';
import { composedCharacters } from './compose-text.ts';
import { COMBINES, needsGlyph } from './missing-glyphs.ts';
import { characterFinder, styleKey, type TypeStyle } from './typeface.ts';

export type FactsCheck = {
  readonly fonts: Fonts;
  readonly language: string;
  readonly workspace: Workspace;
  /** Every mission that papers tell of. */
  readonly told: readonly Mission[];
  /** What the toolkit and the office say in the language. */
  readonly words: readonly WordList[];
};

/**
 * Whether some font draws every character that facts, words and dates can bring onto paper, in each look that they
 * are set in. Then a paper made of them alone lacks none (`findMissingGlyphs` finds nothing), and need not be made to
 * find that out. Prose is not looked at. Says no where it is not sure.
 * @example areFactsDrawn({ fonts: loadFonts(), language: 'en', workspace, told: workspace.missions, words: [] }) // true
 */
export function areFactsDrawn({ fonts, language, workspace, told, words }: FactsCheck): boolean {
  const { languages } = workspace.settings;
  const isDrawn = drawnInEveryLook(fonts)(languages.join(' '));
  const sets = [
    charactersOfOffice(workspace),
    ...told.map(charactersOfMission),
    ...words.map(charactersOfWords),
    charactersIn(sayDates(workspace, language)),
  ];
  return sets.every((set) => set.values().every(isDrawn));
}

/** A mark that begins a text may be set on whatever comes to stand before it. */
const LOOSE_MARK = '';

const charactersOfWords = onceForEach((words: WordList) => charactersIn(words));
const charactersOfOffice = onceForEach((workspace: Workspace) =>
  charactersIn({ ...workspace, missions: [] }),
);
const charactersOfMission = onceForEach((mission: Mission) => charactersIn({ ...mission, prose: [] }));

function charactersIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const units = new Uint8Array(0x1_0000);
  const read = (text: string): void => {
    let isApart = false;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      units[unit] ||= standsApart(unit) ? APART : ALONE;
      isApart ||= units[unit] === APART;
    }
    if (isApart) readApart(text, found);
  };
  const walk = (each: unknown): void => {
    if (typeof each === 'string') read(each);
    else if (Array.isArray(each)) each.forEach(walk);
    else if (each instanceof Map) each.values().forEach(walk);
    else if (typeof each === 'object' && each !== null) Object.values(each).forEach(walk);
  };
  walk(value);
  for (const [unit, kind] of units.entries()) if (kind === ALONE) found.add(String.fromCharCode(unit));
  return found;
}

const ALONE = 1;
const APART = 2;
const standsApart = (unit: number): boolean =>
  (unit >= 0xd800 && unit < 0xe000) || COMBINES.test(String.fromCharCode(unit));

/** A text with characters of two units, or of parts that may be composed: it may be set whole and in pieces. */
function readApart(text: string, found: Set<string>): void {
  for (const character of text) found.add(character);
  for (const { character } of composedCharacters(text)) found.add(character);
  if (BEGINS_WITH_MARK.test(text)) found.add(LOOSE_MARK);
}

const BEGINS_WITH_MARK = new RegExp(`^${COMBINES.source}`, 'u');

/** By the languages of a workspace, joined: each character is looked for once. */
const drawnInEveryLook = onceForEach((fonts: Fonts) => {
  const known = new Map<string, (character: string) => boolean>();
  return (languages: string): ((character: string) => boolean) => {
    const isDrawn = known.get(languages) ?? openLooks(fonts, languages.split(' '));
    known.set(languages, isDrawn);
    return isDrawn;
  };
});

function openLooks(fonts: Fonts, languages: readonly string[]): (character: string) => boolean {
  const looks = new Map(
    languages.flatMap((language) =>
      STYLES.map((style) => {
        const wide = isWideLanguage(language);
        const find = characterFinder(fonts, { ...style, language }, wide);
        const has = (character: string) => find(character, wide);
        return [`${styleKey({ ...style, language })} ${wide}`, has] as const;
      }),
    ),
  );
  const known = new Map<string, boolean>([[LOOSE_MARK, false]]);
  return (character) => {
    const drawn =
      known.get(character) ?? (!needsGlyph(character) || looks.values().every((has) => has(character)));
    known.set(character, drawn);
    return drawn;
  };
}

/** Facts are never set as code. */
const STYLES: readonly Omit<TypeStyle, 'language'>[] = (['body', 'heading'] as const).flatMap((family) =>
  [false, true].flatMap((bold) => [false, true].map((italic) => ({ family, bold, italic }))),
);

/** Every month, weekday and hour, in the forms that papers have, what languages are called, and how names are listed. */
function sayDates({ settings }: Workspace, language: string): readonly string[] {
  const style = dateStyle(settings, language);
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const days = count(7).map((day) => `2024-01-${twoDigits(day)}`);
  const months = count(12).map((month) => `2024-${twoDigits(month)}-01`);
  return [
    ...[...days, ...months].flatMap((day) => [formatDayHeading(day, style), formatShortDate(day, style)]),
    ...months.flatMap((day) => [formatDateRange(day, '2025-12-31', style), formatDate(day, style)]),
    ...count(12).map((month) => formatMonth(2024, month, style)),
    ...count(24).map((hour) => formatTime(`${twoDigits(hour - 1)}:30`, style)),
    ...settings.languages.map((each) => names.of(each) ?? each),
    joinNames(['1', '2', '3'], language),
    chooseName(['1', '2', '3'], language),
  ];
}

const count = (to: number): readonly number[] => Array.from({ length: to }, (_, index) => index + 1);
const twoDigits = (number: number): string => String(number).padStart(2, '0');
