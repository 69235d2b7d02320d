import { isRightToLeft } from '#model/language.ts';
import { escapeXml, escapeXmlAttribute } from '#model/xml-text.ts';
import { isWideLanguage } from '../text/character-kind.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element as text, its content as it stands: white space counts in a text document, so nothing is
 * indented. Attributes that are `undefined` are left out.
 * @example element('text:s', { 'text:c': 2 }) // '<text:s text:c="2"/>'
 */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXmlAttribute(String(value))}"`],
  );
  const inner = content.join('');
  return inner === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inner}</${name}>`;
}

/**
 * Text of a paragraph: blanks after a blank, tabs and line breaks are elements of their own
 * (OpenDocument 1.3 part 3, §6.1.2 to §6.1.5).
 */
export function textContent(text: string): string {
  return escapeXml(text)
    .replace(/ {2,}/g, (blanks) => ` ${element('text:s', { 'text:c': blanks.length - 1 })}`)
    .replaceAll('\t', element('text:tab'))
    .replaceAll('\u2028', element('text:line-break'));
}

export const pt = (lengthPt: number): string => `${Math.round(lengthPt * 100) / 100}pt`;

/** A property for Latin, Han and the scripts that are shaped alike. @example both('font-weight', 'bold') */
export function both(property: string, value: string): Attributes {
  return {
    [`fo:${property}`]: value,
    [`style:${property}-asian`]: value,
    [`style:${property}-complex`]: value,
  };
}

/** What says the language of a text, by the kind of its script. @example languageProperties('zh-TW') */
export function languageProperties(language: string): Attributes {
  const { language: code, region = 'none' } = new Intl.Locale(language);
  if (isRightToLeft(language)) return { 'style:language-complex': code, 'style:country-complex': region };
  return isWideLanguage(language)
    ? { 'style:language-asian': code, 'style:country-asian': region }
    : { 'fo:language': code, 'fo:country': region };
}

/** Where lines begin, and the columns of tables, in a language that is read from right to left. */
export const writingMode = (language: string): Attributes =>
  isRightToLeft(language) ? { 'style:writing-mode': 'rl-tb' } : {};

/** A side of the page by its name: programs are not of one mind where a line starts that is read from right to left. */
export function sideOf(align: 'start' | 'centre' | 'end', language: string): string {
  if (align === 'centre') return 'center';
  if (!isRightToLeft(language)) return align;
  return align === 'start' ? 'right' : 'left';
}
