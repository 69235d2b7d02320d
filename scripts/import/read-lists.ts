import { isInitialsOf, wordsBehind } from './abbreviation-initials.ts';
import { drawTogether, foldLines, joinText, type SourceLine } from './source-line.ts';

export type FoundCaption = {
  readonly number: number;
  readonly caption: string;
  readonly people: readonly string[];
  readonly line: number;
};
export type FoundAnnex = {
  readonly number: number;
  readonly title: string;
  readonly page?: number;
  readonly line: number;
};
export type FoundAbbreviation = {
  readonly short: string;
  readonly full: string;
  readonly translated?: string;
  readonly line: number;
};

const CAPTION = /^(?:相片|照片|圖)\s*(\d+)\s*[：:、.．]?\s*(.+)$/;
const ANNEX =
  /^附[件錄]\s*([\d一二三四五六七八九十]+)\s*[：:]?\s*(.+?)(?:[\s.…\t]*?(?:\.{2,}|…|\t|\s)\s*(\d{1,4}))?$/;

/** A line of its own that says who is in a picture, without a number: no sentence, after one that has ended. */
const UNNUMBERED =
  /^(?!.*[。，；：])(?=.{8,60}$).*(?:代表|人員|我方|與會).*(?:合影|合照|留影|互動交流|展覽|發言|交流討論)$/u;

/** Pictures without numbers; told apart from numbered ones, since nothing but their words says what they are. */
export function readUnnumberedCaptions(lines: readonly SourceLine[]): readonly FoundCaption[] {
  return lines.flatMap(({ text, number, isAfterBlank }, index) =>
    isAfterBlank && UNNUMBERED.test(text) && /[。：」）)]$/.test(lines[index - 1]?.text ?? '。')
      ? [{ number: 0, caption: text, people: [], line: number }]
      : [],
  );
}

/** Pictures by their captions; the one in the body counts, which the directory may have shortened. */
export function readCaptions(lines: readonly SourceLine[]): readonly FoundCaption[] {
  const byWords = new Map<string, FoundCaption>();
  lines.forEach((line, index) => {
    const match = CAPTION.exec(line.text);
    if (!match || /[。；]$/.test(line.text)) return;
    const following = lines[index + 1];
    const isOpen = /[（(][^)）]*$/.test(line.text) && following !== undefined;
    const words = (isOpen ? joinText(match[2] ?? '', following.text) : (match[2] ?? '')).replace(
      /[\s.…]*\t?\s*\d+$/,
      '',
    );
    const caption = parted(words);
    byWords.set(caption.caption.replaceAll(' ', ''), {
      number: Number(match[1]),
      ...caption,
      line: line.number,
    });
  });
  return [...byWords.values()];
}

/** `與日本代表會談（由左至右：今井政德、…）`: what it shows, and who is in it. */
function parted(words: string): Pick<FoundCaption, 'caption' | 'people'> {
  const [, before = '', list = '', after = ''] =
    /^(.*?)[（(]?(?:[由自從]左(?:至|而|到|往)右|[由自]?左起)[：:依序為]*\s*([^）)]*)[）)]?(.*)$/.exec(
      words,
    ) ?? [];
  if (list === '') return { caption: words.trim(), people: [] };
  const people = list
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .split(/、|及|與|，/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const caption = (before + after).trim();
  return { caption: caption === '' ? words.trim() : caption, people };
}

/** `1. Agenda of SCCP 2` under the chapter of annexes: a list without the word. */
export function readListedAnnexes(lines: readonly SourceLine[]): readonly FoundAnnex[] {
  return lines.flatMap(({ text, number: line }) => {
    const [, number, title] = /^(\d{1,3})[.、．]\s*(.+)$/.exec(text) ?? [];
    return number && title ? [{ number: Number(number), title, line }] : [];
  });
}

/** The directory of annexes, or (without one) the annexes where they are announced. */
export function readAnnexes(lines: readonly SourceLine[]): readonly FoundAnnex[] {
  const byNumber = new Map<number, FoundAnnex>();
  for (const { text, number: line } of lines) {
    const match = ANNEX.exec(text);
    if (!match?.[2] || /[。；，]$/.test(text) || /^(?:至|、|及|所|為|[)）])/.test(match[2])) continue;
    const number = Number(match[1]) || '一二三四五六七八九十'.indexOf(match[1] ?? '') + 1;
    if (byNumber.has(number)) continue;
    const page = match[3] === undefined ? {} : { page: Number(match[3]) };
    byNumber.set(number, { number, title: match[2].replace(/[\s.…]+$/, ''), ...page, line });
  }
  return [...byNumber.values()];
}

const CONNECTIVE = /^(?:另|有關|以及|及|與|和|並|之|的|為|以|由|於|在|簡介|介紹|提出|指出|參加|出席|年)+/;
/** `我方建議建立聯絡窗口`: who said what of it, and then its name. */
const SPEAKER =
  /^(?:\p{Script=Han}方|該[國署局])(?:並|亦)?(?:表示|建議|說明|提出|同意|詢問)?將?(?:建立|推動|辦理|實施|簽署|成立)?(?=.{2})/u;
