/** Text between the tags of an element. @example escapeXml('a < b') // 'a &lt; b' */
export function escapeXml(text: string): string {
  return withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A reader turns bare tabs and line feeds of an attribute into blanks (XML 1.0 §3.3.3). */
export function escapeXmlAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/**
 * Text that XML 1.0 can hold (§2.2 Char): no control characters but tab and line feed, no lone surrogates
 * or noncharacters. Line ends become `\n`.
 */
export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(UNWANTED, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
