/** An element: its name, its attributes in order, and its text or children. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content?: string | readonly XmlElement[];
};

/** A document of two-space indents, ending in a line end. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;
}

function writeElement({ name, attributes = {}, content = '' }: XmlElement, indent: string): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const open = `${indent}<${name}${list.join('')}`;
  if (content.length === 0) return `${open}/>\n`;
  if (typeof content === 'string') return `${open}>${escapeXml(content)}</${name}>\n`;
  return `${open}>\n${content.map((child) => writeElement(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

function escapeXml(text: string): string {
  return withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A reader turns bare tabs and line feeds of an attribute into blanks (XML 1.0 §3.3.3). */
function escapeAttribute(text: string): string {
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
