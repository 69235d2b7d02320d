import { TITLE } from './han-names.ts';
import { drawTogether, foldLines, joinText, type SourceLine } from './source-line.ts';

/** Someone of the other side, as the record of a meeting names them. */
export type Guest = {
  readonly name: string;
  readonly line: number;
  /** All the lines that went into it. */
  readonly lines: readonly number[];
  readonly isHan: boolean;
  readonly honorific?: 'mr' | 'ms' | 'mrs' | 'dr';
  readonly office?: string;
  readonly title?: string;
};

const LATIN_NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|da|van|von|der|al|bin))*";
const TITLED = new RegExp(`\\b(Mr|Ms|Mrs|Miss|Dr)\\.?\\s+(${LATIN_NAME}(?:\\s\\p{Lu}{2,})?)`, 'u');
const NAME_FIRST = new RegExp(
  `^(${LATIN_NAME}(?:,\\s?${LATIN_NAME})?)\\s*(?:[（(]([^）)]*)[）)])?\\s*，\\s*(.+)$`,
  'u',
);
const UNIT = /\b(?:Branch|Division|Department|Office|Bureau|Program|Programme|Administration|Agency)$/;
const POLITE_WORDS: Readonly<Record<string, NonNullable<Guest['honorific']>>> = {
  先生: 'mr',
  女士: 'ms',
  小姐: 'ms',
  博士: 'dr',
};
const ENGLISH_TITLE =
  '(?:Director|Commissioner|Head|Manager|Chief|Officer|Secretary|Advis[eo]r|Attaché|Counsell?or|General|Minister|Specialist|Analyst|Inspector|Chair|President|Representative|Expert|Superintendent|Controller|Administrator)';
const WHOLE_NAME = LATIN_NAME.replace(/\*$/, '+');
/** A name with its post behind it, and no polite word: in either script. */
const POSTED: readonly RegExp[] = [
  new RegExp(`^(${WHOLE_NAME})\\s*,\\s*((?:[^,]*\\b)?${ENGLISH_TITLE}\\b.*)$`, 'u'),
  new RegExp(`^(${WHOLE_NAME})\\s+(\\p{Script=Han}*${TITLE})$`, 'u'),
  new RegExp(`^(\\p{Script=Han}{2,5})\\s*(?:[（(]${LATIN_NAME}[)）])?\\s+(\\p{Script=Han}*${TITLE})$`, 'u'),
];
const HAN_TITLED = /^(.*?)(?:\s|^)?(\p{Script=Han}{2,5})(先生|女士|小姐|博士)$/u;

/**
 * People under `出席人員：`, one to a paragraph, however the lines were broken. A line that names nobody
 * is left to the prose.
 * @example readGuests(sourceLines('C-TPAT, 代理組長 (Acting Director) , Mr. Ron\nMay')) // [{ name: 'Ron May', … }]
 */
export function readGuests(lines: readonly SourceLine[]): readonly Guest[] {
  return paragraphs(lines.filter(({ text }) => !/^(?:相片|照片|圖)\s*\d+/.test(text))).flatMap(
    ({ text, numbers }) => {
      const parts = text.split('、').map((each) => readGuest(each, numbers[0] ?? 0));
      const several = parts.length > 1 && parts.every((each) => each !== undefined) ? parts : undefined;
      const guests = several ?? [readGuest(text, numbers[0] ?? 0)];
      return guests.flatMap((guest) => (guest ? [{ ...guest, lines: numbers }] : []));
    },
  );
}

type Paragraph = { readonly text: string; readonly numbers: readonly number[] };

/** A line goes on where there is no blank between, or where what stands before is not at its end. */
function paragraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  return foldLines<SourceLine, Paragraph>(
    lines,
    ({ text, number }) => ({ text, numbers: [number] }),
    (last, line) => {
      const isRestOfName =
        /\b(?:Mr|Ms|Mrs|Dr)\.? \p{Lu}\p{Ll}+$/u.test(last.text) && /^\p{Lu}[\p{L}'-]+$/u.test(line.text);
      const goesOn =
        !beginsAnew(line.text) && (!line.isAfterBlank || /[,，]$/.test(last.text)) && !isWhole(last.text);
      return isRestOfName || goesOn
        ? { text: joinText(last.text, line.text), numbers: [...last.numbers, line.number] }
        : undefined;
    },
  );
}

