import { type NamedOfficial, readOfficials } from './han-names.ts';
import { type FoundDate, findDates } from './read-dates.ts';
import { readExchanges } from './read-exchanges.ts';
import { type Found, type Front, readFront } from './read-front.ts';
import {
  type FoundAbbreviation,
  type FoundAnnex,
  type FoundCaption,
  readAbbreviations,
  readAnnexes,
  readCaptions,
  readListedAnnexes,
  readUnnumberedCaptions,
} from './read-lists.ts';
import { type FoundMeeting, meetingsOfUnknown, type PartnerNames, readMeetings } from './read-meetings.ts';
import { bodyStart, readSections, type Section } from './read-outline.ts';
import { type FoundRecommendation, readRecommendations } from './read-recommendations.ts';
import { type SourceLine, sourceLines } from './source-line.ts';

/** All that was found in a report, each with the line it stands on. */
export type ReadReport = {
  readonly front: Front;
  /** Of cover, sheet and the chapter on the delegation; who is only in the last joined there. */
  readonly delegation: readonly (Found<NamedOfficial> & { readonly isOnCover: boolean })[];
  readonly period: Found<FoundDate> | undefined;
  readonly sections: readonly Section[];
  readonly meetings: readonly FoundMeeting[];
  /** Headings of meetings with whom the workspace does not know. */
  readonly unknownPartners: readonly Pick<Section, 'title' | 'line'>[];
  readonly captions: readonly FoundCaption[];
  readonly annexes: readonly FoundAnnex[];
  readonly abbreviations: readonly FoundAbbreviation[];
  readonly recommendations: readonly FoundRecommendation[];
  /** Lines of cover, sheet and contents that were not understood. */
  readonly leftOver: readonly SourceLine[];
};

/**
 * Reads a finished report of an official trip in Chinese. Nothing is invented: what is not found is absent.
 * @example readReport(text, { partners: [{ id: 'US', names: ['美國'] }] }).meetings[0]?.partners // ['US']
 */
export function readReport(
  text: string,
  { partners }: { readonly partners: readonly PartnerNames[] },
): ReadReport {
  const lines = sourceLines(text);
  const start = Math.max(0, bodyStart(lines));
  const sheet = lines.findIndex(({ text: said }, index) => index > start && SHEET.test(said));
  const end = sheet < 0 ? lines.length : sheet;
  const [cover, body] = [lines.slice(0, start), lines.slice(start, end)];
  const form = lines.slice(end + 1);
  const before = [...cover, ...form];
  const front = readFront(cover, form);
  const sections = readSections(body);
  const period = front.period ?? periodOf(sections);
  const year = period === undefined ? undefined : Number(period.value.from.slice(0, 4));
  const known = new Set(front.officials.map(({ value }) => value.name));
  const met = delegationOf(sections).filter(({ value }) => !known.has(value.name));
  const named = readAnnexes(lines);
  const listed = sections.filter(({ level, title }) => level === 1 && /^附[件錄]$/.test(title));
  const annexes = named.length > 0 ? named : readListedAnnexes(listed.flatMap((each) => each.lines));
  const numbered = readCaptions(readCaptions(body).length > 0 ? body : before);
  const captions = numbered.length > 0 ? numbered : readUnnumberedCaptions(body);
  const meetings = readMeetings(sections, { partners, year });
  const recorded = new Set(meetings.flatMap((each) => each.partners));
  const isRepeated = (said: string): boolean => saysAgain(said, { sections, annexes, captions });
  const fromBody = new Map(delegationOf(sections).map(({ value }) => [value.name, value]));
  return {
    front,
    delegation: [
      ...front.officials.map(({ value, line }) => ({
        value: { ...fromBody.get(value.name), ...value },
        line,
        isOnCover: true,
      })),
      ...met.map((each) => ({ ...each, isOnCover: known.size === 0 })),
    ],
    period,
    sections,
    meetings: [...meetings, ...readExchanges(body, { partners, met: recorded })],
    unknownPartners: meetingsOfUnknown(sections, partners),
    captions,
    annexes,
    abbreviations: readAbbreviations(body),
    recommendations: readRecommendations(sections),
    leftOver: before.filter(({ number, text: said }) => !front.understood.has(number) && !isRepeated(said)),
  };
}

/** The form of an abstract, which some bind in behind the annexes. */
const SHEET = /^(?:.{1,3}、)?(?:行政院.*)?(?:因公)?出國報告書?(?:提要|摘要)表?$/;

/** A line of the contents that is a heading, an annex or a caption elsewhere; the word 目錄 itself. */
function saysAgain(
  said: string,
  { sections, annexes, captions }: Pick<ReadReport, 'sections' | 'annexes' | 'captions'>,
): boolean {
  const bare = plain(said.replace(/[\s.…·]*\d*$/, ''));
  return (
    /^(?:相片|照片|附件|附錄|圖表?)?目[錄次]$/.test(bare) ||
    sections.some(({ label, title }) => plain(label + title) === bare) ||
    annexes.some(({ number, title }) => bare === plain(`附件${number}${title}`)) ||
    captions.some(({ number, caption }) => bare === plain(`相片${number}${caption}`))
  );
}

const plain = (text: string): string => text.replaceAll(/\s/g, '');

/** Without a cover: from the first to the last day that chapters on time, programme and journey name. */
function periodOf(sections: readonly Section[]): Found<FoundDate> | undefined {
  const dated = sections
    .flatMap(({ title, lines }) =>
      lines.map((line, index) => ({
        ...line,
        isOfTime: ofTime.test(title) || ofTime.test(lines[index - 1]?.text ?? ''),
      })),
    )
    .filter(({ isOfTime }) => isOfTime);
  const year = dated.flatMap(({ text }) => findDates(text)).map(({ from }) => Number(from.slice(0, 4)))[0];
  const found = dated.flatMap(({ text, number }) =>
    findDates(text, year)
      .filter(({ from }) => from.length === DAY)
      .map((value) => ({ value, line: number })),
  );
  const days = found.flatMap(({ value }) => [value.from, value.to ?? value.from]).toSorted();
  const [first] = found;
  return (
    first && { line: first.line, value: { from: days[0] ?? '', to: days.at(-1) ?? '', isYearTaken: true } }
  );
}

const ofTime = /期間|時間|日期|行程|議程/;
const DAY = 'yyyy-mm-dd'.length;

function delegationOf(sections: readonly Section[]): readonly Found<NamedOfficial>[] {
  return sections
    .filter(({ title }) => /出國人員|我方.*代表|我方.*人員|代表團成員/.test(title))
    .flatMap(({ lines }) =>
      lines.flatMap(({ text, number }) => readOfficials(text).map((value) => ({ value, line: number }))),
    );
}