const SHORT = '[A-Z][A-Za-z0-9&/-]{0,11}[A-Z0-9s]|e[A-Z]{2,6}(?: [A-Z][a-z]+)?|e-[A-Z]/[A-Z]';
const IN_TEXT = new RegExp(
  `([\\p{Script=Han}」』\\d+]{2,24}?[」』]?)?\\s*[（(]\\s*([A-Z][A-Za-z][A-Za-z0-9 &/'’.-]{4,90}?)\\s*[,，]\\s*(?:(?:以下|下)?(?:簡稱|稱)[：:]?\\s*)?[「『]?(${SHORT})[」』]?\\s*[)）]`,
  'gu',
);
const ROW = new RegExp(`^(${SHORT})\\s+([A-Z][A-Za-z0-9/ ,.'’()-]+?)\\s*([\\p{Script=Han}].*)?$`, 'u');

/** `Canada Border Services Agency (CBSA)`, and `CBSA (Canada Border Services Agency)`: told by their initials. */
const NAMED =
  /([\p{Script=Latin}][\p{Script=Latin}\d '’&/-]{6,100}?)\s*[（(]\s*([A-Z][A-Za-z&-]{1,11})\s*[)）]/gu;
const GLOSSED =
  /(?<![\p{Script=Latin}\d])([A-Z][A-Za-z&-]{1,11})\s*[（(]\s*([A-Z][\p{Script=Latin} '’&/-]{6,90}?)\s*[)）]/gu;

type Named = { readonly short: string; readonly full: string };

function byInitials(text: string): readonly Named[] {
  const named = [...text.matchAll(NAMED)].flatMap(([, words = '', short = '']) => {
    const full = wordsBehind(short, words);
    return full === undefined ? [] : [inSingular(short, full)];
  });
  const glossed = [...text.matchAll(GLOSSED)].flatMap(([, short = '', full = '']) =>
    isInitialsOf(short, full) ? [inSingular(short, full.trim())] : [],
  );
  return [...named, ...glossed];
}

/** `Authorised Economic Operators (AEOs)` explains AEO. */
const inSingular = (short: string, full: string): Named =>
  /[A-Z]s$/.test(short) && full.endsWith('s')
    ? { short: short.slice(0, -1), full: full.slice(0, -1) }
    : { short, full };

/** The index of abbreviations where there is one, and every `Full Name, FN` in brackets, or one of them before the brackets. */
export function readAbbreviations(lines: readonly SourceLine[]): readonly FoundAbbreviation[] {
  const found = new Map<string, FoundAbbreviation>();
  const index = lines.findIndex(({ text }) => /縮寫/.test(text) && /(?:索引|對照|全稱|表$)/.test(text));
  for (const row of index < 0 ? [] : rowsOf(lines.slice(index + 1)))
    if (!found.has(row.short)) found.set(row.short, row);
  const body = foldLines<SourceLine, Said>(
    index < 0 ? lines : lines.slice(0, index),
    ({ text, number }) => ({ text, line: number }),
    (last, { text }) =>
      isOpen(last.text) || isWithinName(last.text, text)
        ? { ...last, text: joinWords(last.text, text) }
        : undefined,
  );
  for (const { text, line } of body) {
    for (const [, han, full = '', short = ''] of text.matchAll(IN_TEXT)) {
      const translated =
        han &&
        drawTogether(han)
          .replace(/^.*[「『]|[」』]$/gu, '')
          .replace(SPEAKER, '')
          .replace(CONNECTIVE, '');
      if (!found.has(short))
        found.set(short, { short, full: full.trim(), ...(translated && { translated }), line });
    }
    for (const { short, full } of byInitials(text))
      if (!found.has(short)) found.set(short, { short, full, line });
  }
  return [...found.values()];
}

type Said = { readonly text: string; readonly line: number };

/** `Authorised Economic` at the end of a line, and `Operators (AEOs)` in the next. */
const isWithinName = (first: string, second: string): boolean =>
  first.length < LONGEST_OPEN && /\p{Script=Latin}-?$/u.test(first) && /^\p{Script=Latin}/u.test(second);

/** A word that its line parted by a hyphen is one again; one that has its hyphen by itself keeps it. */
function joinWords(first: string, second: string): string {
  const isParted =
    /\p{Ll}-$/u.test(first) &&
    /^\p{Ll}/u.test(second) &&
    !/(?<!\p{L})(?:self|non|co|pre|post|multi|cross|anti|long|well|one|two|high|low|semi|sub)-$/iu.test(
      first,
    );
  return isParted ? first.slice(0, -1) + second : joinText(first, second);
}

const LONGEST_OPEN = 400;
const ROW_BEGINS = new RegExp(`^(?:${SHORT})(?: [A-Z][a-z]+)? +[A-Z][a-z]`);

/** A bracket that its line does not close goes on in the next. */
function isOpen(text: string): boolean {
  const count = (bracket: RegExp): number => text.match(bracket)?.length ?? 0;
  return text.length < LONGEST_OPEN && count(/[（(]/g) > count(/[)）]/g);
}

/** A row may be broken over lines: it goes on until the next abbreviation begins. */
function rowsOf(lines: readonly SourceLine[]): readonly FoundAbbreviation[] {
  const joined = foldLines<SourceLine, Said>(
    lines.filter(({ text }) => !/^英文縮寫/.test(text)),
    ({ text, number }) => ({ text, line: number }),
    (last, { text }) => (ROW_BEGINS.test(text) ? undefined : { ...last, text: joinText(last.text, text) }),
  );
  return joined.flatMap(({ text, line }) => {
    const [, short, full, translated] = ROW.exec(text) ?? [];
    return short && full ? [{ short, full: full.trim(), ...(translated && { translated }), line }] : [];
  });
}
