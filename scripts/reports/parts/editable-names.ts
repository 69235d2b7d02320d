import type { Heading, Paragraph } from '../block.ts';

const STYLES: Readonly<Record<Exclude<Paragraph['style'], 'body'>, string>> = {
  plain: 'Plain',
  centred: 'Centred',
  lead: 'Lead',
  small: 'Small',
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

/** A label as it stands before a heading. @example labelBefore('1.1') // '1.1 ', and '一、' as it is */
export function labelBefore(label: Heading['label']): string {
  return /^$|[、）)]$/.test(label) ? label : `${label} `;
}
