import type { FoundMeeting } from './read-meetings.ts';
import { labelOf, type Section } from './read-outline.ts';
import type { ReadReport } from './read-report.ts';
import { foldLines, joinText, type SourceLine } from './source-line.ts';

const LONG_LINE = 12;

/**
 * `report.mdx` of the draft: every line that no field took, under its heading; a meeting stands as its
 * component, and what was said in it in its own readout. What of the cover was not understood comes first, in a
 * remark that no output prints.
 */
export function draftReport(
  report: ReadReport,
  { ids, note }: { readonly ids: ReadonlyMap<FoundMeeting, string>; readonly note: string },
): string {
  const meetings = new Map(report.meetings.map((meeting) => [meeting.line, meeting]));
  const photos = photoLines(report);
  const inMeetings = new Set(report.meetings.flatMap(({ lines }) => lines.map(({ number }) => number)));
  const left =
    report.leftOver.length === 0 ? [] : [remark([note, ...report.leftOver.map(({ text }) => text)])];
  const levels = nestedLevels(
    report.sections.filter(({ title, line }) => title !== '' && !meetings.has(line) && !inMeetings.has(line)),
  );
  const body = report.sections.flatMap((section) =>
    sectionBlocks(section, { meetings, inMeetings, ids, photos, levels }),
  );
  return `${[...left, ...body].join('\n\n')}\n`;
}

type Places = {
  readonly meetings: ReadonlyMap<number, FoundMeeting>;
  readonly inMeetings: ReadonlySet<number>;
  readonly photos: PhotoLines;
  readonly ids: ReadonlyMap<FoundMeeting, string>;
  readonly levels: ReadonlyMap<Section, number>;
};

/** Headings of a report that skip a level, each as deep as it stands within others. */
function nestedLevels(sections: readonly Section[]): ReadonlyMap<Section, number> {
  const around: number[] = [];
  return new Map(
    sections.map((section) => {
      while ((around.at(-1) ?? 0) >= section.level) around.pop();
      around.push(section.level);
      return [section, around.length];
    }),
  );
}

function sectionBlocks(
  section: Section,
  { meetings, inMeetings, ids, photos, levels }: Places,
): readonly string[] {
  const meeting = meetings.get(section.line);
  if (meeting) return [`<Bilateral id="${ids.get(meeting) ?? ''}" />`];
  if (inMeetings.has(section.line)) return [];
  const level = levels.get(section);
  const heading = level === undefined ? [] : [`${'#'.repeat(level + 1)} ${escapeMdx(section.title)}`];
  return [
    ...heading,
    ...paragraphs(
      section.lines.filter(({ number }) => !inMeetings.has(number)),
      photos,
    ),
  ];
}

/** What was said at a meeting, as it stands, without the lines that became its time, place and people. */
export function draftReadout(meeting: FoundMeeting, photos: PhotoLines): string | undefined {
  const blocks = paragraphs(
    meeting.lines.filter(({ number }) => !meeting.understood.has(number)),
    photos,
  );
  return blocks.length === 0 ? undefined : `${blocks.join('\n\n')}\n`;
}

/** Lines that were broken by the page alone are one paragraph again; rows of a table stay rows. */
function paragraphs(lines: readonly SourceLine[], photos: PhotoLines): readonly string[] {
  return foldLines<SourceLine, SourceLine>(
    lines,
    (line) => line,
    (last, { text, number }) =>
      isBroken(last.text, text) && !photos.has(last.number) && !photos.has(number)
        ? { ...last, text: joinText(last.text, text) }
        : undefined,
  ).map(({ text, number }) => {
    const photo = photos.get(number);
    return photo === undefined ? escapeMdx(text) : `<Photo id="${photo}" />`;
  });
}

/** The lines of the body that are captions, and whose. */
type PhotoLines = ReadonlyMap<number, string>;

export function photoLines({ captions }: Pick<ReadReport, 'captions'>): PhotoLines {
  return new Map(captions.map(({ line }, index) => [line, `photo-${index + 1}`]));
}

function isBroken(last: string, text: string): boolean {
  return (
    last.length >= LONG_LINE &&
    !/[。：:！？；;）)]$/.test(last) &&
    !/\t/.test(last + text) &&
    labelOf(text) === undefined &&
    !/^(?:相片|照片|圖|附件)\s*\d+|^[-•·]/.test(text)
  );
}

/** For whoever writes on: no output has it. */
const remark = (lines: readonly string[]): string =>
  `{/* ${lines.map((line) => line.replaceAll('*/', '* /')).join('\n')} */}`;

/** As text, whatever it holds: nothing of it is a component, an expression or a list. */
export function escapeMdx(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
