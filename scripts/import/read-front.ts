import { type NamedOfficial, readOfficials } from './han-names.ts';
import { type FoundDate, findDates } from './read-dates.ts';
import { drawTogether, joinText, type SourceLine } from './source-line.ts';

export type Found<T> = { readonly value: T; readonly line: number };

/** What stands before the body: the cover and the abstract sheet. */
export type Front = {
  readonly title?: Found<string>;
  readonly period?: Found<FoundDate>;
  readonly reportDate?: Found<FoundDate>;
  readonly place?: Found<string>;
  readonly officials: readonly Found<NamedOfficial>[];
  readonly organiser?: Found<string>;
  readonly pages?: Found<number>;
  readonly phone?: Found<string>;
  readonly keywords: readonly string[];
  readonly abstract?: Found<string>;
  /** Lines that were understood; the others go into the draft as they are. */
  readonly understood: ReadonlySet<number>;
};

const FIELDS = {
  title: /^(?:出國)?報告(?:名稱|題目)$/,
  period: /^(?:出國|出差|會議)?(?:期間|日期)$/,
  place: /^(?:出國(?:地點|地區|國家)|(?:派赴|前往)(?:國家|地區|地點)|地點)(?:[/／].*)?$/,
  reportDate: /^(?:(?:提出|完成|撰寫|繳交)?報告|提出|完成|撰寫|繳交)日期$/,
  people: /^(?:出國人員?|出差人員?|姓名職稱|職稱姓名|姓名|出國人員姓名.*)$/,
  agency: /^(?:服務|報告|出國|派遣)(?:機關|單位)$/,
  organiser: /^(?:出國計畫)?主辦機關(?:[/／].*)?$/,
  category: /^出國類別$/,
  keywords: /^關鍵[詞字]$/,
  abstract: /^(?:內容)?(?:摘要|提要)$/,
  phone: /^電話$/,
  pages: /^頁數/,
  other: /^(?:聯絡人|分類號|類號|備註|計畫編號|含附件)/,
} as const;
type Field = keyof typeof FIELDS;

type Labelled = { readonly field: Field; readonly line: number; readonly lines: readonly SourceLine[] };

