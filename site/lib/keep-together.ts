/** `C-TPAT`, `SCCP-2`, `COVID-19`, `APEC-wide` not: capitals or figures on both sides of a hyphen, short. */
const HYPHENATED =
  /(?<![\w&#-])(?:[A-Z][A-Za-z]{0,7}|\d{1,4})(?:[-‐‑](?:[A-Z][A-Z\d]{0,7}|\d{1,4}))+(?![\w-])/g;
/** `Micro/Small/Medium` is three words to a reader, one to a browser. */
const AFTER_SLASH = /(?<=\p{L}{2}\/)(?=\p{L}{2})/gu;
/** `bilaterals.yaml` and `missions/<m>/agenda` part where a person would part them, not within a word. */
const IN_CODE = /(?<=[^\s/._=:])[/._=:]+(?=\p{L})/gu;
const LONG_NAME = /[A-Za-z]{17,}/g;
/** What has a name of an element in it may hold text alone, or is not shown. */
const APART = /<(head|script|style|option|title|textarea|svg)\b[\s\S]*?<\/\1>/g;

/** Names in code, and texts with a hyphen or a slash: one in ten of all texts of a page. */
const WORTH_A_LOOK = /(<code\b[^<>]*)>([^<]+)|>([^<]*[-‐‑/][^<]*)/g;

/**
 * A page in which no abbreviation with a hyphen can be parted at it, and a name in code only between its parts.
 * @example keepTogether('<p>The C-TPAT</p>') // '<p>The <span class="nowrap">C-TPAT</span></p>'
 */
export function keepTogether(html: string): string {
  let from = 0;
  let kept = '';
  for (const { index, 0: whole } of html.matchAll(APART)) {
    kept += inTexts(html.slice(from, index)) + whole;
    from = index + whole.length;
  }
  return kept + inTexts(html.slice(from));
}

function inTexts(html: string): string {
  return html.replace(WORTH_A_LOOK, (_, code: string | undefined, name = '', text = '') =>
    code === undefined ? `>${inText(text)}` : `${code}>${inCode(name)}`,
  );
}

function inText(text: string): string {
  const kept = text.includes('-')
    ? text.replace(HYPHENATED, (word) => `<span class="nowrap">${word}</span>`)
    : text;
  return text.includes('/') ? kept.replace(AFTER_SLASH, '<wbr>') : kept;
}

function inCode(text: string): string {
  return text
    .replace(IN_CODE, '$&<wbr>')
    .replace(LONG_NAME, (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr>'));
}