/** Plainly somebody else, whatever stands before: a polite word and a name, or a name and a post. */
const beginsAnew = (text: string): boolean =>
  new RegExp(`^${TITLED.source.slice(2)}`, 'u').test(text) ||
  POSTED.some((each) => each.test(drawTogether(text)));

/** Ends with a title or a polite word: the next line is somebody else. */
function isWhole(text: string): boolean {
  return /(?:先生|女士|小姐|博士)$/.test(text) || new RegExp(`，.*${TITLE}$`, 'u').test(text);
}

function readGuest(raw: string, line: number): Omit<Guest, 'lines'> | undefined {
  const text = drawTogether(raw).replace(/^[-•·]\s*|^[（(]?\d+[)）.、]\s*/, '');
  const titled = TITLED.exec(text);
  if (titled?.[2]) {
    const honorific = titled[1]?.toLowerCase().replace('miss', 'ms') as Guest['honorific'];
    const [before, after] = [text.slice(0, titled.index), text.slice(titled.index + titled[0].length)];
    return {
      name: titled[2],
      line,
      isHan: false,
      ...(honorific && { honorific }),
      ...(before.trim() === '' ? postBehind(after) : post(before)),
    };
  }
  const first = NAME_FIRST.exec(text);
  if (first?.[1]) return { name: first[1], line, isHan: false, ...post(first[3] ?? '') };
  const posted = POSTED.map((each) => each.exec(text)).find((each) => each !== null);
  if (posted?.[1]) {
    const isHan = /^\p{Script=Han}/u.test(posted[1]);
    return { name: posted[1], line, isHan, ...(isHan ? post(posted[2] ?? '') : postBehind(posted[2] ?? '')) };
  }
  const han = HAN_TITLED.exec(text);
  if (han?.[2]) {
    const honorific = POLITE_WORDS[han[3] ?? ''];
    return { ...splitHan(han[1] ?? '', han[2]), line, isHan: true, ...(honorific && { honorific }) };
  }
  return undefined;
}

/** `, Director, Trade Policy` or `(Assistant Commissioner)` behind a name: the title, then where. */
function postBehind(text: string): { readonly office?: string; readonly title?: string } {
  const said = text
    .trim()
    .replace(/^[（(](.*)[)）]$/u, '$1')
    .replace(/^[,，]\s*/u, '')
    .trim();
  const [title = '', ...office] = said.split(/\s*[,，]\s*/u);
  return {
    ...(office.length > 0 && { office: office.join(', ') }),
    ...(title !== '' && { title }),
  };
}

/** Where no space parts title and name, the title ends where the last word of a title ends. */
function splitHan(before: string, run: string): Pick<Guest, 'name' | 'office' | 'title'> {
  const whole = `${before}${run}`;
  const match = new RegExp(`^(.*${TITLE})(\\p{Script=Han}{2,4})$`, 'u').exec(whole);
  return match?.[2] && before === ''
    ? { name: match[2], ...post(match[1] ?? '') }
    : { name: run, ...post(before) };
}

/** Office and title, parted at the last comma or space; words in brackets are the title in its own language. */
function post(text: string): { readonly office?: string; readonly title?: string } {
  const said = text
    .trim()
    .replace(/[,，]$/, '')
    .trim();
  if (said === '') return {};
  if (!/[,，]|\p{Script=Han}/u.test(said)) return UNIT.test(said) ? { office: said } : { title: said };
  const at = Math.max(
    said.lastIndexOf(','),
    said.lastIndexOf('，'),
    said.includes(',') ? -1 : said.lastIndexOf(' '),
  );
  const office =
    at > 0
      ? said
          .slice(0, at)
          .replace(/[,，]$/, '')
          .trim()
      : undefined;
  const title = at > 0 ? said.slice(at + 1).trim() : said;
  return { ...(office && { office }), ...(title && { title }) };
}
