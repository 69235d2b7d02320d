// Control characters (C0 but for newline, DEL, C1), bidirectional overrides and isolates, the byte order
// mark, the replacement character and noncharacters: none means anything in a calendar, and readers stumble.
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\uffff]/g;

/** What may need cleaning; most texts hold none of it and are spared five passes. */
const UNUSUAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]/;

/**
 * A text of several lines that any reader gives back as it is: line ends are `\n`; control and
 * bidirectional characters, lone surrogates and damaged characters are gone, and space around the text,
 * which some readers drop.
 * @example cleanText('Room\u0000 A\r\nfloor 2') // 'Room A\nfloor 2'
 */
export function cleanText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .toWellFormed()
    .replace(UNWANTED, '')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ');
}

/** A title, which is never empty: some readers drop an entry without one. */
export function cleanTitle(text: string): string {
  return cleanLine(text) || '–';
}

/**
 * A name for a quoted parameter, where neither `"` nor RFC 6868's `^` can stand for every reader.
 * @example cleanName('Ron "Ace" May') // 'Ron ”Ace” May'
 */
export function cleanName(text: string): string {
  return cleanLine(text).replaceAll('"', '”').replaceAll('^', 'ˆ').replaceAll('\\', '＼');
}

/** A category without the characters that part categories. */
export function cleanCategory(text: string): string {
  return cleanLine(text)
    .replace(/[,;\\]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^[A-Za-z0-9.!#$%&'*+/=?_{|}~-]{1,64}@(?:${LABEL}\\.)+${LABEL}$`);

/** True for an address that every calendar program takes as it is: ASCII, no quoting, at most 254 octets. */
export function isCalendarAddress(email: string): boolean {
  return email.length <= 254 && ADDRESS.test(email);
}

const MAX_URL_LENGTH = 2000;

/** An http address in plain ASCII, `,` and `;` encoded because several readers cut there; else `undefined`. */
export function cleanUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  const safe = href.replace(/[,;"<>\\^`{|}\s]/g, (character) => encodeURIComponent(character));
  return /^https?:$/.test(protocol) && safe.length <= MAX_URL_LENGTH ? safe : undefined;
}

/** RFC 5545 §3.3.11. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}