/** `電話：02…`, and in a form `聯絡人／電話`, where a name stands before it. */
const PHONE = /電話\s*(?:[：:]|\t)\s*(?:[^\d(（\t]{1,12}[/／])?\s*((?:[(（]\d{1,4}[)）]\s*)?\d[\d轉# -]{5,})/;

/** Reads cover and sheet; the sheet, which comes second, has the last word where both say something. */
export function readFront(lines: readonly SourceLine[], sheet: readonly SourceLine[] = []): Front {
  const contents = lines.findIndex(({ text }) =>
    /^(?:目\s*[錄次]|相\s*片\s*目\s*錄|附\s*件\s*目\s*錄)$/.test(text),
  );
  const own = [...(contents < 0 ? lines : lines.slice(0, contents)), ...sheet];
  const { fields, before } = labelled(own);
  const last = (field: Field) => fields.findLast((each) => each.field === field && each.lines.length > 0);
  const text = (field: Field): Found<string> | undefined => {
    const found = last(field);
    return found && { value: textOf(found.lines), line: found.line };
  };
  const agency = text('agency')?.value;
  const people = fields
    .filter(({ field }) => field === 'people')
    .flatMap(({ lines: rows }) => officialsOf(rows, agency));
  const pages = own.map(({ text: said, number }) => ({
    line: number,
    value: Number(/頁\s*數[：:\s]*(\d+)/.exec(said)?.[1]),
  }));
  const phone = own.map(({ text: said, number }) => ({
    line: number,
    value: PHONE.exec(said)?.[1]?.trim() ?? '',
  }));
  const heading = text('title') ?? coverTitle(before);
  const period = dated(text('period'));
  const reportDate = dated(text('reportDate'));
  const place = text('place');
  const organiser = text('organiser');
  const abstract = text('abstract');
  const foundPages = pages.find(({ value }) => value > 0);
  const foundPhone = phone.find(({ value }) => value !== '');
  const read = {
    ...(heading && { title: { ...heading, value: heading.value.replace(/\s+/g, ' ') } }),
    ...(period && { period }),
    ...(reportDate && { reportDate }),
    ...(place && { place }),
    ...(organiser && {
      organiser: { ...organiser, value: organiser.value.replace(/[（(]?電話.*$/, '').trim() },
    }),
    ...(foundPages && { pages: foundPages }),
    ...(foundPhone && { phone: foundPhone }),
    ...(abstract && { abstract }),
  };
  return {
    ...read,
    officials: unique(people),
    keywords: (text('keywords')?.value ?? '')
      .replace(/。$/, '')
      .split(/[、；;]|,\s/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    understood: understoodLines(fields, before, own),
  };
}

function labelled(lines: readonly SourceLine[]): {
  fields: readonly Labelled[];
  before: readonly SourceLine[];
} {
  const fields: Labelled[] = [];
  const before: SourceLine[] = [];
  for (const line of lines) {
    const start = fieldOf(line);
    const last = fields.at(-1);
    if (start) fields.push(start);
    else if (last && !takesOneLine(last))
      fields[fields.length - 1] = { ...last, lines: [...last.lines, line] };
    else before.push(line);
  }
  return { fields, before };
}

/** What stands after the kind of journey is of the cover again. */
const takesOneLine = ({ field, lines }: Labelled): boolean => field === 'category' && lines.length > 0;

/** `出國期間：103 年…`, or two cells of a form (a row of headings is none); the label is known, whatever spaces stand in it. */
function fieldOf(line: SourceLine): Labelled | undefined {
  const text = /^(?:內容)?(?:摘\s*要|提\s*要)$/u.test(line.text) ? `${line.text}：` : line.text;
  const match = /^[(（]?([^：:\t]{2,24})(?:[：:]|\t(?!.*\t|(?:姓\s*名|職\s*稱|單\s*位)$))\s*(.*?)$/u.exec(
    text.replace(/^(頁\s*數)[：:]?\s*/, '$1：'),
  );
  const label = (match?.[1] ?? '').replaceAll(' ', '');
  const field = (Object.keys(FIELDS) as Field[]).find((each) => FIELDS[each].test(label));
  if (!field || !match) return undefined;
  const value = match[2] ?? '';
  return { field, line: line.number, lines: value === '' ? [] : [{ ...line, text: value }] };
}

/** Up to a blank line for a form's short fields; an abstract goes on. */
function textOf(lines: readonly SourceLine[]): string {
  return lines
    .filter(
      ({ text }) =>
        !/^[(（]?(?:電話|類號|報告書$|行政院(?:所屬|及所屬))|^本文電子檔/.test(text.replaceAll(' ', '')),
    )
    .map(({ text }) => text)
    .reduce(joinText, '');
}

function coverTitle(before: readonly SourceLine[]): Found<string> | undefined {
  const own = before.filter(
    ({ text }) => !/出國報告書$|出國報告[（(]|^(?:公務|因公)?出國報告$|^[(（]?出國類別|^行政院/.test(text),
  );
  const [first] = own;
  return first && { value: textOf(own), line: first.number };
}

function dated(found: Found<string> | undefined): Found<FoundDate> | undefined {
  const date = found && findDates(found.value)[0];
  return date && { value: date, line: found.line };
}

function officialsOf(
  rows: readonly SourceLine[],
  agency: string | undefined,
): readonly Found<NamedOfficial>[] {
  return rows.flatMap(({ text, number }) =>
    readOfficials(
      drawTogether(text.replace(/電話[：:].*$/, '').replace(/\t/g, '  ')).replace(
        /(?<=\p{Script=Han}) (?=\p{Script=Han}$)/u,
        '',
      ),
    ).map((value) => ({
      value: value.agency === undefined && agency !== undefined ? { ...value, agency } : value,
      line: number,
    })),
  );
}

/** Cover and sheet name the same people: what either adds is kept. */
function unique(people: readonly Found<NamedOfficial>[]): readonly Found<NamedOfficial>[] {
  const byName = new Map<string, Found<NamedOfficial>>();
  for (const { value, line } of people) {
    const known = byName.get(value.name);
    byName.set(value.name, { line: known?.line ?? line, value: { ...value, ...known?.value } });
  }
  return [...byName.values()];
}

function understoodLines(
  fields: readonly Labelled[],
  before: readonly SourceLine[],
  own: readonly SourceLine[],
): ReadonlySet<number> {
  const ofTitle = coverTitle(before) ? before.map(({ number }) => number) : [];
  const ofForms = own
    .filter(({ text }) => /^(?:行政院|[(（]?電話|類號)/.test(text))
    .map(({ number }) => number);
  const ofFields = fields
    .filter(({ field }) => field !== 'category' && field !== 'other')
    .flatMap(({ line, lines }) => [line, ...lines.map(({ number }) => number)]);
  return new Set([...ofTitle, ...ofForms, ...ofFields]);
}
