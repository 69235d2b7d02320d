import { drawTogether, foldLines, type SourceLine } from './source-line.ts';

/** A heading of the body, or (where it is none) the start of a numbered paragraph. */
export type Heading = {
  /** 1 for 壹、, 2 for 一、, 3 for (一), 4 for 1、, 5 for (1). */
  readonly level: number;
  readonly title: string;
  /** Its number as printed: `壹、`. */
  readonly label: string;
  readonly line: number;
};

/** A heading with the lines that stand under it and no deeper heading. */
export type Section = Heading & { readonly lines: readonly SourceLine[] };

type Gathered = Heading & { readonly lines: SourceLine[] };

const LABELS: readonly RegExp[] = [
  /^[-•]?\s*(?:[壹貳參叁肆伍陸柒捌玖拾]+、|第[一二三四五六七八九十]+[章編][\s、])\s*/u,
  /^[-•]?\s*[一二三四五六七八九十]+、\s*/u,
  /^[-•]?\s*[（(][一二三四五六七八九十]+[)）]\s*/u,
  /^[-•]?\s*\d{1,2}[、.．]\s*(?!\d)/u,
  /^[-•]?\s*[（(]\d{1,2}[)）]\s*/u,
];
/** A longer one, or one that ends as a sentence does, is a paragraph with a number. */
const LONGEST_TITLE = 60;
/** `....7`, a tab and a page, or dots in the middle: a table of contents. */
const CONTENTS_LINE = /(?:\.{3,}|…+|·{3,}|\t)\s*\d+\s*$/;

/** The level and words of a numbered line. @example labelOf('(二) 地點：') // { level: 3, label: '(二)', title: '地點：' } */
export function labelOf(text: string): Pick<Heading, 'level' | 'title' | 'label'> | undefined {
  const index = LABELS.findIndex((label) => label.test(text));
  const label = LABELS[index];
  return label
    ? {
        level: index + 1,
        label: (label.exec(text)?.[0] ?? '').trim(),
        title: drawTogether(text.replace(label, '').trim()),
      }
    : undefined;
}

/** Where the body begins: the first chapter that is no line of the contents. */
export function bodyStart(lines: readonly SourceLine[]): number {
  const first = (label: RegExp): number =>
    lines.findIndex(({ text }) => label.test(text) && !CONTENTS_LINE.test(text));
  const chapter = first(/^(?:壹、|第一[章編])/);
  return pastContents(chapter >= 0 ? chapter : first(/^一、/), lines);
}

/** Of contents whose leaders are no text, as in a PDF, each line stands again as a heading, without its page. */
function pastContents(start: number, lines: readonly SourceLine[]): number {
  const [, title] = /^(.*\D)\s+\d{1,4}\s*$/.exec(lines[start]?.text ?? '') ?? [];
  if (title === undefined) return start;
  const again = lines.findIndex(
    ({ text }, index) => index > start && drawTogether(text.trim()) === drawTogether(title.trim()),
  );
  return again === -1 ? start : again;
}

/** The body as sections in their order; what stands before the first heading is a section without a title. */
export function readSections(lines: readonly SourceLine[]): readonly Section[] {
  return foldLines<SourceLine, Gathered>(
    lines,
    (line) => {
      const heading = headingOf(line);
      return heading
        ? { ...heading, lines: [] }
        : { level: 1, title: '', label: '', line: line.number, lines: [line] };
    },
    (last, line) => {
      if (headingOf(line)) return undefined;
      last.lines.push(line);
      return last;
    },
  );
}

function headingOf({ text, number }: SourceLine): Heading | undefined {
  const label = labelOf(text);
  if (!label || label.level > 3 || CONTENTS_LINE.test(text)) return undefined;
  const title = label.title.replace(/[⁰¹²³⁴-⁹]+$/u, '');
  const isParagraph = title.length > LONGEST_TITLE || /[。；;]$/.test(title) || title === '';
  return isParagraph ||
    (/[：:]./.test(title) && label.level > 1 && /^(?:時間|日期|地點)/.test(title)) ||
    /^[^：:]{2,12}[：:]$/.test(title)
    ? undefined
    : { ...label, title, line: number };
}
