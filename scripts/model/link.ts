/** What a link of prose leads to: a name in the same text, or an address that a reader can open safely. */
export type Link =
  | { readonly kind: 'anchor'; readonly name: string }
  | { readonly kind: 'address'; readonly url: string };

const SCHEMES = /^(?:https?:\/\/(?!\/)|mailto:|tel:)/i;
/** Browsers drop tabs and line ends before they read a scheme, and take `\` for `/`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0020\u007f-\u00a0\\\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** What a link may say of a letter beside its receiver; some programs take `attach` for a file of the reader's. */
const LETTER_FIELDS: ReadonlySet<string> = new Set(['subject', 'body', 'cc', 'bcc', 'to']);
const HALF_ESCAPE = /%(?![0-9a-f]{2})/i;

/**
 * Reads a link as every output takes it: `#name`, or an `http:`, `https:`, `mailto:` or `tel:` address.
 * `undefined` for all else: other schemes, paths, escapes that are none, what would read otherwise elsewhere, a
 * name before `@` (it may be a password, or pass for the host), a letter that would attach a file.
 * @example readLink('javascript:alert(1)') // undefined
 * @example readLink('#meeting-us') // { kind: 'anchor', name: 'meeting-us' }
 */
export function readLink(url: string): Link | undefined {
  if (url.startsWith('#')) return readAnchor(url.slice(1));
  if (!SCHEMES.test(url) || UNSAFE.test(url) || HALF_ESCAPE.test(url) || !URL.canParse(url)) return undefined;
  const { protocol, hostname, pathname, username, password, searchParams } = new URL(url);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  const isWhole = isWeb ? hostname !== '' && username + password === '' : pathname !== '';
  const isPlain = isWeb || [...searchParams.keys()].every((each) => LETTER_FIELDS.has(each.toLowerCase()));
  return isWhole && isPlain ? { kind: 'address', url } : undefined;
}

function readAnchor(escaped: string): Link | undefined {
  try {
    const name = decodeURIComponent(escaped);
    return name === '' ? undefined : { kind: 'anchor', name };
  } catch {
    return undefined;
  }
}
