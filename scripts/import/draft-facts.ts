import { stringify } from 'yaml';
import { type DraftPerson, freeId, nameKey, slugOf } from './draft-people.ts';
import type { FoundMeeting } from './read-meetings.ts';
import type { ReadReport } from './read-report.ts';

/** What the report does not say and the user has said instead. */
export type GivenFacts = {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly timeZone: string;
  readonly person?: string;
  readonly language: string;
};

type Facts = {
  readonly given: GivenFacts;
  readonly people: ReadonlyMap<string, DraftPerson>;
  readonly marks: Marks;
};

/** The comments of a draft, in the user's language. */
export type Marks = {
  /** Beside what is sure: where it stands. */
  readonly source: (line: number) => string;
  readonly unsure: (line: number) => string;
  readonly zone: string;
  /** In the place of what no delegate can be without and the report does not say. */
  readonly post: { readonly agency: string; readonly title: string };
};

/** `mission.yaml` of the draft: each part with the line of the report that it was read from. */
export function draftMission(report: ReadReport, { given, people, marks }: Facts): string {
  const { front } = report;
  const part = (value: object, comment?: string): string =>
    `${comment === undefined ? '' : `# ${comment}\n`}${stringify(value, { lineWidth: 0 })}`;
  const sheet = {
    ...(front.pages && { pages: front.pages.value }),
    ...(front.organiser && { organiser: front.organiser.value }),
    ...(front.phone && { phone: front.phone.value }),
    category: 'other',
    keywords: front.keywords,
    abstract: front.abstract?.value ?? '',
  };
  return [
    '# yaml-language-server: $schema=../../schemas/mission.schema.json\n',
    part({ title: given.title }, front.title && marks.source(front.title.line)),
    part(
      { period: { from: given.from, to: given.to } },
      report.period && (report.period.value.isYearTaken ? marks.unsure : marks.source)(report.period.line),
    ),
    ...(front.reportDate
      ? [part({ reportDate: front.reportDate.value.from }, marks.source(front.reportDate.line))]
      : []),
    part({ places: [{ name: given.place, timeZone: given.timeZone }] }, marks.zone),
    delegationPart(report, { given, people, marks }),
    ...roomsPart(report),
    ...(front.abstract ? [part({ abstractSheet: sheet }, marks.source(front.abstract.line))] : []),
    listPart(
      'photos',
      report.captions.map((each, index) => ({
        line: each.line,
        value: {
          id: `photo-${index + 1}`,
          caption: each.caption,
          ...(each.people.length > 0 && { people: each.people.map((name) => inPhoto(name, people)) }),
        },
      })),
      marks,
    ),
    listPart(
      'annexes',
      report.annexes.map(({ number, title, page, line }) => ({
        line,
        value: { id: `annex-${number}`, title, ...(page && { page }) },
      })),
      marks,
    ),
    listPart(
      'recommendations',
      report.recommendations.map(({ text, line }, index) => ({
        line,
        isUnsure: true,
        value: { id: `recommendation-${index + 1}`, text },
      })),
      marks,
    ),
  ].join('');
}

function inPhoto(
  name: string,
  people: ReadonlyMap<string, DraftPerson>,
): string | { readonly unnamed: string } {
  const plain = name.replace(/^(?:Mr|Ms|Mrs|Dr)\.? /, '');
  return people.get(nameKey(plain))?.id ?? { unnamed: name };
}

type Item = { readonly line: number; readonly value: object; readonly isUnsure?: boolean };

function listPart(name: string, items: readonly Item[], marks: Marks): string {
  if (items.length === 0) return '';
  const lines = items.map(({ line, value, isUnsure }) => {
    const [first = '', ...rest] = stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
    const comment = (isUnsure ? marks.unsure : marks.source)(line);
    return [`  # ${comment}`, `  - ${first}`, ...rest.map((each) => `    ${each}`)].join('\n');
  });
  return `${name}:\n${lines.join('\n')}\n`;
}

function delegationPart(report: ReadReport, { given, people, marks }: Facts): string {
  const items = report.delegation.map(({ value: { name, ...post }, line, isOnCover }) => ({
    line,
    value: {
      person: people.get(nameKey(name))?.id ?? name,
      ...marks.post,
      ...post,
      ...(!isOnCover && { joinedLocally: true }),
    },
    isUnsure: !isOnCover,
  }));
  return items.length > 0
    ? listPart('delegation', items, marks)
    : stringify({ delegation: [{ person: given.person ?? '', ...marks.post }] });
}

function roomsPart(report: ReadReport): readonly string[] {
  const rooms = roomsOf(report);
  return rooms.size === 0
    ? []
    : [stringify({ rooms: [...rooms].map(([name, id]) => ({ id, name })) }, { lineWidth: 0 })];
}

function roomsOf({ meetings }: ReadReport): ReadonlyMap<string, string> {
  const rooms = new Map<string, string>();
  for (const { place } of meetings) {
    if (place === undefined || rooms.has(place)) continue;
    const slug = slugOf(place)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/-{2,}/g, '-')
      .replace(/^-|-$/g, '');
    // A number alone is no name for a room.
    const id = /^[\d-]*$/.test(slug) ? ['room', slug].filter((each) => each !== '').join('-') : slug;
    rooms.set(place, freeId(id, new Set(rooms.values())));
  }
  return rooms;
}

const LONGEST_POINT = 60;

/** `bilaterals.yaml` of the draft, with the identifier of each meeting. */
export function draftBilaterals(
  report: ReadReport,
  { people, marks }: Pick<Facts, 'people' | 'marks'>,
): { readonly text: string; readonly ids: ReadonlyMap<FoundMeeting, string> } {
  const rooms = roomsOf(report);
  const ids = new Map<FoundMeeting, string>();
  const items = report.meetings.map((meeting) => {
    const id = freeId(meeting.partners.join('-').toLowerCase(), new Set(ids.values()));
    ids.set(meeting, id);
    const room = meeting.place === undefined ? undefined : rooms.get(meeting.place);
    const { date, time } = meeting;
    const points = meeting.items.map(({ text }) => text).filter((text) => text.length <= LONGEST_POINT);
    return {
      line: meeting.line,
      isUnsure: meeting.isInPassing === true || (date?.isYearTaken === true && time === undefined),
      value: {
        id,
        partners: meeting.partners,
        format: meeting.format,
        status: 'held',
        ...(meeting.isInPassing ? {} : { title: meeting.title }),
        ...(date && time && { placement: { date: date.from, ...time, ...(room && { room }) } }),
        theirs: meeting.guests.map(({ name, office, title }) => ({
          person: people.get(nameKey(name))?.id ?? name,
          ...(office && { office }),
          ...(title && { title }),
        })),
        ...(points.length > 0 && { points }),
      },
    };
  });
  const head = '# yaml-language-server: $schema=../../schemas/bilaterals.schema.json\n';
  return { text: head + (items.length > 0 ? listPart('bilaterals', items, marks) : 'bilaterals: []\n'), ids };
}
