/**
 * `C-TPAT`, `SCCP-2`, `COVID-19`, `STP-Plus`, `APEC-wide` not: capitals or figures on both sides of a hyphen, short;
 * and `E-Commerce`, `e-mail`: one letter belongs to what follows.
 */
const HYPHENATED =
  /(?<![\w&#-])(?:[A-Z]{2,8}[-‐‑][A-Z][a-z]{1,9}|[A-Za-z][-‐‑][A-Za-z][a-z]{1,12}|(?:[A-Z][A-Za-z]{0,7}|\d{1,4})(?:[-‐‑](?:[A-Z][A-Z\d]{0,7}|\d{1,4}))+)(?![\w-])/g;
/**
 * `Hsi-yu` of Chi Hsi-yu, `Jean-Pierre`: a word of sixteen letters at most that begins like a name, beside another that
 * does. `Asia-Pacific Economic` is taken for one; that keeps a line no worse.
 */
const NAME =
  /(?<![\p{L}\p{M}&#-])(?=[\p{L}\p{M}‐‑-]{4,16}(?![\p{L}\p{M}‐‑-]))(?:(?<=\p{Lu}[\p{L}\p{M}]*[.,]?\s)\p{Lu}[\p{L}\p{M}]*(?:[-‐‑][\p{L}\p{M}]+)+|\p{Lu}[\p{L}\p{M}]*(?:[-‐‑][\p{L}\p{M}]+)+(?=\s\p{Lu}))/gu;
/** `Micro/Small/Medium` is three words to a reader, one to a browser. */
const AFTER_SLASH = /(?<=\p{L}{2}\/)(?=\p{L}{2})/gu;
/** `bilaterals.yaml` and `missions/<m>/agenda` part where a person would part them, not within a word. */
const IN_CODE = /(?<=[^\s/._=:])[/._=:]+(?=\p{L})/gu;
const LONG_NAME = /[A-Za-z]{17,}/g;
/** `X-Content` of `X-Content-Type-Options`. */
const LETTER_IN_CODE = /(?<![\w&#-])[A-Za-z]-[A-Za-z]{1,14}(?![A-Za-z])/g;
/** `--decided-on`: an option as it is typed. */
const OPTION = /(?<![\w&#-])--[A-Za-z][\w-]{0,24}(?![\w-])/g;
/** What has a name of an element in it may hold text alone, or is not shown. */
const APART = /<(head|script|style|option|title|textarea|svg)\b[\s\S]*?<\/\1>/g;

/** Names in code, and texts with a hyphen or a slash: one in ten of all texts of a page. */
const WORTH_A_LOOK = /(<code\b[^<>]*)>([^<]+)|>([^<]*[-‐‑/][^<]*)/g;

/**
 * A page in which no abbreviation or name with a hyphen can be parted at it, and a name in code only between its parts.
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
  const kept = keptParts(text)
    .map(({ words, isWhole }) =>
      isWhole ? whole(words) : words.includes('--') ? words.replace(OPTION, whole) : words,
    )
    .join('');
  return text.includes('/') ? kept.replace(AFTER_SLASH, '<wbr>') : kept;
}

const whole = (words: string): string => `<span class="nowrap">${words}</span>`;

export type KeptPart = { readonly words: string; readonly isWhole: boolean };

/** A text in parts, of which a line may hold some only as a whole. @example keptParts('The C-TPAT') */
export function keptParts(text: string): readonly KeptPart[] {
  const whole = /[-‐‑]/.test(text) ? [...text.matchAll(HYPHENATED), ...text.matchAll(NAME)] : [];
  let from = 0;
  const parts: KeptPart[] = [];
  for (const { index, 0: words } of whole.toSorted((a, b) => a.index - b.index)) {
    if (index < from) continue;
    parts.push({ words: text.slice(from, index), isWhole: false }, { words, isWhole: true });
    from = index + words.length;
  }
  return [...parts, { words: text.slice(from), isWhole: false }].filter(({ words }) => words !== '');
}

function inCode(text: string): string {
  return text
    .replace(IN_CODE, '$&<wbr>')
    .replace(LONG_NAME, (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr>'))
    .replace(LETTER_IN_CODE, '<span class="nowrap">$&</span>')
    .replace(OPTION, '<span class="nowrap">$&</span>');
}
