import { type FoundDate, findDates } from './read-dates.ts';
import { type Guest, readGuests } from './read-guests.ts';
import { labelOf, type Section } from './read-outline.ts';
import { type FoundTime, findTime } from './read-times.ts';
import { foldLines, joinText, type SourceLine } from './source-line.ts';

/** Names by which reports call an economy or organisation. */
export type PartnerNames = { readonly id: string; readonly names: readonly string[] };

export type FoundMeeting = {
  readonly partners: readonly string[];
  readonly title: string;
  readonly line: number;
  /** `exchange` where views were exchanged without an appointment. */
  readonly format: 'bilateral' | 'exchange';
  /** Told by a caption or half a sentence, without a section of its own: its words stay where they are. */
  readonly isInPassing?: true;
  readonly date?: FoundDate;
  readonly time?: FoundTime;
  readonly place?: string;
  readonly guests: readonly Guest[];
  /** What was said, one numbered item after the other. */
  readonly items: readonly { readonly text: string; readonly line: number }[];
  /** Lines of the section that went into time, place, people and items. */
  readonly understood: ReadonlySet<number>;
  /** Every line of the section, its heading aside. */
  readonly lines: readonly SourceLine[];
};

const MEETING = /會談|會晤|晤談|交換意見|雙邊會議|拜會|餐敘/;
const LABEL =
  /^(?:會談|會議|諮商|拜會)?(時間|日期|地點|場所|.{0,6}(?:人員|名單|代表|出席者|與會者)|[^：:\t]{1,3}方|.{0,4}(?:內容|紀要|重點|結論|摘要))(?:[：:]|\t)\s*(.*)$/;

/** The meetings with partners: a section of its own each, whose heading names whom it was with. */
export function readMeetings(
  sections: readonly Section[],
  { partners, year }: { readonly partners: readonly PartnerNames[]; readonly year: number | undefined },
): readonly FoundMeeting[] {
  const found = sections.flatMap((section, index): readonly FoundMeeting[] => {
    const parent = sections.slice(0, index).findLast(({ level }) => level < section.level);
    const isMeeting =
      MEETING.test(section.title) || (MEETING.test(parent?.title ?? '') && section.title.length <= 12);
    const ids = isMeeting ? partnersIn(section.title, partners) : [];
    if (ids.length === 0) return [];
    const lines = rawLines(section, sections);
    const parsed = readBody(lines, year);
    return parsed.isMeeting || MEETING.test(section.title)
      ? [
          {
            partners: ids,
            title: section.title,
            line: section.line,
            format: formatOf(section.title),
            lines: rawLines(section, sections),
            ...parsed.facts,
          },
        ]
      : [];
  });
  return found.map((each, index) => inPlaceOfBefore(each, found.slice(0, index)));
}

/** `地點：同上` is where the meeting before was; without one it says nothing. */
function inPlaceOfBefore(meeting: FoundMeeting, before: readonly FoundMeeting[]): FoundMeeting {
  const { place, ...rest } = meeting;
  if (place === undefined || !/^同[上前]/.test(place)) return meeting;
  const former = before.findLast((each) => each.place !== undefined && !/^同[上前]/.test(each.place))?.place;
  return { ...rest, ...(former !== undefined && { place: former }) };
}

/** Sections that record a meeting with somebody whom the workspace does not know; they stay prose. */
export function meetingsOfUnknown(
  sections: readonly Section[],
  partners: readonly PartnerNames[],
): readonly Pick<Section, 'title' | 'line'>[] {
  return sections.filter((section, index) => {
    const parent = sections.slice(0, index).findLast(({ level }) => level < section.level);
    const isMeeting =
      /^與.+(?:會談|會晤|晤談|交換意見|會議)$/.test(section.title) || MEETING.test(parent?.title ?? '');
    const hasPeople = rawLines(section, sections).some(({ text }) => /(?:人員|名單)[：:]/.test(text));
    return isMeeting && hasPeople && partnersIn(section.title, partners).length === 0;
  });
}

/** The lines of a section and of those below it. */
export function rawLines(section: Section, sections: readonly Section[]): readonly SourceLine[] {
  const below = sections.slice(sections.indexOf(section) + 1);
  const end = below.findIndex(({ level }) => level <= section.level);
  return [section, ...(end < 0 ? below : below.slice(0, end))].flatMap((each) => headed(each, section));
}

/** A deeper heading of the section is a line of it. */
function headed(each: Section, section: Section): readonly SourceLine[] {
  const own =
    each === section ? [] : [{ number: each.line, text: each.label + each.title, isAfterBlank: true }];
  return [...own, ...each.lines];
}

const formatOf = (title: string) => (/交換意見/.test(title) ? ('exchange' as const) : ('bilateral' as const));

