import type { Heading, Paragraph } from '../block.ts';
import { isWideLanguage } from '../text/character-kind.ts';

const STYLES: Readonly<Record<Exclude<Paragraph['style'], 'body'>, string>> = {
  plain: 'Plain',
  centred: 'Centred',
  lead: 'Lead',
  small: 'Small',
  form: 'Form',
  aside: 'Aside',
  fact: 'Plain',
  'cover-heading': 'CoverHeading',
  'cover-title': 'CoverTitle',
  'cover-field': 'CoverField',
};

/** The style that a paragraph has in a word processor; that of the body differs in lists, cells and notes. */
export function styleName({ style }: Paragraph, bodyStyle = 'Body'): string {
  return style === 'body' ? bodyStyle : STYLES[style];
}

/**
 * A label as it stands before a heading: a bracket leaves white of its own before Han alone.
 * @example labelBefore('1.1', 'en') // '1.1 '
 * @example labelBefore('(一)', 'zh-TW') // '(一)'
 */
export function labelBefore(label: Heading['label'], language: string): string {
  const isClose = label === '' || label.endsWith('、') || (/[）)]$/.test(label) && isWideLanguage(language));
  return isClose ? label : `${label} `;
}