/** The longest name first, so that 中國大陸 is not taken for another. */
export function partnersIn(title: string, partners: readonly PartnerNames[]): readonly string[] {
  const names = partners
    .flatMap(({ id, names: all }) => all.map((name) => ({ id, name })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Map<string, number>();
  let rest = title;
  for (const { id, name } of names) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    if (!found.has(id)) found.set(id, at);
    rest = rest.slice(0, at) + '　'.repeat(name.length) + rest.slice(at + name.length);
  }
  return [...found].toSorted((a, b) => a[1] - b[1]).map(([id]) => id);
}

const PLACE = /地點|場所/;

type Body = {
  readonly isMeeting: boolean;
  readonly facts: Omit<FoundMeeting, 'partners' | 'title' | 'line' | 'format' | 'lines'>;
};

function readBody(lines: readonly SourceLine[], year: number | undefined): Body {
  const parts = partsOf(lines);
  const of = (kind: RegExp) => parts.filter(({ label }) => kind.test(label));
  const when = of(/時間|日期/)
    .flatMap(({ lines: all }) => all.map(({ text }) => text))
    .join(' ');
  const place = of(PLACE)[0]?.lines[0]?.text;
  const people = of(/人員|名單|代表|出席者|與會者|方$/).filter(({ label }) => !/^[我本]/.test(label));
  const content = [...of(/內容|紀要|重點|結論|摘要/), ...parts.filter(({ label }) => label === '')];
  const date = findDates(when, year)[0];
  const time = findTime(when.replace(/\d+\s*年|\d+\s*月|\d+\s*日/g, ' '));
  const said = content.flatMap(({ lines: all }) => all);
  const guests = [
    ...people.flatMap(({ lines: all }) => readGuests(all)),
    ...readGuests(said.filter(isListed)),
  ];
  return {
    isMeeting: parts.some(({ label }) => label !== ''),
    facts: {
      ...(date && { date }),
      ...(time && { time }),
      ...(place && { place }),
      guests,
      items: itemsOf(said),
      understood: new Set([
        ...(date || time ? of(/時間|日期/).flatMap(({ labelLine }) => labelLine) : []),
        ...(place
          ? of(PLACE)
              .slice(0, 1)
              .flatMap(({ labelLine }) => labelLine)
          : []),
        ...guests.flatMap(({ lines: own }) => own),
      ]),
    },
  };
}

const ITEM = 4;

type Part = {
  readonly label: string;
  readonly lines: readonly SourceLine[];
  /** The line of the label where the value stands beside it. */
  readonly labelLine: readonly number[];
};

/** `(1) Program Branch, Manager, Mr. Scott Pryor` among what was said: somebody, and no sentence. */
const isListed = ({ text }: SourceLine): boolean =>
  labelOf(text)?.level === 5 && !/[。；]/.test(text) && /^[^\p{Script=Han}]*,[^\p{Script=Han}]*$/u.test(text);

/** The section by its labels (`時間：`, `地點：`, `美方出席人員：`, `內容：`); pictures' captions part nothing. */
function partsOf(lines: readonly SourceLine[]): readonly Part[] {
  const parts: Part[] = [{ label: '', lines: [], labelLine: [] }];
  for (const line of lines.filter(({ text }) => !isCaption(text))) {
    const match = LABEL.exec(
      (labelOf(line.text)?.title ?? line.text).replace(
        /^(\p{Script=Han}) (\p{Script=Han})(?=[：:])/u,
        '$1$2',
      ),
    );
    const last = parts.at(-1);
    if (match)
      parts.push({
        label: match[1] ?? '',
        lines: match[2] ? [{ ...line, text: match[2] }] : [],
        labelLine: match[2] ? [line.number] : [],
      });
    else if (last) parts[parts.length - 1] = { ...last, lines: [...last.lines, line] };
  }
  return parts.filter(({ label, lines: own }) => label !== '' || own.length > 0);
}

const isCaption = (text: string): boolean =>
  /^(?:相片|照片|圖)\s*\d+/.test(text) || /^[⁰¹²³⁴-⁹]+\s/u.test(text);

/** Numbered `1、` as forms have it; where nothing is, by `(1)`. */
function itemsOf(lines: readonly SourceLine[]): FoundMeeting['items'] {
  const levels = lines.flatMap(({ text }) => labelOf(text)?.level ?? []);
  const level = Math.min(...levels.filter((each) => each >= ITEM), ITEM + 1);
  return foldLines<SourceLine, FoundMeeting['items'][number]>(
    lines,
    ({ text, number }) => ({ text: labelOf(text)?.title ?? text, line: number }),
    (last, { text }) =>
      labelOf(text)?.level === level ? undefined : { ...last, text: joinText(last.text, text) },
  );
}
